"""Changing an item of the programme."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import (
    ChangedMeanwhile,
    EndsBeforeItStarts,
    NotThere,
    OutsideDays,
    RoomNotThere,
)
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.change_meeting import change_meeting
from tests.agenda.meetings import CHAIR, at, item, room, seminar, speech, stored
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def change(session: Session, which: Item, **other: Any) -> Item:
    place: dict[str, Any] = {
        "meeting_id": SEMINAR_ID,
        "made_by": NODIRA.id,
        "item_id": which.id,
        "revision": which.revision,
        "room_id": which.room_id,
        "starts_at": which.starts_at,
        "minutes": which.minutes,
    }
    place = {name: other.pop(name, usual) for name, usual in place.items()}
    return change_item(session, **place, substance=replace(which.substance, **other))


def test_says_and_places_what_was_saved(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session)
        opening = item(session, "09:00", "10:00")
        place = {"room_id": hall.id, "starts_at": at(2, "14:00"), "minutes": 90}
        change(session, opening, **place, kind="working_group", group_ordinal=2, names={"ar": "ب"})
        session.commit()
        (now,) = stored(session, Item)
    assert (now.room_id, now.starts_at, now.minutes) == tuple(place.values())
    assert (now.kind, now.group_ordinal, now.names, now.revision) == (
        "working_group",
        2,
        {"ar": "ب"},
        2,
    )


@pytest.mark.parametrize("names", [[], ["A"], ["B", "A"], ["A", "B", "C", "D"]])
def test_has_these_speakers_in_this_order(house: House, names: list[str]) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00", speakers=[CHAIR, CHAIR, CHAIR])
        session.commit()
        speeches = [speech(session, {"names": {"en": name}, "post": {}}) for name in names]
        change(session, opening, speeches=tuple(speeches))
        session.commit()
        (now,) = stored(session, Item)
        assert [each.speaker.names["en"] for each in now.interventions] == names


def test_is_refused_when_somebody_else_saved_meanwhile(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        change(session, opening, names={"en": "Theirs"})
        session.commit()
        with pytest.raises(ChangedMeanwhile):
            change(session, opening, revision=1, names={"en": "Mine"})
        session.rollback()
        assert stored(session, Item)[0].names == {"en": "Theirs"}


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"starts_at": at(3, "09:00").replace(day=29)}, OutsideDays),
        ({"minutes": 0}, EndsBeforeItStarts),
        ({"room_id": OTHER_MEETING_ID}, RoomNotThere),
        ({"meeting_id": OTHER_MEETING_ID}, NotThere),
    ],
)
def test_is_refused_when_it_cannot_take_place(
    house: House, values: dict[str, Any], refusal: type[Exception]
) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        with pytest.raises(refusal):
            change(session, opening, **values)


def test_meeting_that_was_shortened_meanwhile_is_obeyed(house: House) -> None:
    """The page has read the meeting already when it comes to the change."""
    with house.agenda.session() as session:
        meeting = seminar(session)
        opening = item(session, "09:00", "10:00")
        last, revision = meeting.starts_on, meeting.revision
        session.commit()
    with house.agenda.session() as editor, house.agenda.session() as organiser:
        read_before = editor.get_one(Meeting, SEMINAR_ID)
        whole = organiser.get_one(Meeting, SEMINAR_ID)
        names = ("names", "starts_on", "time_zone", "city", "venue", "organisers", "note")
        kept = {name: getattr(whole, name) for name in names}
        change_meeting(
            organiser, meeting_id=SEMINAR_ID, revision=revision, **{**kept, "ends_on": last}
        )
        organiser.commit()
        beyond: dict[str, Any] = {"starts_at": at(2, "09:00"), "minutes": 60}
        with pytest.raises(OutsideDays):
            change(editor, opening, **beyond)
        with pytest.raises(OutsideDays):
            item(editor, "09:00", "10:00", **beyond)
        assert read_before.ends_on == last
