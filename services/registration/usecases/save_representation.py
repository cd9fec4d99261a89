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
    Whoever stays with the delegation that they stand in is not taken out of it meanwhile.
    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    delegation = session.get(Delegation, organisation_id) if organisation_id else None
    if delegation and delegation.meeting_id != registration.meeting_id:
        delegation = None
    is_state, stood_in = kind == "state", registration.delegation
    if is_state and stood_in and stood_in.kind == "state" and stood_in.state_code == state_code:
        delegation = stood_in
    elif is_state:
        delegation = None
    registration.represents_kind = kind
    registration.state_code = state_code if is_state else ""
    registration.delegation = delegation
    registration.organisation_name = "" if is_state or delegation else organisation_name
    registration.function = function
    registration.role = role
    registration.working_groups = sorted(working_groups)
