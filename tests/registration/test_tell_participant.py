"""Badges learns of a person."""

from sqlalchemy.orm import Session

from services.registration.usecases.tell_participant import tell_participant
from shared.contracts.registration import ParticipantChanged
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, SUHARTA, submitted


def test_who_has_one_name_and_no_photo_is_told_so(session: Session) -> None:
    made = submitted(session, name=SUHARTA, represents=FOR_A_FUND)
    tell_participant(session, registration=made)
    fact = told(session, ParticipantChanged)[-1]
    assert (fact.name, fact.family_name, fact.photo) == ("Suharta", "", None)
    assert (fact.state_code, fact.represents) == ("", {"en": "Lake Fund"})
    assert fact.function == {"en": "Director", "ru": "Директор"}
