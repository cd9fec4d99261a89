"""Asking a speaker."""

from datetime import timedelta
from typing import Any

import pytest

from services.agenda.models.refusals import NobodyToAsk
from services.agenda.models.speaker import Answer, Speaker
from services.agenda.queries.own_part import open_until, opens
from services.agenda.usecases.ask_speaker import ask_speaker
from shared import clock
from shared.contracts.agenda import AgendaNoticeDue
from shared.language import languages
from tests.agenda.meetings import seminar, told
from tests.agenda.speakers import LINKS, participant, speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def test_a_participant_gets_a_letter_in_every_language_with_the_path(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        one.participant_id = participant(session).id
        path, by_letter = ask_speaker(
            session, meeting_id=SEMINAR_ID, speaker_id=one.id, links=LINKS
        )
        (letter,) = told(session, AgendaNoticeDue)
        assert isinstance(letter, AgendaNoticeDue)
        assert by_letter
        assert (letter.path, letter.person_ids) == (path, (one.participant_id,))
        assert set(letter.subject) == set(letter.body) == set(languages())
        assert len(set(letter.body.values())) == len(languages())
        assert path not in " ".join(letter.body.values())
        assert one.answer == "asked"


@pytest.mark.parametrize("is_known", [True, False])
def test_for_anybody_else_the_link_is_returned_alone(house: House, is_known: bool) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        if is_known:
            one.participant_id = participant(session, is_expected=False).id
        path, by_letter = ask_speaker(
            session, meeting_id=SEMINAR_ID, speaker_id=one.id, links=LINKS
        )
        assert not by_letter
        assert told(session, AgendaNoticeDue) == []
        assert opens(one, path.rpartition("/")[2], LINKS)


def test_a_newer_link_ends_the_older_and_each_ends_with_the_meeting(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        one, other = speaker(session), speaker(session, "Other")
        ask: dict[str, Any] = {"meeting_id": SEMINAR_ID, "links": LINKS}
        older = ask_speaker(session, speaker_id=one.id, **ask)[0].rpartition("/")[2]
        newer = ask_speaker(session, speaker_id=one.id, **ask)[0].rpartition("/")[2]
        ask_speaker(session, speaker_id=other.id, **ask)
        ask_speaker(session, speaker_id=other.id, **ask)
        assert not opens(one, older, LINKS)
        assert opens(one, newer, LINKS)
        assert not opens(other, newer, LINKS)
        ends = open_until(meeting)
        monkeypatch.setattr(clock, "now", lambda: ends - timedelta(minutes=1))
        assert opens(one, newer, LINKS)
        monkeypatch.setattr(clock, "now", lambda: ends)
        assert not opens(one, newer, LINKS)


def test_who_has_confirmed_stays_confirmed_and_who_declined_is_asked_anew(house: House) -> None:
    def asked(one: Speaker, answer: Answer) -> str:
        one.answer = answer
        session.flush()
        ask_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one.id, links=LINKS)
        return one.answer

    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        assert asked(one, Answer.CONFIRMED) == "confirmed"
        assert asked(one, Answer.DECLINED) == "asked"


def test_is_refused_for_a_place_that_is_kept(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        place = speaker(session, "", state_code="SEN")
        with pytest.raises(NobodyToAsk):
            ask_speaker(session, meeting_id=SEMINAR_ID, speaker_id=place.id, links=LINKS)
