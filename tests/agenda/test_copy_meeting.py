"""The next meeting, made after the one before."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours, Walk
from services.agenda.models.change import Change
from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting, Terms
from services.agenda.models.organiser import Backing
from services.agenda.models.refusals import NotThere
from services.agenda.models.series import MeetingInSeries
from services.agenda.models.speaker import Absence, Speaker
from services.agenda.usecases.copy_meeting import copy_meeting
from services.agenda.usecases.open_meeting import SlugTaken
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.put_in_series import put_in_series
from shared.contracts.agenda import MeetingOpened
from tests.agenda.council import organisation, organise, series
from tests.agenda.meetings import CHAIR, at, item, room, seminar, stored, told
from tests.house_under_test import House
from tests.people import EDITOR, NODIRA, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID

NEXT = date(2028, 9, 20)


def copied(session: Session, **other: Any) -> Meeting:
    usual: dict[str, Any] = {
        "meeting_id": SEMINAR_ID,
        "names": {"en": "The next"},
        "starts_on": NEXT,
        "opened_by": EDITOR.id,
    }
    return copy_meeting(session, **{**usual, **other})


def test_the_programme_stands_on_the_days_of_the_same_number(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, terms=Terms(format="seminar", expected=60, grid_minutes=5))
        large, small = room(session), room(session, "Small", booths=2, floor={"en": "First"})
        session.add(
            Walk(
                meeting_id=SEMINAR_ID,
                one_room_id=min(large.id, small.id),
                other_room_id=max(large.id, small.id),
                minutes=9,
            )
        )
        hours = {"on": SEMINAR.ends_on, "opens": time(8), "closes": time(19)}
        session.add(OpeningHours(meeting_id=SEMINAR_ID, **hours))
        group: dict[str, Any] = {"kind": "working_group", "group_ordinal": 3, "room_id": small.id}
        item(session, "10:00", "11:30", day=3, about={"en": "Why"}, **group)
        item(session, "09:00", "09:30", starts_at=None, names={"en": "Waiting"})
        made = stored(session, Meeting, copied(session).id)
        assert (made.starts_on, made.ends_on) == (NEXT, date(2028, 9, 22))
        assert made.terms == Terms(format="seminar", expected=60, grid_minutes=5)
        assert (made.city, made.venue, made.time_zone) == (
            SEMINAR.city,
            SEMINAR.venue,
            SEMINAR.time_zone,
        )
        assert [each.names["en"] for each in made.rooms] == ["Large room", "Small"]
        assert (made.rooms[1].booths, made.rooms[1].floor) == (2, {"en": "First"})
        placed, waiting = made.items
        assert placed.starts_at == datetime(2028, 9, 22, 10, tzinfo=ZoneInfo("Asia/Tashkent"))
        assert (placed.minutes, placed.group_ordinal, placed.about) == (90, 3, {"en": "Why"})
        assert placed.room_id == made.rooms[1].id
        assert (waiting.starts_at, waiting.names) == (None, {"en": "Waiting"})
        walks = session.scalars(select(Walk).where(Walk.meeting_id == made.id)).all()
        assert [each.minutes for each in walks] == [9]
        open_ = session.scalars(select(OpeningHours).where(OpeningHours.meeting_id == made.id))
        assert [(each.on, each.closes) for each in open_] == [(made.ends_on, time(19))]


def test_nothing_changes_in_the_meeting_before(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "10:00", "11:00", speakers=[CHAIR])
        before = [each.id for each in stored(session, Meeting, SEMINAR_ID).items]
        copied(session)
        kept = stored(session, Meeting, SEMINAR_ID)
        assert [each.id for each in kept.items] == before
        assert kept.items[0].starts_at == at(1, "10:00")
        assert kept.revision == 1


def test_speakers_come_along_but_have_said_nothing_yet(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "10:00", "11:00", speakers=[CHAIR], delegation_ids=(uuid4(),))
        (speaker,) = stored(session, Speaker)
        speaker.answer, speaker.said, speaker.participant_id = "confirmed", "Yes", uuid4()
        speaker.link_number, speaker.rank = 4, {"en": "Ambassador"}
        speaker.absences = [Absence(starts_at=at(2, "09:00"), ends_at=at(2, "12:00"))]
        kept = Speaker(id=uuid4(), meeting_id=SEMINAR_ID, state_code="KAZ")
        session.add(kept)
        session.flush()
        made = stored(session, Meeting, copied(session).id)
        row = session.scalars(select(Speaker).where(Speaker.meeting_id == made.id)).all()
        named = next(each for each in row if each.names)
        assert (named.names, named.post, named.rank) == (
            CHAIR["names"],
            CHAIR["post"],
            {"en": "Ambassador"},
        )
        assert (named.answer, named.said, named.participant_id) == ("not_asked", "", None)
        assert (named.link_number, named.absences) == (1, [])
        assert {each.state_code for each in row} == {"", "KAZ"}
        (talk,) = made.items
        assert [each.speaker_id for each in talk.interventions] == [named.id]
        assert talk.delegation_ids == []


def test_organisers_come_along_and_it_is_counted_after_the_last(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, organisers={})
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        organise(session, Backing(organisation(session).id, "host", {"en": "Ours"}))
        council, groups = series(session), series(session, "Groups")
        both = [(council.id, 2), (groups.id, 2)]
        put_in_series(session, meeting_id=SEMINAR_ID, revision=2, places=both)
        last = [(council.id, 4)]
        put_in_series(session, meeting_id=OTHER_MEETING_ID, revision=1, places=last)
        made = stored(session, Meeting, copied(session, series_ids=[council.id]).id)
        (organiser,) = made.organised_by
        assert (organiser.part, organiser.wording) == ("host", {"en": "Ours"})
        counted = select(MeetingInSeries).where(MeetingInSeries.meeting_id == made.id)
        assert [(e.series_id, e.ordinal) for e in session.scalars(counted)] == [(council.id, 5)]


def test_it_is_a_draft_of_whoever_made_it(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "10:00", "11:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        made = stored(session, Meeting, copied(session).id)
        assert (made.is_published, made.opened_by, made.revision) == (False, EDITOR.id, 1)
        assert told(session)[-1] == MeetingOpened(meeting_id=made.id, opened_by=EDITOR.id)
        for model in (Edition, Change):
            assert {each.meeting_id for each in stored(session, model)} == {SEMINAR_ID}


def test_twice_under_one_id_is_once(house: House) -> None:
    same = uuid4()
    with house.agenda.session() as session:
        seminar(session)
        item(session, "10:00", "11:00")
        for _ in range(2):
            copied(session, new_id=same)
        assert len(stored(session, Meeting, same).items) == 1
        assert len(stored(session, Meeting)) == 2


def test_is_refused(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        with pytest.raises(SlugTaken):
            copied(session, slug="seminar")
        with pytest.raises(NotThere):
            copied(session, meeting_id=uuid4())
        assert len(stored(session, Meeting)) == 1
