"""Somebody who got into Redis, and reads all that is there."""

import json
from collections.abc import Iterable

from tests.topology.engine import Containers
from tests.topology.thread import Person
from tests.topology.visitor import NotSo

# Every value in Redis, of whichever kind, as text; RQ packs what a job carries.
ALL_IN_REDIS = """
import os, zlib
from redis import Redis

def said(value):
    if isinstance(value, dict):
        return [each for pair in value.items() for word in pair for each in said(word)]
    if isinstance(value, (list, set)):
        return [each for word in value for each in said(word)]
    if isinstance(value, bytes):
        try:
            value = zlib.decompress(value)
        except zlib.error:
            pass
        return [value.decode(errors="replace")]
    return [str(value)]

redis = Redis.from_url(os.environ["REDIS_URL"])
ways = {
    b"hash": redis.hgetall, b"list": lambda key: redis.lrange(key, 0, -1), b"set": redis.smembers,
    b"zset": lambda key: redis.zrange(key, 0, -1), b"string": redis.get,
    b"stream": lambda key: str(redis.xrange(key)),
}
for key in redis.scan_iter():
    kind = redis.type(key)
    if kind in ways:
        print(*said(key), *said(ways[kind](key)))
"""


def hears_nothing(house: Containers, people: Iterable[Person]) -> None:
    """While facts about them are under way, nothing in Redis says a word about these people."""
    held = house.run_in("agenda", "python", "-c", ALL_IN_REDIS)
    if "envelopes" not in held:
        raise NotSo(f"Nothing was under way, so nothing could be read: {held[:300]}")
    for person in people:
        for word in (person.given_names, person.family_name, person.own_name, person.email):
            if word in held or json.dumps(word)[1:-1] in held:
                raise NotSo(f"Redis tells about {word}")
