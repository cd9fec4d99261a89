"""What the others are told of a person: what a badge needs and what a programme needs, no more."""

from base64 import b64encode
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation_rules import GROUPS
from services.registration.models.registration import Photo, Registration
from shared.contracts.registration import ParticipantChanged, ParticipantExpected


def news_of(session: Session, registration: Registration) -> ParticipantChanged:
    """The person as they now are."""
    delegation = registration.delegation
    assert delegation is not None, "only a submitted registration is told"
    # The print alone: the original is a hundred times as large.
    photo = session.scalar(select(Photo.print_jpeg).where(Photo.registration_id == registration.id))
    return ParticipantChanged(
        participant_id=registration.id,
        meeting_id=registration.meeting_id,
        revision=registration.revision,
        state=_told(registration),
        may_print=registration.state == "approved",
        honorific=registration.honorific,
        name=registration.name,
        own_name=registration.own_name,
        family_name=registration.family_name,
        function=registration.function,
        delegation_id=delegation.id,
        state_code=delegation.state_code,
        represents=delegation.names,
        category=delegation.category,
        language=registration.language,
        photo=b64encode(photo).decode("ascii") if photo else None,
    )


def expectation_of(registration: Registration) -> ParticipantExpected:
    """The person as a programme may count on them; of whoever was not approved, no name."""
    delegation = registration.joined
    whose: dict[str, Any] = {
        "participant_id": registration.id,
        "meeting_id": registration.meeting_id,
        "revision": registration.revision,
        "is_expected": registration.state == "approved",
        "delegation_id": delegation.id,
        "state_code": delegation.state_code,
        "represents": delegation.names,
    }
    if not whose["is_expected"]:
        return ParticipantExpected(**whose)
    return ParticipantExpected(
        **whose,
        honorific=registration.honorific,
        name=registration.name,
        own_name=registration.own_name,
        function=registration.function,
        is_head=registration.role == "head",
        groups=tuple(sorted(1 + GROUPS.index(code) for code in registration.working_groups)),
        language=registration.language,
    )


def _told(registration: Registration) -> str:
    """The steps of review are the secretariat's own: to badges, one waits or does not."""
    is_waiting = registration.is_expected and registration.state != "approved"
    return "submitted" if is_waiting else registration.state
