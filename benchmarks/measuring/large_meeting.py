"""A meeting as large as they come: five thousand invented people in sixty delegations."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, islice
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import Allowance
from services.registration.models.duplicates import name_marks
from services.registration.models.registration import Photo, Registration
from shared import clock
from shared.text.search import fold, search_key
from shared.text.sorting import sort_key
from shared.text.states import states
from tests.people import SEMINAR_ID
from tests.registration.people import picture
from tests.shared.search_population import people

PARTICIPANTS, STATES, ORGANISATIONS = 5000, 48, 12
DAYS = 20


def write_large_meeting(session: Session, number: int = PARTICIPANTS) -> list[UUID]:
    """So many people who have sent their registration and wait for a decision; the ids of all."""
    delegations = list(_delegations())
    session.execute(insert(Delegation).on_conflict_do_nothing(), delegations)
    kept = select(Delegation.state_code, Delegation.id).where(Delegation.meeting_id == SEMINAR_ID)
    ids = {code: id_ for code, id_ in session.execute(kept) if code}
    for each in delegations:
        each["id"] = ids.get(each["state_code"], each["id"])
    session.add(Allowance(meeting_id=SEMINAR_ID, places=number // len(delegations)))
    rows = list(_people(number, delegations))
    session.execute(insert(Registration), rows)
    session.execute(insert(Photo), list(_photos([row["id"] for row in rows])))
    return [row["id"] for row in rows]


def write_whole_drafts(session: Session, number: int) -> list[UUID]:
    """So many registrations, answered to the last topic, that only have to be sent."""
    states_alone = [each for each in _delegations() if each["state_code"]]
    rows = [
        {**row, "state": "draft", "submitted_at": None, "delegation_id": None}
        for row in _people(number, states_alone)
    ]
    session.execute(insert(Registration), rows)
    return [row["id"] for row in rows]


def _delegations() -> Iterator[dict[str, Any]]:
    named = [("state", each.iso3, dict(each.names)) for each in states()[:STATES]]
    for number in range(1, ORGANISATIONS + 1):
        kind = ("international", "civil", "academic", "media")[number % 4]
        named.append((kind, "", {"en": f"Invented Organisation {number}"}))
    for kind, code, names in named:
        yield {
            "id": uuid4(),
            "meeting_id": SEMINAR_ID,
            "kind": kind,
            "state_code": code,
            "names": names,
            "name_key": code.lower() or fold(names["en"]),
            "is_offered": True,
        }


def _people(number: int, delegations: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    now = clock.now()
    for at, (given, family, own_name) in enumerate(islice(_names(), number)):
        delegation = delegations[at % len(delegations)]
        sent_at = now - timedelta(days=DAYS * at / number)
        yield {
            **_usual(sent_at),
            "id": uuid4(),
            "given_names": given,
            "family_name": family,
            "has_one_name": not family,
            "own_name": own_name,
            "represents_kind": "state" if delegation["state_code"] else "organisation",
            "state_code": delegation["state_code"],
            "delegation_id": delegation["id"],
            "function": {"en": "Adviser to the Ministry", "ru": "Советник министерства"},
            "role": "head" if at < len(delegations) else "delegate",
            "email": f"p{at}@delegates.example",
            "search_key": search_key(f"{given} {family}", own_name, *delegation["names"].values()),
            "name_marks": name_marks(f"{given} {family}", own_name),
            "sort_key": sort_key(f"{family or given} {given}", "en"),
        }


def _usual(sent_at: datetime) -> dict[str, Any]:
    return {
        "meeting_id": SEMINAR_ID,
        "state": "submitted",
        "language": "en",
        "photo_answered": True,
        "consented_at": sent_at,
        "started_at": sent_at,
        "changed_at": sent_at,
        "submitted_at": sent_at,
    }


def _photos(ids: list[UUID]) -> Iterator[dict[str, Any]]:
    """Two of three have sent one."""
    content = picture((210, 270))
    for at, id_ in enumerate(ids):
        if at % 3:
            digest = f"{at:016}"
            both = {"original": content, "print_jpeg": content}
            yield {"registration_id": id_, **both, "digest": digest, "advice": []}


def _names() -> Iterator[tuple[str, str, str]]:
    """Given names of some with family names of others, so that hardly any two are alike."""
    population = [(name, own_name) for _, name, own_name, _ in people()]
    for shift in count(1):
        for at, (name, own_name) in enumerate(population):
            other, other_own = population[(at + shift * 17) % len(population)]
            given, family = name.split()[0], other.split()[-1]
            own_names = (own_name.split()[:1], other_own.split()[-1:])
            yield given, family, " ".join(own_names[0] + own_names[1] if all(own_names) else [])
