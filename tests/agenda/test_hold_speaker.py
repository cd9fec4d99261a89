"""Holding a speaker for one act."""

from uuid import uuid4

import pytest

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.usecases.hold_speaker import hold_speaker
from tests.agenda.meetings import seminar
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def test_whoever_looks_at_the_draft_sees_that_it_changed(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        before = session.get_one(Meeting, SEMINAR_ID).draft_number
        for _twice in range(2):
            hold_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one.id)
        session.flush()
        assert session.get_one(Meeting, SEMINAR_ID).draft_number == before + 2
        assert one.revision == 3


def test_is_refused_by_an_older_revision_and_for_nobody(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        with pytest.raises(ChangedMeanwhile):
            hold_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one.id, revision=7)
        with pytest.raises(NotThere):
            hold_speaker(session, meeting_id=SEMINAR_ID, speaker_id=uuid4())
