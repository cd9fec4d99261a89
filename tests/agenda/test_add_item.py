"""Adding an item to the programme."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from services.agenda.models.change import Change
from services.agenda.models.item import Item
from services.agenda.models.refusals import (
    EndsBeforeItStarts,
    NotThere,
    OutsideDays,
    RoomNotThere,
)
from services.agenda.queries.draft import draft_of
from tests.agenda.meetings import CHAIR, at, item, room, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID


def test_stands_in_the_programme_with_its_speakers_in_order(house: House) -> None:
    second = {"names": {"en": "Soekarno"}, "post": {}}
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session)
        item(session, "09:00", "10:15", room_id=hall.id, speakers=[CHAIR, second])
        session.commit()
        (made,) = stored(session, Item)
        assert made.starts_at == at(1, "09:00")
        assert made.room_id == hall.id
        assert [(each.position, each.speaker.names) for each in made.interventions] == [
            (1, CHAIR["names"]),
            (2, {"en": "Soekarno"}),
        ]


def test_waits_to_be_placed_while_it_has_no_hour(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        waiting = item(session, "09:00", "09:45", starts_at=None)
        session.commit()
        (made,) = stored(session, Item)
        assert (made.starts_at, made.ends_at, made.minutes) == (None, None, 45)
        assert [each.id for each in draft_of(session, meeting, NODIRA.id).waiting] == [waiting.id]


def test_stands_in_the_history_of_the_draft(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        made = item(session, "09:00", "10:00")
        (change,) = stored(session, Change)
        assert (change.number, change.made_by, change.act) == (1, NODIRA.id, "added")
        before, after = change.items[str(made.id)]
        assert (before, after["minutes"]) == (None, 60)
        assert meeting.draft_number == 1


def test_only_a_working_group_has_a_letter(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        group = item(session, "09:00", "10:00", kind="working_group", group_ordinal=3)
        plenary = item(session, "10:00", "11:00", kind="plenary", group_ordinal=3)
        assert (group.group_ordinal, plenary.group_ordinal) == (3, None)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"meeting_id": OTHER_MEETING_ID}, NotThere),
        ({"starts_at": at(1, "09:00") - timedelta(days=1)}, OutsideDays),
        (
            {"starts_at": at(3, "23:00"), "minutes": 120},
            OutsideDays,
        ),
        ({"starts_at": at(1, "11:00"), "minutes": -60}, EndsBeforeItStarts),
        ({"starts_at": at(1, "11:00"), "minutes": 0}, EndsBeforeItStarts),
    ],
)
def test_is_refused_when_it_cannot_take_place(
    house: House, values: dict[str, Any], refusal: type[Exception]
) -> None:
    with house.agenda.session() as session:
        seminar(session)
        with pytest.raises(refusal):
            item(session, "09:00", "10:00", **values)
        assert stored(session, Item) == []


def test_is_refused_in_another_meetings_room(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = room(session, meeting_id=OTHER_MEETING_ID)
        with pytest.raises(RoomNotThere):
            item(session, "09:00", "10:00", room_id=theirs.id)


def test_the_database_itself_refuses_another_meetings_room(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = room(session, meeting_id=OTHER_MEETING_ID)
        ours = item(session, "09:00", "10:00")
        ours.room_id = theirs.id
        with pytest.raises(IntegrityError, match="fk_item_meeting_id_room_id"):
            session.flush()


def test_sent_twice_at_once_under_one_id_it_is_one(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.commit()
    id_ = uuid4()

    def add(_: int) -> UUID:
        with house.agenda.session() as session:
            made = item(session, "09:00", "10:00", item_id=id_)
            session.commit()
            return made.id

    with ThreadPoolExecutor(4) as hands:
        assert set(hands.map(add, range(4))) == {id_}
    with house.agenda.session() as session:
        assert len(stored(session, Item)) == 1
