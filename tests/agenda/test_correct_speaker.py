"""What a speaker corrects of themselves."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.refusals import NobodyToAsk
from services.agenda.models.speaker import Correction, Particulars, Speaker
from services.agenda.usecases.correct_speaker import correct_speaker
from tests.agenda.meetings import seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def correct(session: Session, who: Speaker, told: Particulars) -> None:
    correct_speaker(session, meeting_id=SEMINAR_ID, speaker_id=who.id, told=told)


def test_only_what_differs_waits_and_nothing_changes_yet(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session, post={"en": "Head", "ru": "Глава"}, state_code="SEN")
        before = one.particulars
        wanted = replace(
            before,
            names={"en": "Aminata Diallo", "ru": "Амината Диалло"},
            post={"en": "Head"},
            affiliations=({"en": "An office"},),
        )
        correct(session, one, wanted)
        (waits,) = stored(session, Correction)
        assert waits.wanted == {
            "names": {"ru": "Амината Диалло"},
            "post": {"ru": ""},
            "affiliations": [{"en": "An office"}],
        }
        assert one.particulars == before
        assert one.corrected(waits.wanted) == wanted


def test_who_takes_it_back_has_nothing_waiting(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        before = one.particulars
        for honorific in ("Dr", "Prof."):
            correct(session, one, replace(before, honorific=honorific))
        assert [each.wanted for each in stored(session, Correction)] == [{"honorific": "Prof."}]
        correct(session, one, before)
        assert stored(session, Correction) == []


def test_is_refused_when_nothing_would_be_left_of_the_name(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        with pytest.raises(NobodyToAsk):
            correct(session, speaker(session), Particulars(honorific="Dr"))
