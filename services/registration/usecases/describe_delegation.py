"""Staff say what a delegation is, what it is called, and how high it stands."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.queries.review_rules import rules_of
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.settle_places import settle_places
from shared.links import Links


def describe_delegation(
    session: Session,
    *,
    delegation_id: UUID,
    kind: str,
    names: dict[str, str],
    rank: str,
    links: Links,
) -> Delegation:
    """Afterwards it is of that kind and rank; an organisation also bears these names.

    A State stays one, under the name that it bears at the United Nations. Another kind may have
    wider limits: who then has a place is told. Where two had to approve its people, two still
    have to. Tells ParticipantChanged and MailDue of them.
    """
    delegation = hold_delegation(session, delegation_id=delegation_id)
    delegation.rank = rank
    if delegation.kind != "state":
        two_persons = rules_of(session, delegation.meeting_id).two_persons
        if delegation.kind in two_persons and kind not in two_persons:
            # Or one account alone could call media something else, and approve them.
            delegation.keeps_two_persons = True
        delegation.kind = kind
        delegation.names = names
    session.flush()
    settle_places(session, delegation=delegation, links=links)
    return delegation
