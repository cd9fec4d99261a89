"""Whoever reads Redis learns that something is under way, and not about whom."""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from shared.logging import JsonLines
from shared.messaging import queues
from tests.shared.town import KEY, TELLTALE, Town, meeting

READINGS = (
    TELLTALE.encode(),
    json.dumps(TELLTALE)[1:-1].encode(),
    base64.b64encode(TELLTALE.encode())[4:-8],
    b"Tashkent",
    KEY.encode(),
)


def _everything_in(redis: Any) -> Iterator[bytes]:
    """Each key with its value, whatever its kind, as Redis itself would write it to disk."""
    for key in redis.scan_iter():
        yield key
        kind = redis.type(key)
        if kind == b"string":
            yield redis.get(key) or b""
        elif kind == b"hash":
            yield from (part for pair in redis.hgetall(key).items() for part in pair)
        elif kind == b"list":
            yield from redis.lrange(key, 0, -1)
        elif kind == b"set":
            yield from redis.smembers(key)
        elif kind == b"zset":
            yield from redis.zrange(key, 0, -1)
        elif kind == b"stream":
            yield repr(redis.xrange(key)).encode()
        else:
            raise AssertionError(f"a kind of key nobody looks into: {kind!r}")


def _assert_unreadable(redis: Redis) -> int:
    contents = list(_everything_in(redis))
    for content in contents:
        for reading in READINGS:
            assert reading not in content
    return len(contents)


def test_no_word_of_a_message_can_be_read_in_redis(town: Town) -> None:
    town.agenda.tell(meeting(), meeting("troublesome"))
    town.agenda.relay.carry()
    assert _assert_unreadable(town.agenda.redis) > 10, "there must be something to look at"
    town.registration.work()
    town.badges.work()
    _assert_unreadable(town.agenda.redis)
    town.agenda.work()
    _assert_unreadable(town.agenda.redis)


def test_no_word_of_a_message_stays_in_a_job_that_broke(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> bool:
        raise RuntimeError("broke outside of every handler")

    monkeypatch.setattr("shared.messaging.inbox.Consumer._apply", breaks)
    town.agenda.tell(meeting())
    town.agenda.relay.carry()
    town.registration.work()
    left = set(town.agenda.redis.scan_iter("rq:job:*"))
    waiting = Queue("badges", connection=town.agenda.redis).job_ids
    assert left == {f"rq:job:{id_}".encode() for id_ in waiting}
    _assert_unreadable(town.agenda.redis)
    assert town.agenda.open() == 2, "it will come again"


def test_job_is_described_by_one_fixed_word(town: Town) -> None:
    town.agenda.tell(meeting())
    town.agenda.relay.carry()
    (job,) = Queue("badges", connection=town.agenda.redis, serializer=JSONSerializer).jobs
    assert job.description == "facts"
    assert job.func_name == queues.RECEIVE
    assert re.fullmatch(r"[0-9a-f]{32}", job.id)


def test_arguments_travel_as_json(town: Town) -> None:
    town.agenda.tell(meeting())
    town.agenda.relay.carry()
    (job,) = Queue("badges", connection=town.agenda.redis, serializer=JSONSerializer).jobs
    raw: Any = town.agenda.redis.hget(f"rq:job:{job.id}", "data")
    _, _, arguments, _ = json.loads(zlib.decompress(raw))
    assert list(arguments[0]) == ["envelopes"]


def test_no_word_of_a_message_is_logged(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    town.agenda.tell(meeting(), meeting("troublesome"))
    town.round()
    lines = "\n".join(JsonLines("agenda", "worker").format(record) for record in caplog.records)
    assert "could not apply" in lines
    assert TELLTALE not in lines
    assert json.dumps(TELLTALE)[1:-1] not in lines
