"""Giving one's word that a clash may stand."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.clash import Clash
from services.agenda.models.edition import Edition
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ClashesStand, ClashGone, NeedsNoWaiver, NotThere
from services.agenda.models.waiver import Waiver
from services.agenda.queries.clashes import clashes_of
from services.agenda.queries.plan_of import plan_of
from services.agenda.queries.waivers import waivers_of
from services.agenda.usecases.place_item import place_item
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.waive_clash import waive_clash
from tests.agenda.meetings import CHAIR, at, item, room, seminar, stored
from tests.house_under_test import House
from tests.people import EDITOR, NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def clashing(session: Session) -> tuple[Item, Clash]:
    """The later of two items in one room, and the clash."""
    seminar(session)
    hall = room(session, "Hall")
    item(session, "09:00", "10:00", room_id=hall.id)
    later = item(session, "09:30", "10:30", room_id=hall.id)
    return later, clashes(session)[0]


def clashes(session: Session) -> list[Clash]:
    return clashes_of(plan_of(session, session.get_one(Meeting, SEMINAR_ID)))


def waive(session: Session, clash: str, reason: str = "One hall, two halves") -> Waiver:
    who = {"meeting_id": SEMINAR_ID, "given_by": EDITOR.id}
    return waive_clash(session, clash=clash, reason=reason, **who)


def publish(session: Session) -> Edition | None:
    return publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)


def test_stops_the_publishing_no_longer_and_says_whose_word_it_was(house: House) -> None:
    with house.agenda.session() as session:
        _, clash = clashing(session)
        with pytest.raises(ClashesStand) as refusal:
            publish(session)
        assert [each.key for each in refusal.value.clashes] == [clash.key]
        assert not stored(session, Meeting, SEMINAR_ID).is_published
        before = stored(session, Meeting, SEMINAR_ID).draft_number
        waive(session, clash.key)
        assert publish(session) is not None
        (waiver,) = stored(session, Waiver)
        assert (waiver.given_by, waiver.reason) == (EDITOR.id, "One hall, two halves")
        assert stored(session, Meeting, SEMINAR_ID).draft_number == before + 1


def test_the_newer_reason_counts(house: House) -> None:
    with house.agenda.session() as session:
        _, clash = clashing(session)
        waive(session, clash.key)
        waive(session, clash.key, "The partition is closed")
        assert [each.reason for each in stored(session, Waiver)] == ["The partition is closed"]


def test_ends_when_the_clash_changes(house: House) -> None:
    with house.agenda.session() as session:
        later, clash = clashing(session)
        waive(session, clash.key)
        publish(session)
        place_item(
            session,
            meeting_id=SEMINAR_ID,
            made_by=EDITOR.id,
            item_id=later.id,
            revision=later.revision,
            minutes=60,
            starts_at=at(1, "09:15"),
            room_id=later.room_id,
        )
        meeting = session.get_one(Meeting, SEMINAR_ID)
        assert not waivers_of(session, meeting, clashes(session))
        with pytest.raises(ClashesStand):
            publish(session)


def test_one_word_is_for_one_clash(house: House) -> None:
    with house.agenda.session() as session:
        later, clash = clashing(session)
        waive(session, clash.key)
        item(session, "09:45", "11:00", room_id=later.room_id)
        with pytest.raises(ClashesStand) as refusal:
            publish(session)
        assert clash.key not in {each.key for each in refusal.value.clashes}
        assert len(refusal.value.clashes) == 2


def test_is_refused_for_what_is_not_there_or_stops_nothing(house: House) -> None:
    with house.agenda.session() as session:
        _, clash = clashing(session)
        with pytest.raises(ClashGone):
            waive(session, clash.key.replace("T04", "T05"))
        item(session, "15:00", "16:00", speakers=[CHAIR])
        (awkward,) = (each for each in clashes(session) if not each.is_blocking)
        with pytest.raises(NeedsNoWaiver):
            waive(session, awkward.key)
        with pytest.raises(NotThere):
            waive_clash(
                session, meeting_id=UUID(int=1), clash=clash.key, reason="x", given_by=EDITOR.id
            )


def test_a_word_for_one_meeting_is_none_for_another(house: House) -> None:
    with house.agenda.session() as session:
        _, clash = clashing(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        with pytest.raises(ClashGone):
            waive_clash(
                session,
                meeting_id=OTHER_MEETING_ID,
                clash=clash.key,
                reason="x",
                given_by=EDITOR.id,
            )


def test_awkward_clashes_stop_nothing(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session, "Hall", capacity=3)
        item(session, "09:00", "10:00", room_id=hall.id, expected=40, speakers=[CHAIR])
        assert len(clashes(session)) == 2
        assert publish(session) is not None
