"""Noting that a speaker's word has been read."""

from typing import Any

import pytest

from services.agenda.models.refusals import ChangedMeanwhile
from services.agenda.models.speaker import Answer
from services.agenda.usecases.answer_for_speaker import answer_for_speaker
from services.agenda.usecases.note_word import note_word
from tests.agenda.meetings import seminar
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def test_waits_no_more_and_the_answer_stays_unless_they_said_more(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        this: dict[str, Any] = {"meeting_id": SEMINAR_ID, "speaker_id": one.id}
        for words in ("Yes.", "Yes, but not before ten."):
            answer_for_speaker(session, **this, answer=Answer.CONFIRMED, said=words)
        with pytest.raises(ChangedMeanwhile):
            note_word(session, **this, revision=one.revision - 1)
        note_word(session, **this, revision=one.revision)
        assert (one.said, one.answer) == ("", "confirmed")
