"""Saying when the building is open, where interpreters sit and how long one walks."""

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.room import Room
from services.agenda.queries.building import Building, building_of, way
from services.agenda.usecases.change_building import change_building
from tests.agenda.meetings import room, seminar, stored
from tests.house_under_test import House
from tests.people import EDITOR, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID


def change(session: Session, building: Building, seen: str = "") -> None:
    now = building_of(session, session.get_one(Meeting, SEMINAR_ID)).mark
    who = {"meeting_id": SEMINAR_ID, "made_by": EDITOR.id}
    change_building(session, **who, seen=seen or now, building=building)


def test_is_as_it_was_said_and_the_draft_is_another(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex", booths=2)
        before = made.draft_number
        building = Building(
            hours={SEMINAR.starts_on: (time(8), time(19))},
            booths={hall.id: 4, annex.id: 2},
            ways={way(hall.id, annex.id): 12},
        )
        change(session, building)
        session.commit()
        assert building_of(session, stored(session, Meeting, SEMINAR_ID)) == building
        assert stored(session, Meeting, SEMINAR_ID).draft_number == before + 1
        assert (stored(session, Room, hall.id).booths, stored(session, Room, hall.id).revision) == (
            4,
            2,
        )
        assert stored(session, Room, annex.id).revision == 1
        change(session, Building(hours={}, booths={}, ways={}))
        assert stored(session, OpeningHours) == stored(session, Walk) == []
        assert stored(session, Room, hall.id).booths == 4


def test_is_refused_when_it_was_changed_meanwhile(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        hall = room(session, "Hall")
        seen = building_of(session, made)
        change(session, replace(seen, booths={hall.id: 3}))
        with pytest.raises(ChangedMeanwhile):
            change(session, replace(seen, booths={hall.id: 5}), seen.mark)
        assert stored(session, Room, hall.id).booths == 3


def test_is_of_one_meeting(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        who = {"meeting_id": OTHER_MEETING_ID, "made_by": EDITOR.id}
        with pytest.raises(NotThere):
            change_building(session, **who, seen="", building=Building({}, {}, {}))
