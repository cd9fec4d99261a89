"""What clashes in a draft as the database holds it, kind by kind, and what is left in peace."""

from dataclasses import replace
from datetime import time
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.clash import BLOCKING, Clash, ClashKind
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Absence, Speaker
from services.agenda.queries.clashes import clashes_of, clashes_touching
from services.agenda.queries.mends import mend_of
from services.agenda.queries.plan_of import plan_of
from tests.agenda.meetings import CHAIR, at, item, questions, room, seminar
from tests.house_under_test import House
from tests.people import SEMINAR_ID

OTHER = {"names": {"en": "Khaled Khiari"}, "post": {}}
JORDAN, YEMEN = UUID(int=71), UUID(int=72)


def clashes(session: Session) -> list[Clash]:
    session.flush()
    return clashes_of(plan_of(session, session.get_one(Meeting, SEMINAR_ID)))


def kinds(session: Session) -> list[str]:
    """But for speakers who have not registered, as nobody has here unless it is said."""
    return [each.kind.value for each in clashes(session) if each.kind != "not_registered"]


def registered(
    session: Session, which: Item, delegation_id: UUID = JORDAN, **other: Any
) -> ParticipantCopy:
    """The first speaker of the item, as registration knows them."""
    speaker = which.interventions[0].speaker
    speaker.participant_id = uuid4()
    values = {
        "revision": 1,
        "meeting_id": SEMINAR_ID,
        "is_expected": True,
        "honorific": "",
        "name": "Maryam Yusufzai",
        "own_name": "",
        "function": {},
        "delegation_id": delegation_id,
        "state_code": "JOR",
        "represents": {"en": "Jordan"},
        "is_head": False,
        "groups": [],
        "language": "en",
    }
    copy = ParticipantCopy(id=speaker.participant_id, **{**values, **other})
    session.add(copy)
    return copy


def test_a_room_is_taken_by_another_item_and_by_what_is_in_all_rooms(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        first = item(session, "09:00", "10:00", room_id=hall.id)
        second = item(session, "09:30", "10:30", room_id=hall.id)
        item(session, "09:00", "10:30", room_id=annex.id)
        item(session, "10:30", "11:00")
        (clash,) = clashes(session)
        assert (clash.kind, clash.item_ids) == ("room_taken", (first.id, second.id))
        assert (clash.starts_at, clash.ends_at) == (at(1, "09:30"), at(1, "10:00"))
        assert clash.is_blocking
        third = item(session, "10:15", "10:30")
        assert {each.item_ids for each in clashes(session)} - {clash.item_ids} == {
            (second.id, third.id),
            (next(each.id for each in _items(session) if each.room_id == annex.id), third.id),
        }


def _items(session: Session) -> list[Item]:
    return session.get_one(Meeting, SEMINAR_ID).items


@pytest.mark.parametrize(
    ("one", "other", "is_clash"),
    [
        (("break", False), ("side_event", True), False),
        (("break", False), ("blocker", True), False),
        (("break", False), ("working_group", True), True),
        (("break", False), ("plenary", False), True),
        (("break", True), ("side_event", True), True),
        (("break", True), ("blocker", True), True),
        (("break", False), ("break", True), False),
        (("blocker", True), ("blocker", True), False),
        (("blocker", True), ("ceremony", True), True),
        (("ceremony", False), ("side_event", True), True),
    ],
)
def test_a_break_leaves_rooms_to_side_events_and_technicians(
    house: House, one: tuple[str, bool], other: tuple[str, bool], is_clash: bool
) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session, "Hall")
        for kind, has_room in (one, other):
            group = 1 if kind == "working_group" else None
            where = hall.id if has_room else None
            item(session, "13:00", "14:00", kind=kind, group_ordinal=group, room_id=where)
        assert kinds(session) == ["room_taken"] * is_clash


