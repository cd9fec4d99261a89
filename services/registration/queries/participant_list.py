"""Who stands in a list of participants that is made now."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager

from services.registration.models.delegation import Delegation
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.paper import PaperRules
from services.registration.models.registration import Registration
from services.registration.queries.participants import which
from shared.text.titles import without_titles


def list_content(
    session: Session, meeting: MeetingCopy, rules: PaperRules, *, only_arrived: bool
) -> tuple[dict[str, Any], int]:
    """What a list says in all languages, and of how many people it says it."""
    delegations: dict[UUID, dict[str, Any]] = {}
    number = 0
    for each in session.scalars(_listed(meeting.id, rules, only_arrived=only_arrived)):
        joined = each.joined
        told = delegations.setdefault(joined.id, _told_of_delegation(joined))
        told["people"].append(_told_of_person(each))
        number += 1
    return {
        "names": meeting.names,
        "organisers": meeting.organisers,
        "venue": meeting.venue,
        "city": meeting.city,
        "starts_on": meeting.starts_on.isoformat(),
        "ends_on": meeting.ends_on.isoformat(),
        "only_arrived": only_arrived,
        "delegations": list(delegations.values()),
    }, number


def _listed(meeting_id: UUID, rules: PaperRules, *, only_arrived: bool) -> Select[Registration]:
    """Delegates of States are listed by custom; anybody else may ask to be left out."""
    left_out = {"media": not rules.lists_media, "host": not rules.lists_host}
    arrived = [which(meeting_id, "arrived")] if only_arrived else []
    return (
        select(Registration)
        .join(Registration.delegation)
        .options(contains_eager(Registration.delegation))
        .where(
            which(meeting_id, "approved"),
            *arrived,
            Delegation.kind.not_in([kind for kind, is_out in left_out.items() if is_out]),
            or_(Delegation.kind == "state", Registration.stays_unlisted.is_(False)),
        )
        .order_by(Delegation.name_key, Registration.sort_key, Registration.id)
    )


def _told_of_delegation(delegation: Delegation) -> dict[str, Any]:
    return {
        "kind": delegation.kind,
        "state_code": delegation.state_code,
        "names": delegation.names,
        "people": [],
    }


def _told_of_person(registration: Registration) -> dict[str, Any]:
    """No address unless the person agreed that it stand there."""
    return {
        "honorific": registration.honorific,
        "given": registration.given_names,
        "family": registration.family_name,
        "own": without_titles(registration.own_name),
        "language": registration.language,
        "function": registration.function,
        "role": registration.role,
        "email": registration.email if registration.may_list_email else "",
    }
