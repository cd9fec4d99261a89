"""What goes first and what again: new before old, ever more seldom, never older over newer."""

from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import select

from shared.contracts.registration import MailDue
from shared.db import keep_newer
from shared.messaging.relay import Relay, wait_before
from tests.shared.town import MeetingHeard, StoppedClock, Town, meeting


def test_older_revision_is_ignored(town: Town) -> None:
    newer, older = meeting(revision=7), meeting(revision=6)
    older = meeting(revision=6, id_=newer.meeting_id)
    town.agenda.tell(newer)
    town.round()
    town.agenda.tell(older)
    town.round()
    assert town.registration.heard() == {newer.meeting_id: 7}
    assert town.agenda.open() == 0, "ignored is applied: it does not come again"


def test_newest_revision_wins_when_many_are_kept_at_once(town: Town) -> None:
    id_ = uuid4()
    revisions = [3, 9, 1, 12, 5, 8, 2, 11]
    together = Barrier(len(revisions))
    changed: dict[int, bool] = {}

    def keep(revision: int) -> None:
        with town.registration.session() as session:
            together.wait()
            values = {"id": id_, "revision": revision, "name": f"reading {revision}"}
            changed[revision] = keep_newer(session, MeetingHeard, values)
            session.commit()

    threads = [Thread(target=keep, args=(revision,)) for revision in revisions]
    town.registration.database.engine.dispose()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    with town.registration.session() as session:
        (kept,) = session.scalars(select(MeetingHeard))
    assert (kept.revision, kept.name) == (12, "reading 12")
    assert changed[12]
    assert len(changed) == len(revisions)


def test_resends_come_ever_more_seldom(town: Town, stopped_clock: StoppedClock) -> None:
    town.registration.tell(MailDue(mail_id=uuid4()))
    waits = []
    for _ in range(9):
        before = stopped_clock.at
        (row,) = town.registration.deliveries()
        stopped_clock.at = row.due_at - timedelta(milliseconds=1)
        assert town.registration.relay.carry() == 0
        stopped_clock.forward(milliseconds=1)
        assert town.registration.relay.carry() == 1
        waits.append((stopped_clock.at - before).total_seconds())
    assert waits[0] == 0
    assert 5 <= waits[1] <= 8
    # Each pause is about twice the last one, and none is longer than a quarter of an hour.
    assert all(late > early for early, late in pairwise(waits))
    assert waits[-1] <= 15 * 60
    assert wait_before(400) <= timedelta(minutes=12, seconds=30)


def test_news_go_before_what_has_failed_already(
    town: Town, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [meeting("troublesome") for _ in range(3)]
    town.agenda.tell(*old)
    town.round()
    stopped_clock.forward(seconds=30)
    new = meeting()
    town.agenda.tell(new)
    monkeypatch.setattr("shared.messaging.relay.AT_ONCE", 2)
    with town.agenda.session() as session:
        due = town.agenda.relay._due(session)
    assert {row.attempts for row in due} == {0}


def test_two_relays_at_once_send_nothing_twice(town: Town) -> None:
    town.agenda.tell(*(meeting() for _ in range(150)))
    second = Relay(town.agenda.database, town.agenda.redis, town.agenda.relay._seal)
    together = Barrier(2)

    def carry(relay: Relay) -> None:
        together.wait()
        while relay.carry():
            pass

    threads = [Thread(target=carry, args=(relay,)) for relay in (town.agenda.relay, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    # What one relay held while the other looked was skipped; nobody holds it now.
    while town.agenda.relay.carry():
        pass
    assert {row.attempts for row in town.agenda.deliveries()} == {1}


def test_rows_that_one_relay_holds_are_invisible_to_the_other(town: Town) -> None:
    town.agenda.tell(meeting())
    with town.agenda.session() as first, town.agenda.session() as second:
        assert len(town.agenda.relay._due(first)) == 2
        assert town.agenda.relay._due(second) == []
