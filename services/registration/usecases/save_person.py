"""A focal point says who somebody of their delegation is."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from shared import clock

TAKEN_AS_TYPED = (
    *("honorific", "rank", "given_names", "own_name", "has_one_name", "email", "phone"),
    *("language", "role"),
)


def save_person(
    session: Session,
    *,
    registration: Registration,
    delegation: Delegation,
    person: Mapping[str, Any],
) -> None:
    """Afterwards the draft bears these answers, and stands for this delegation and no other.

    What is not said stays as it is; a function is said in one language beside the others. May be
    refused: NotADraft. Tells nobody.
    """
    if registration.state != "draft":
        raise NotADraft
    for name in TAKEN_AS_TYPED:
        if name in person:
            setattr(registration, name, person[name])
    if "family_name" in person:
        registration.family_name = "" if person.get("has_one_name") else person["family_name"]
    if "function" in person:
        registration.function = {**registration.function, **person["function"]}
    if "working_groups" in person:
        registration.working_groups = sorted(person["working_groups"])
    is_state = delegation.kind == "state"
    registration.represents_kind = "state" if is_state else "organisation"
    registration.state_code = delegation.state_code
    registration.organisation_name = ""
    registration.delegation = delegation
    registration.be_found_by(delegation.names)
    registration.change(clock.now())
    session.flush()
