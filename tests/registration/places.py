"""Limits, and people of one State who press at once, for whatever is tested about places."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.usecases.set_allowance import set_allowance
from services.registration.usecases.submit_registration import submit_registration
from shared.db import Database
from tests.people import SEMINAR_ID
from tests.registration.people import LINKS, draft


def allow(session: Session, **limits: Any) -> None:
    """Nothing said is no limit."""
    said = dict.fromkeys(("places", "principals", "accompanying", "room"))
    set_allowance(session, meeting_id=SEMINAR_ID, links=LINKS, **{**said, **limits})


def member(session: Session, number: int, role: str = "delegate") -> Registration:
    """One more for Kyrgyzstan, sent."""
    made = draft(session, email=f"{number}@delegate.example")
    made.role = role
    session.flush()
    return submit_registration(session, registration_id=made.id, links=LINKS)


def members(session: Session, *roles: str) -> list[Registration]:
    return [member(session, number, role) for number, role in enumerate(roles)]


def drafts_in(session: Session, number: int) -> list[UUID]:
    return [draft(session, email=f"{each}@delegate.example").id for each in range(number)]


def press_at_once(database: Database, ids: Sequence[UUID]) -> None:
    """Everybody sends their own draft, each over a connection of their own."""

    def press(id_: UUID) -> None:
        with database.session() as own:
            submit_registration(own, registration_id=id_, links=LINKS)
            own.commit()

    with ThreadPoolExecutor(len(ids)) as crowd:
        list(crowd.map(press, ids))


def standing_of(session: Session) -> list[str]:
    """How people stand, in the order in which they hold a place or wait for one."""
    people = session.scalars(
        select(Registration)
        .where(Registration.state != "draft")
        .order_by(Registration.waits_for_place.nulls_first())
        .execution_options(populate_existing=True)
    )
    return [each.standing for each in people]


def kyrgyzstan(session: Session) -> Delegation:
    return session.scalars(select(Delegation).where(Delegation.state_code == "KGZ")).one()
