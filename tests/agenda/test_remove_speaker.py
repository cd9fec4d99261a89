"""Removing a speaker."""

import pytest

from services.agenda.models.item import Item, Speech
from services.agenda.models.refusals import NotThere, SpeaksSomewhere
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.remove_item import remove_item
from services.agenda.usecases.remove_speaker import remove_speaker
from services.agenda.usecases.undo_change import undo_change
from tests.agenda.meetings import item, seminar, stored
from tests.agenda.speakers import speaker
from tests.agenda.test_rename_in_history import spoken
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def test_is_gone_and_undoing_older_changes_brings_items_back_without_them(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, other = speaker(session), speaker(session, "Other")
        made = item(session, "09:00", "10:00", speeches=(Speech(one.id), Speech(other.id)))
        remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=made.id)
        remove_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one.id)
        undo_change(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
        session.commit()
        (back,) = stored(session, Item)
        assert [each.speaker_id for each in back.interventions] == [other.id]
        assert [each.id for each in stored(session, Speaker)] == [other.id]


def test_changes_that_were_about_them_alone_are_undone_as_if_never_made(house: House) -> None:
    with house.agenda.session() as session:
        _made, one, other = spoken(session)
        remove_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one.id)
        undo_change(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
        assert stored(session, Item)[0].interventions == []
        undo_change(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, is_redo=True)
        (back,) = stored(session, Item)
        assert [each.speaker_id for each in back.interventions] == [other.id]


def test_is_refused_where_they_speak_and_in_another_meeting(house: House) -> None:
    with house.agenda.session() as session:
        _made, one, other = spoken(session)
        with pytest.raises(SpeaksSomewhere):
            remove_speaker(session, meeting_id=SEMINAR_ID, speaker_id=other.id)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        with pytest.raises(NotThere):
            remove_speaker(session, meeting_id=OTHER_MEETING_ID, speaker_id=one.id)