def test_nobody_speaks_in_two_places_or_flies_between_them(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        item(session, "09:00", "10:00", room_id=hall.id, speakers=[CHAIR])
        item(session, "09:45", "10:30", room_id=annex.id, speakers=[OTHER, CHAIR])
        item(session, "10:30", "11:00", room_id=hall.id, speakers=[OTHER])
        found = {each.kind.value: each for each in clashes(session)}
        assert set(found) == {"not_registered", "person_twice", "no_time_to_walk"}
        chair = session.get(Speaker, found["person_twice"].who)
        assert chair is not None
        assert chair.names == CHAIR["names"]
        assert found["no_time_to_walk"].wanting == made.walk_minutes == 5
        one, other = sorted((hall.id, annex.id))
        way = {"one_room_id": one, "other_room_id": other, "minutes": 0}
        session.add(Walk(meeting_id=SEMINAR_ID, **way))
        assert "no_time_to_walk" not in kinds(session)


def test_a_head_is_expected_in_one_room_at_a_time(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        heads: dict[str, Any] = {"are_heads_expected": True}
        item(session, "09:00", "10:00", room_id=hall.id, **heads)
        group = item(session, "09:00", "10:00", room_id=annex.id, speakers=[CHAIR])
        assert kinds(session) == []
        person = registered(session, group)
        assert kinds(session) == []
        person.is_head = True
        (clash,) = clashes(session)
        assert (clash.kind, clash.who) == ("head_twice", JORDAN)
        several = {**heads, "delegation_ids": (JORDAN, YEMEN)}
        item(session, "11:00", "12:00", room_id=hall.id, **several)
        item(session, "11:30", "12:30", room_id=annex.id, **several)
        *_, last = clashes(session)
        assert (last.who, last.delegation_ids) == (None, (JORDAN, YEMEN))
        assert last.key != replace(last, delegation_ids=(JORDAN, UUID(int=9))).key


def test_the_place_kept_for_a_head_is_its_heads(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        item(session, "09:00", "10:00", room_id=hall.id, are_heads_expected=True)
        group = item(session, "09:00", "10:00", room_id=annex.id, speakers=[CHAIR])
        speaker = group.interventions[0].speaker
        speaker.names, speaker.state_code = {}, "YEM"
        # Registration knows nobody of Yemen yet: of which delegation they are is not known.
        assert kinds(session) == []
        elsewhere = item(session, "15:00", "16:00", speakers=[OTHER])
        registered(session, elsewhere, YEMEN, state_code="YEM")
        (clash,) = clashes(session)
        assert (clash.kind, clash.who) == ("head_twice", YEMEN)


def test_a_speaker_is_away_and_is_known_or_not(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00", speakers=[CHAIR])
        who = opening.interventions[0].speaker
        away = {"starts_at": at(1, "08:00"), "ends_at": at(1, "09:20")}
        session.add(Absence(speaker_id=who.id, **away))
        found = {each.kind.value: each for each in clashes(session)}
        assert set(found) == {"not_available", "not_registered"}
        assert found["not_available"].ends_at == at(1, "09:20")
        person = registered(session, opening)
        assert [each.kind for each in clashes(session)] == ["not_available"]
        person.is_expected = False
        assert kinds(session) == ["not_available", "not_approved"]
        # Whoever declined is away at all hours.
        who.answer = "declined"
        assert clashes(session)[0].ends_at == at(1, "10:00")


def test_a_place_that_is_kept_need_not_be_registered(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00", speakers=[CHAIR])
        who = opening.interventions[0].speaker
        who.names, who.state_code = {}, "JOR"
        assert clashes(session) == []


def test_rooms_have_seats_booths_and_hours(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        hall = room(session, "Hall", capacity=80, booths=1)
        other = room(session, "Annex", capacity=20)
        day = {"meeting_id": SEMINAR_ID, "on": made.starts_on}
        session.add(OpeningHours(**day, opens=time(9), closes=time(18)))
        group: dict[str, Any] = {"expected": 81, "languages": ("en", "ru", "uz")}
        item(session, "08:30", "09:30", room_id=hall.id, **group)
        assert {each.kind.value: each.wanting for each in clashes(session)} == {
            "outside_hours": 30,
            "room_too_small": 1,
            "no_booth": 1,
        }
        # The second day has no hours, and both rooms together seat a hundred.
        item(session, "06:00", "07:00", day=2, expected=100, languages=("en", "ru"))
        assert len(clashes(session)) == 3
        item(session, "07:00", "08:00", room_id=other.id, kind="blocker", expected=500)
        assert len(clashes(session)) == 3


def test_interpreters_have_a_break(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        made.interpreting_minutes = 120
        hall = room(session, "Hall", booths=3)
        heard: dict[str, Any] = {"room_id": hall.id, "languages": ("en", "ru")}
        first = item(session, "09:00", "10:30", **heard)
        middle = item(session, "10:30", "11:00", kind="break", room_id=hall.id)
        last = item(session, "10:40", "11:10", **heard)
        assert kinds(session) == ["no_break", "room_taken"]
        session.delete(middle)
        (clash,) = clashes(session)
        assert (clash.kind, clash.wanting) == (ClashKind.NO_BREAK, 10)
        assert clash.item_ids == (first.id, last.id)
        made.interpreting_minutes = 130
        assert clashes(session) == []


def test_what_waits_clashes_with_nothing(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00", starts_at=None, speakers=[CHAIR])
        item(session, "09:00", "10:00")
        assert clashes(session) == []


def test_a_mend_is_the_next_free_room_and_then_the_next_free_hour(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        hall, annex, garden = (room(session, name) for name in ("Hall", "Annex", "Garden"))
        annex.capacity = 10
        item(session, "09:00", "10:00", room_id=hall.id, expected=40)
        later = item(session, "09:30", "10:30", room_id=hall.id, expected=40)
        (clash,) = clashes(session)
        plan = plan_of(session, made)
        mend = mend_of(plan, clash)
        assert mend is not None
        assert (mend.item_id, mend.room_id) == (later.id, garden.id)
        assert mend.starts_at == at(1, "09:30")
        item(session, "08:00", "18:00", room_id=garden.id)
        session.flush()
        mend = mend_of(plan_of(session, made), clash)
        assert mend is not None
        assert (mend.room_id, mend.starts_at) == (hall.id, at(1, "10:00"))
        item(session, "10:00", "18:00", room_id=hall.id)
        item(session, "08:00", "09:00", room_id=hall.id)
        session.flush()
        assert mend_of(plan_of(session, made), clash) is None


def test_a_day_is_judged_alone_in_one_question(house: House) -> None:
    with house.agenda.session() as session:
        made = seminar(session)
        hall = room(session, "Hall")
        days = [(day, each) for day in (1, 2, 3) for each in ("09:00", "09:30")]
        made_items = [
            item(session, starts, "10:00", day=day, room_id=hall.id, speakers=[CHAIR])
            for day, starts in days
        ]
        session.commit()
        whole = plan_of(session, made)
        with questions(house.agenda.database.engine) as asked:
            day = plan_of(session, made, [made.days[1]])
        assert len(asked) == 1
        assert [each.id for each in day.items] == [str(each.id) for each in made_items[2:4]]
        second = [made_items[2].id]
        assert clashes_touching(day, second) == clashes_touching(whole, second)
        assert len(clashes_touching(day, second)) == 3


def test_kinds_that_stop_the_publishing_are_those_that_nobody_can_carry_out() -> None:
    assert {each.value for each in BLOCKING} == {
        "room_taken",
        "person_twice",
        "head_twice",
        "not_available",
        "outside_hours",
    }
