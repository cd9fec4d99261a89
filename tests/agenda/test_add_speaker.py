"""Adding a speaker."""

from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Particulars, Speaker
from services.agenda.usecases.add_speaker import add_speaker
from tests.agenda.meetings import seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID

ALL = Particulars(
    names={"en": "Aminata Diallo", "ar": "أميناتا ديالو"},
    honorific="H.E. Ms",
    rank={"en": "Under-Secretary"},
    post={"en": "Head of the Office"},
    state_code="SEN",
    affiliations=({"en": "One office"}, {"en": "Another", "ru": "Другое"}),
)


def test_is_called_and_is_all_that_was_told(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        add_speaker(session, meeting_id=SEMINAR_ID, speaker_id=uuid4(), told=ALL)
        (now,) = stored(session, Speaker)
    assert now.particulars == ALL
    assert (now.answer, now.is_kept) == ("not_asked", False)


def test_is_added_once_when_the_same_act_is_told_twice(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        once = uuid4()
        before = session.get_one(Meeting, SEMINAR_ID).draft_number
        for _again in range(2):
            add_speaker(session, meeting_id=SEMINAR_ID, speaker_id=once, told=ALL)
        assert len(stored(session, Speaker)) == 1
        assert session.get_one(Meeting, SEMINAR_ID).draft_number == before + 1


def test_is_refused_without_anybody_and_without_a_meeting(house: House) -> None:
    with house.agenda.session() as session:
        with pytest.raises(NotThere):
            speaker(session)
        seminar(session)
        with pytest.raises(IntegrityError):
            speaker(session, "")
