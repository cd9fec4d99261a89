"""Somebody has compared two registrations, and they are two persons."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.duplicates import KeptApart, in_order
from services.registration.usecases.hold_pair import hold_pair
from services.registration.usecases.note_step import note_step
from shared import clock


def keep_apart(
    session: Session, *, meeting_id: UUID, one_id: UUID, other_id: UUID, account_id: UUID
) -> None:
    """Afterwards the two are never again shown as one, and both histories say who said so.

    May be refused: NoResultFound, NotAPair, NotTheirStep. Tells nobody.
    """
    pair = hold_pair(
        session, meeting_id=meeting_id, one_id=one_id, other_id=other_id, account_id=account_id
    )
    first_id, second_id = in_order(one_id, other_id)
    session.execute(
        insert(KeptApart)
        .values(first_id=first_id, second_id=second_id, account_id=account_id, at=clock.now())
        .on_conflict_do_nothing()
    )
    for person, other in (pair, pair[::-1]):
        note_step(
            session,
            registration=person,
            what="kept-apart",
            by=account_id,
            deed="duplicates_kept",
            values={"other": other.name},
        )
