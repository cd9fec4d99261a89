"""What a speaker answered."""

from typing import Any

import pytest

from services.agenda.models.refusals import NobodyToAsk
from services.agenda.models.speaker import Answer, Speaker
from services.agenda.usecases.answer_for_speaker import answer_for_speaker
from tests.agenda.meetings import seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def test_their_answer_and_their_word_are_known_and_can_be_taken_back(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        this: dict[str, Any] = {"meeting_id": SEMINAR_ID, "speaker_id": one.id}
        answer_for_speaker(session, **this, answer=Answer.DECLINED, said="I am on leave.")
        (now,) = stored(session, Speaker)
        assert (now.answer, now.said) == ("declined", "I am on leave.")
        assert now.answered_at is not None
        answer_for_speaker(session, **this, answer=Answer.NOT_ASKED)
        (now,) = stored(session, Speaker)
        assert (now.answer, now.said, now.answered_at) == ("not_asked", "", None)


def test_is_refused_for_a_place_that_is_kept(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        place = speaker(session, "", state_code="SEN")
        with pytest.raises(NobodyToAsk):
            answer_for_speaker(
                session, meeting_id=SEMINAR_ID, speaker_id=place.id, answer=Answer.CONFIRMED
            )
