"""Speakers of the seminar to try things on, and participants whom registration has approved."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Particulars, Speaker
from services.agenda.usecases.add_speaker import add_speaker
from shared.links import Links
from tests.house_under_test import SECRET
from tests.people import SEMINAR_ID

LINKS = Links("http://localhost", SECRET)


def speaker(session: Session, name: str = "Aminata Diallo", **other: Any) -> Speaker:
    place = {"meeting_id": SEMINAR_ID, "speaker_id": uuid4()}
    place = {key: other.pop(key, usual) for key, usual in place.items()}
    names = {"names": {"en": name} if name else {}}
    return add_speaker(session, **place, told=Particulars(**{**names, **other}))


def participant(session: Session, name: str = "Aminata Diallo", **other: Any) -> ParticipantCopy:
    values: dict[str, Any] = {
        "id": uuid4(),
        "revision": 1,
        "meeting_id": SEMINAR_ID,
        "is_expected": True,
        "honorific": "",
        "name": name,
        "own_name": "",
        "function": {"en": "Director"},
        "delegation_id": UUID(int=77),
        "state_code": "SEN",
        "represents": {"en": "Senegal"},
        "is_head": False,
        "groups": [],
        "language": "fr",
    }
    copy = ParticipantCopy(**{**values, **other})
    session.add(copy)
    session.flush()
    return copy
