"""Invented people in numbers: drafts ready to be sent, and participants of a large meeting."""

from collections.abc import Iterator
from itertools import cycle, islice
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from services.badges.models.participant_copy import ParticipantCopy
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.start_registration import start_registration
from shared.text.search import search_key
from tests.people import SEMINAR_ID
from tests.shared.search_population import people


def write_drafts(session: Session, number: int) -> list[UUID]:
    """So many registrations, answered to the last topic and not yet sent."""
    made = []
    for at, (_, name, own_name, state) in enumerate(islice(cycle(people()), number)):
        given, _, family = name.partition(" ")
        draft = start_registration(session, meeting_id=SEMINAR_ID, language="en")
        save_name(
            session,
            registration_id=draft.id,
            honorific="",
            given_names=given,
            family_name=family,
            has_one_name=not family,
            own_name=own_name,
        )
        save_representation(
            session,
            registration_id=draft.id,
            kind="state",
            state_code=state,
            function={"en": "Adviser"},
        )
        email = f"d{at}@delegates.example"
        save_contact(session, registration_id=draft.id, email=email, phone="", language="en")
        save_photo(session, registration_id=draft.id, portrait=None)
        made.append(draft.id)
    return made


def keep_participants(session: Session, number: int) -> int:
    """So many approved participants, as badges keeps them; says how many."""
    rows = list(_copies(number))
    session.execute(insert(ParticipantCopy), rows)
    return len(rows)


def _copies(number: int) -> Iterator[dict[str, object]]:
    population = people()
    for at, (_, one, own_name, state) in enumerate(islice(cycle(population), number)):
        # The same names come again in a large meeting; a number keeps them apart.
        name = f"{one} {_roman(at // len(population))}".strip()
        yield {
            "id": uuid4(),
            "meeting_id": SEMINAR_ID,
            "revision": 2,
            "state": "approved",
            "may_print": True,
            "honorific": "",
            "name": name,
            "own_name": own_name,
            "family_name": "",
            "function": {"en": "Adviser"},
            "delegation_id": uuid4(),
            "state_code": state,
            "represents": {"en": state},
            "category": "delegate",
            "language": "en",
            "search_key": search_key(name, own_name, state),
            "has_photo": False,
            "photo": None,
        }


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
