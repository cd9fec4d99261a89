"""Changing a speaker."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Intervention, Speech
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.speaker import Particulars, Speaker
from services.agenda.usecases.change_speaker import change_speaker
from tests.agenda.meetings import item, seminar, stored
from tests.agenda.speakers import participant, speaker
from tests.house_under_test import House
from tests.people import OTHER_MEETING_ID, SEMINAR_ID


def change(session: Session, which: Speaker, **told: Any) -> Speaker:
    revision = told.pop("revision", which.revision)
    return change_speaker(
        session,
        meeting_id=SEMINAR_ID,
        speaker_id=which.id,
        revision=revision,
        told=Particulars(**told),
    )


def test_is_called_so_from_now_on(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        one.participant_id = participant(session).id
        number = one.link_number
        change(session, one, names={"fr": "A. Diallo"}, rank={"en": "Minister"})
        (now,) = stored(session, Speaker)
        assert (now.names, now.rank, now.revision) == ({"fr": "A. Diallo"}, {"en": "Minister"}, 2)
        assert now.participant_id is not None
        assert now.link_number == number


def test_a_kept_place_becomes_the_person_who_is_typed_in_every_item(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        place = speaker(session, "", state_code="SEN")
        for hour in ("09:00", "11:00"):
            item(session, hour, "12:00", speeches=(Speech(place.id),))
        change(session, place, names={"en": "Aminata Diallo"}, state_code="SEN")
        speak = stored(session, Intervention)
        assert {each.speaker.names["en"] for each in speak} == {"Aminata Diallo"}
        assert len(speak) == 2


def test_is_refused_when_somebody_saved_meanwhile_or_it_is_another_meetings(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        one, theirs = speaker(session), speaker(session, meeting_id=OTHER_MEETING_ID)
        change(session, one, names={"en": "B"})
        with pytest.raises(ChangedMeanwhile):
            change(session, one, names={"en": "C"}, revision=1)
        with pytest.raises(NotThere):
            change(session, theirs, names={"en": "C"})
