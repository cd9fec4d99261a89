"""Somebody has come."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from services.badges.models.arrival import Arrival
from services.badges.models.refusals import NoSuchBadge, NotApproved
from services.badges.usecases.record_arrival import record_arrival
from shared import clock
from shared.contracts.badges import ArrivalRecorded
from tests.badges.people import participant, person_id
from tests.badges.state import told
from tests.house_under_test import ServiceUnderTest
from tests.people import DESK, OTHER_MEETING_ID, SEMINAR_ID

NOON = datetime(2027, 9, 23, 7, 0, tzinfo=UTC)


def receive(badges: ServiceUnderTest, station: str = "Registan 1") -> Arrival:
    with badges.session() as session:
        arrival = record_arrival(
            session,
            meeting_id=SEMINAR_ID,
            participant_id=person_id(1),
            station=station,
            recorded_by=DESK.id,
        )
        session.commit()
        return arrival


def arrivals(badges: ServiceUnderTest) -> list[Arrival]:
    with badges.session() as session:
        return list(session.scalars(select(Arrival)))


def test_arrival_is_recorded_and_told(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    receive(badges)
    (arrival,) = arrivals(badges)
    assert (arrival.station, arrival.recorded_by) == ("Registan 1", DESK.id)
    assert told(badges, ArrivalRecorded) == 1


def test_told_once_when_received_twice(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    first = receive(badges)
    second = receive(badges, "Registan 2")
    assert (first.id, first.arrived_at) == (second.id, second.arrived_at)
    assert second.station == "Registan 1"
    assert told(badges, ArrivalRecorded) == 1


def test_told_once_when_two_desks_press_at_once(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    with ThreadPoolExecutor(6) as desks:
        list(desks.map(lambda number: receive(badges, f"Desk {number}"), range(6)))
    assert len(arrivals(badges)) == 1


def test_earliest_is_kept_when_it_is_recorded_last(
    badges: ServiceUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    badges.hear(participant())
    monkeypatch.setattr(clock, "now", lambda: NOON)
    receive(badges, "Late desk")
    monkeypatch.setattr(clock, "now", lambda: NOON - timedelta(minutes=5))
    receive(badges, "Early desk")
    (arrival,) = arrivals(badges)
    assert (arrival.station, arrival.arrived_at) == ("Early desk", NOON - timedelta(minutes=5))
    assert told(badges, ArrivalRecorded) == 2


def test_refused_when_not_approved(badges: ServiceUnderTest) -> None:
    badges.hear(participant(state="submitted", may_print=False))
    with pytest.raises(NotApproved):
        receive(badges)
    assert arrivals(badges) == []


def test_refused_when_of_another_meeting(badges: ServiceUnderTest) -> None:
    badges.hear(participant(meeting_id=OTHER_MEETING_ID))
    with pytest.raises(NoSuchBadge):
        receive(badges)


def test_refused_when_unknown(badges: ServiceUnderTest) -> None:
    with pytest.raises(NoSuchBadge):
        receive(badges)
