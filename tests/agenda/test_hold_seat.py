"""Seats in a body."""

from datetime import date
from uuid import uuid4

import pytest

from services.agenda.models.body import Body, Seat
from services.agenda.models.refusals import ChangedMeanwhile, EndsBeforeItStarts, NotThere
from services.agenda.usecases.hold_seat import hold_seat
from tests.agenda.council import body, organisation
from tests.agenda.meetings import stored
from tests.house_under_test import House

MAY = date(2024, 5, 14)


def test_a_state_or_an_organisation_holds_it(house: House) -> None:
    with house.agenda.session() as session:
        council, office = body(session), organisation(session)
        hold_seat(session, body_id=council.id, state_code="KAZ", began_on=MAY)
        chair = {"en": "Chair", "ru": "Председатель"}
        hold_seat(session, body_id=council.id, organisation_id=office.id, office=chair)
        kept = {each.state_code: each for each in stored(session, Seat)}
        assert kept["KAZ"].began_on == MAY
        assert (kept[None].organisation_id, kept[None].office) == (office.id, chair)
        assert stored(session, Body, council.id).revision == 3


def test_it_comes_to_its_end(house: House) -> None:
    with house.agenda.session() as session:
        council = body(session)
        seat = hold_seat(session, body_id=council.id, state_code="KAZ", began_on=MAY)
        held = {"body_id": council.id, "seat_id": seat.id, "state_code": "KAZ", "began_on": MAY}
        hold_seat(session, **held, ended_on=date(2026, 5, 14), revision=2)  # type: ignore[arg-type]
        (kept,) = stored(session, Seat)
        assert kept.ended_on == date(2026, 5, 14)


def test_twice_under_one_id_is_once(house: House) -> None:
    same = uuid4()
    with house.agenda.session() as session:
        council = body(session)
        for code in ("KAZ", "UZB"):
            hold_seat(session, body_id=council.id, state_code=code, seat_id=same)
        assert [each.state_code for each in stored(session, Seat)] == ["KAZ"]


def test_is_refused(house: House) -> None:
    with house.agenda.session() as session:
        council, other = body(session), body(session, "Other")
        seat = hold_seat(session, body_id=council.id, state_code="KAZ")
        with pytest.raises(NotThere):
            hold_seat(session, body_id=uuid4(), state_code="KAZ")
        with pytest.raises(NotThere):
            hold_seat(session, body_id=council.id, organisation_id=uuid4())
        with pytest.raises(NotThere):
            hold_seat(session, body_id=other.id, seat_id=seat.id, state_code="UZB", revision=1)
        with pytest.raises(NotThere):
            hold_seat(session, body_id=council.id, seat_id=uuid4(), state_code="UZB", revision=2)
        with pytest.raises(ChangedMeanwhile):
            hold_seat(session, body_id=council.id, seat_id=seat.id, state_code="UZB", revision=1)
        early = date(2023, 1, 1)
        with pytest.raises(EndsBeforeItStarts):
            hold_seat(session, body_id=council.id, state_code="UZB", began_on=MAY, ended_on=early)
        assert [each.state_code for each in stored(session, Seat)] == ["KAZ"]
