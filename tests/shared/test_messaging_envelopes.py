"""What a message carries, for how long, and who can open it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Row, select

from shared import clock
from shared.logging import JsonLines, correlation_id
from shared.messaging.envelope import Seal
from shared.messaging.relay import KEEP_BODIES
from shared.messaging.tables import delivery, outbox
from tests.shared.town import TELLTALE, HandlerFailed, StoppedClock, Town, meeting


def _rows(town: Town) -> list[Row[Any]]:
    with town.agenda.session() as session:
        return list(town.agenda.relay._due(session))


def test_envelope_sealed_with_a_foreign_key_holds_up_nobody(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    fact = meeting()
    town.agenda.tell(fact)
    foreign = Seal(Fernet.generate_key().decode()).close(uuid4(), fact.NAME, clock.now(), "", "{}")
    ((_, ours), *_) = list(town.agenda.relay._jobs(_rows(town)))
    town.registration.consumer().take({"envelopes": [foreign, "no envelope at all", *ours]})
    assert town.registration.heard() == {fact.meeting_id: 1}
    assert caplog.text.count("could not open an envelope") == 2


def test_old_keys_still_open_what_they_closed() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    id_ = uuid4()
    sealed = Seal(old).close(id_, "agenda.meeting_opened.v1", clock.now(), "c", '{"a": 1}')
    assert Seal(f"{new}, {old}").open(sealed).data == {"a": 1}
    assert Seal(f"{new},{old}").open(sealed).id == id_


def test_bodies_are_emptied_a_day_after_everyone_has_acknowledged(
    town: Town, stopped_clock: StoppedClock
) -> None:
    town.agenda.tell(meeting())
    town.round()
    waiting = meeting("troublesome")
    town.agenda.tell(waiting)
    town.round()
    stopped_clock.forward(seconds=(KEEP_BODIES - timedelta(minutes=1)).total_seconds())
    town.agenda.relay.tidy()
    assert all(row.body for row in town.agenda.deliveries())
    stopped_clock.forward(minutes=2)
    town.agenda.relay.tidy()
    emptied = {row.body is None for row in town.agenda.deliveries() if row.acknowledged_at}
    kept = {row.body is None for row in town.agenda.deliveries() if not row.acknowledged_at}
    assert (emptied, kept) == ({True}, {False})


def test_body_stays_while_one_of_two_has_not_acknowledged(
    town: Town, stopped_clock: StoppedClock
) -> None:
    town.agenda.tell(meeting())
    town.agenda.relay.carry()
    town.registration.work()
    town.agenda.work()
    stopped_clock.forward(days=3)
    town.agenda.relay.tidy()
    with town.agenda.session() as session:
        assert session.scalar(select(outbox.c.body)) is not None
        (waiting,) = session.scalars(
            select(delivery.c.queue).where(delivery.c.acknowledged_at.is_(None))
        )
    assert waiting == "badges"


def test_correlation_travels_from_the_teller_to_the_handler(town: Town) -> None:
    seen: list[str] = []
    fact = meeting()
    town.registration.handlers = {type(fact): lambda session, f: seen.append(correlation_id.get())}
    token = correlation_id.set("0123456789abcdef0123456789abcdef")
    town.agenda.tell(fact)
    correlation_id.reset(token)
    town.round()
    assert seen == ["0123456789abcdef0123456789abcdef"]


def test_handler_failure_is_known_by_its_kind_and_not_by_its_words(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.agenda.tell(meeting("troublesome"))
    town.round()
    lines = [JsonLines("registration", "worker").format(record) for record in caplog.records]
    told = "\n".join(lines)
    assert HandlerFailed.__name__ in told
    assert TELLTALE not in told
