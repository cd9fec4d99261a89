"""Organisers put several States on the list at once."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.queries.delegations import states_there
from services.registration.usecases.open_delegation import open_delegation


def open_states(
    session: Session, *, meeting_id: UUID, codes: Collection[str], by: UUID
) -> list[str]:
    """Afterwards each of these States has a delegation at the meeting; answers which are new.

    One that is there already stays as it is. Tells nobody.
    """
    there = states_there(session, meeting_id)
    # In one order, or two who add the same at once would each wait for the other.
    new = sorted(set(codes) - there)
    for code in new:
        open_delegation(
            session, meeting_id=meeting_id, kind="state", state_code=code, names={}, by=by
        )
    return new
