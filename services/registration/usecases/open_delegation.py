"""Organisers put a delegation on the list before anybody of it has registered."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.usecases.join_delegation import LONGEST_KEY
from services.registration.usecases.record_trace import record_trace
from shared.text.names import in_language
from shared.text.search import fold
from shared.text.states import state


def open_delegation(
    session: Session,
    *,
    meeting_id: UUID,
    kind: str,
    state_code: str = "",
    names: Mapping[str, str],
    by: UUID,
) -> Delegation:
    """Afterwards there is exactly one delegation of that State or organisation at the meeting.

    One that is there already stays as it is. An organisation is offered to all who register.
    Tells nobody.
    """
    is_state = kind == "state"
    told = dict(state(state_code).names) if is_state else dict(names)
    key = state_code.lower() if is_state else _plain(in_language(told, "en"))
    made = session.scalar(
        insert(Delegation)
        .values(
            meeting_id=meeting_id,
            kind=kind,
            state_code=state_code if is_state else "",
            names=told,
            name_key=key,
            is_offered=not is_state,
        )
        .on_conflict_do_nothing()
        .returning(Delegation.id)
    )
    found = select(Delegation).where(
        Delegation.meeting_id == meeting_id,
        # What a State is called, an organisation may be called as well.
        (Delegation.kind == "state") == is_state,
        Delegation.name_key == key,
    )
    delegation = session.scalars(found).one()
    if made is not None:
        _note(session, delegation, by)
    return delegation


def _plain(name: str) -> str:
    return (fold(name) or name)[:LONGEST_KEY]


def _note(session: Session, delegation: Delegation, by: UUID) -> None:
    record_trace(
        session,
        what="delegation_opened",
        about_kind="delegation",
        about_id=delegation.id,
        by=by,
        meeting_id=delegation.meeting_id,
    )
