"""A person says whom they represent, and as what."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.usecases.hold_draft import hold_draft


def save_representation(
    session: Session,
    *,
    registration_id: UUID,
    kind: str,
    state_code: str = "",
    organisation_id: UUID | None = None,
    organisation_name: str = "",
    function: dict[str, str],
    role: str = "delegate",
    working_groups: Collection[str] = (),
) -> None:
    """Afterwards the draft says which State or organisation it is for, and as what they come.

    An organisation that is not yet known becomes a delegation only when the draft is submitted.
    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    delegation = session.get(Delegation, organisation_id) if organisation_id else None
    if delegation and delegation.meeting_id != registration.meeting_id:
        delegation = None
    is_state = kind == "state"
    registration.represents_kind = kind
    registration.state_code = state_code if is_state else ""
    registration.delegation = None if is_state else delegation
    registration.organisation_name = "" if is_state or delegation else organisation_name
    registration.function = function
    registration.role = role
    registration.working_groups = sorted(working_groups)
