"""Holding the draft for one act."""

from uuid import uuid4

import pytest

from services.agenda.models.change import Change
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, RoomNotThere
from services.agenda.usecases.hold_draft import hold_draft
from tests.agenda.meetings import item, room, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def test_notes_nothing_when_nothing_changed(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        draft = hold_draft(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
        draft.take(opening.id)
        assert draft.settle("moved") is None
        assert len(stored(session, Change)) == 1
        assert (opening.revision, draft.meeting.draft_number) == (1, 1)


def test_is_refused_for_what_is_not_of_this_meeting(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = item(session, "09:00", "10:00", meeting_id=OTHER_MEETING_ID)
        hall = room(session, meeting_id=OTHER_MEETING_ID)
        draft = hold_draft(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
        with pytest.raises(NotThere):
            draft.take(theirs.id)
        with pytest.raises(RoomNotThere):
            draft.require_room(hall.id)
        with pytest.raises(NotThere):
            hold_draft(session, meeting_id=uuid4(), made_by=NODIRA.id)


def test_is_refused_for_an_item_that_was_changed_since(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        draft = hold_draft(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
        with pytest.raises(ChangedMeanwhile):
            draft.take(opening.id, opening.revision + 1)
