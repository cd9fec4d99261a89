"""A person joins those who represent the same State or organisation at the meeting."""

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation, held
from services.registration.models.registration import Registration
from services.registration.usecases.hold_delegation import hold_delegation
from shared.text.search import fold
from shared.text.states import state

LONGEST_KEY = 400

# Composed once: it takes longer to compose than to ask.
_FOUND = select(Delegation).where(
    Delegation.meeting_id == bindparam("meeting_id"),
    # What a State is called, an organisation may be called as well.
    (Delegation.kind == "state") == bindparam("is_state"),
    Delegation.name_key == bindparam("key"),
)
_HELD = held(_FOUND)


def join_delegation(
    session: Session, *, registration: Registration, to_hold: bool = False
) -> Delegation:
    """Afterwards there is exactly one delegation for whom the person represents.

    Two who are the first of theirs at the same moment end up in the same one. It may be held at
    once. Tells nobody.
    """
    if (joined := registration.delegation) is not None:
        return hold_delegation(session, delegation_id=joined.id) if to_hold else joined
    if registration.represents_kind == "state":
        code = registration.state_code
        names, key = dict(state(code).names), code.lower()
    else:
        code = ""
        names = {registration.language: registration.organisation_name}
        key = (fold(registration.organisation_name) or registration.organisation_name)[:LONGEST_KEY]
    asked = {
        "meeting_id": registration.meeting_id,
        "is_state": registration.represents_kind == "state",
        "key": key,
    }
    found = _HELD if to_hold else _FOUND
    delegation = session.scalar(found, asked)
    if delegation is None:
        session.execute(
            insert(Delegation)
            .values(
                meeting_id=registration.meeting_id,
                kind=registration.represents_kind,
                state_code=code,
                names=names,
                name_key=key,
            )
            .on_conflict_do_nothing()
        )
        delegation = session.scalars(found, asked).one()
    return delegation
