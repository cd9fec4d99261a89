"""Paper leaves the printer for those alone who may wear it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.badges.models.badge import Badge
from services.badges.models.badge_print import BadgePrint
from services.badges.models.refusals import (
    NoSuchBadge,
    NoSuchReason,
    NotApproved,
    ReasonMissing,
)
from services.badges.usecases.print_badge import print_badge
from services.badges.usecases.record_arrival import record_arrival
from shared import clock
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, draw, prints
from tests.house_under_test import ServiceUnderTest
from tests.people import DESK, OTHER_MEETING_ID, SEMINAR_ID

PRESS = UUID("00000000-0000-4000-8000-0000000000f1")


def to_printer(
    badges: ServiceUnderTest,
    badge: Badge,
    print_id: UUID | None = None,
    *,
    reason: str = "",
    meeting_id: UUID = SEMINAR_ID,
) -> Badge:
    with badges.session() as session:
        printed = print_badge(
            session,
            meeting_id=meeting_id,
            badge_id=badge.id,
            print_id=print_id or uuid4(),
            station="Registan 1",
            printed_by=DESK.id,
            reason=reason,
        )
        session.commit()
        return printed


def test_printing_is_on_record(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    to_printer(badges, badge_of(badges, person_id(1)))
    (printing,) = prints(badges)
    assert (printing.station, printing.printed_by, printing.reason) == ("Registan 1", DESK.id, "")


def test_due_badge_is_drawn_at_the_desk_when_the_queue_is_behind(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    printed = to_printer(badges, badge_of(badges, person_id(1)))
    assert printed.is_ready
    assert badge_of(badges, person_id(1)).pdf is not None


def test_same_press_sent_twice_is_one_printing(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    press = uuid4()
    to_printer(badges, badge_of(badges, person_id(1)), press)
    to_printer(badges, badge_of(badges, person_id(1)), press)
    assert len(prints(badges)) == 1


def test_second_printing_needs_a_reason(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badge = badge_of(badges, person_id(1))
    to_printer(badges, badge)
    with pytest.raises(ReasonMissing):
        to_printer(badges, badge)
    to_printer(badges, badge, reason="damaged")
    assert [printing.reason for printing in prints(badges)] == ["", "damaged"]


def test_database_refuses_a_second_first_printing(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badge = badge_of(badges, person_id(1))
    to_printer(badges, badge)
    with badges.session() as session:
        session.add(
            BadgePrint(badge_id=badge.id, printed_at=clock.now(), printed_by=DESK.id, station="")
        )
        with pytest.raises(IntegrityError, match="uq_badge_print_first"):
            session.flush()


def test_refused_for_a_reason_that_is_none(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    with pytest.raises(NoSuchReason):
        to_printer(badges, badge_of(badges, person_id(1)), reason="because")


def test_refused_when_revoked(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    badge = badge_of(badges, person_id(1))
    badges.hear(participant(revision=2, state="withdrawn", may_print=False))
    with pytest.raises(NotApproved):
        to_printer(badges, badge)
    assert prints(badges) == []


def test_refused_in_another_meeting(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    with pytest.raises(NoSuchBadge):
        to_printer(badges, badge_of(badges, person_id(1)), meeting_id=OTHER_MEETING_ID)


def test_approval_taken_back_waits_for_the_printing_that_was_quicker(
    badges: ServiceUnderTest,
) -> None:
    badges.hear(participant())
    badge = badge_of(badges, person_id(1))
    taken_back = threading.Thread(
        target=badges.hear, args=(participant(revision=2, state="withdrawn", may_print=False),)
    )
    with badges.session() as session:
        print_badge(
            session,
            meeting_id=SEMINAR_ID,
            badge_id=badge.id,
            print_id=uuid4(),
            station="",
            printed_by=DESK.id,
        )
        taken_back.start()
        taken_back.join(0.4)
        assert taken_back.is_alive()
        session.commit()
    taken_back.join(10)
    with pytest.raises(NotApproved):
        to_printer(badges, badge, reason="lost")
    assert len(prints(badges)) == 1


def test_two_desks_that_press_at_once_both_come_through(badges: ServiceUnderTest) -> None:
    """As does a button that is pressed twice: neither waits for what the other holds."""
    badges.hear(participant())
    badge = badge_of(badges, person_id(1))

    def receive_and_print(session: Session, *, slowly: Callable[[], None]) -> None:
        record_arrival(
            session,
            meeting_id=SEMINAR_ID,
            participant_id=person_id(1),
            station="Registan 1",
            recorded_by=DESK.id,
        )
        slowly()
        print_badge(
            session,
            meeting_id=SEMINAR_ID,
            badge_id=badge.id,
            print_id=PRESS,
            station="Registan 1",
            printed_by=DESK.id,
        )
        session.commit()

    def second_press() -> None:
        with badges.session() as session:
            receive_and_print(session, slowly=lambda: None)

    with ThreadPoolExecutor(1) as desk, badges.session() as session:
        started: list[Future[None]] = []

        def meanwhile() -> None:
            started.append(desk.submit(second_press))
            with suppress(TimeoutError):
                started[0].result(0.4)

        receive_and_print(session, slowly=meanwhile)
        started[0].result(10)
    assert len(prints(badges)) == 1


def test_refused_when_the_press_was_for_another_badge(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badges.hear(participant(2))
    to_printer(badges, badge_of(badges, person_id(1)), print_id=PRESS)
    with pytest.raises(NoSuchBadge):
        to_printer(badges, badge_of(badges, person_id(2)), print_id=PRESS)
    assert [printing.badge_id for printing in prints(badges)] == [badge_of(badges, person_id(1)).id]
