"""Staff say what a delegation is, what it is called, and how high it stands."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.course import EXPECTED
from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.queries.review_rules import rules_of
from services.registration.usecases.ask_for_second import ask_for_second
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.tell_participant import tell_participant
from shared import clock
from shared.links import Links


def describe_delegation(
    session: Session,
    *,
    delegation_id: UUID,
    kind: str,
    names: dict[str, str],
    rank: str,
    account_id: UUID,
    links: Links,
) -> Delegation:
    """Afterwards it is of that kind and rank; an organisation also bears these names.

    A State stays one, under the name that it bears at the United Nations. Where two had to
    approve its people, two still have to; where two now have to, whom one approved waits for a
    second. Badges follow kind and name. Another kind may have wider limits: who then has a place
    is told. Tells ParticipantChanged and MailDue of them.
    """
    delegation = hold_delegation(session, delegation_id=delegation_id)
    delegation.rank = rank
    if delegation.kind != "state" and (delegation.kind, delegation.names) != (kind, names):
        _rename(session, delegation, kind, names, account_id, links)
    session.flush()
    settle_places(session, delegation=delegation, links=links)
    return delegation


def _rename(
    session: Session,
    delegation: Delegation,
    kind: str,
    names: dict[str, str],
    account_id: UUID,
    links: Links,
) -> None:
    rules = rules_of(session, delegation.meeting_id)
    if delegation.kind in rules.two_persons and kind not in rules.two_persons:
        # Or one account alone could call media something else, and approve them.
        delegation.keeps_two_persons = True
    is_of_another_kind = delegation.kind != kind
    delegation.kind, delegation.names = kind, names
    people = _hold_people(session, delegation)
    for person in people:
        person.be_found_by(names)
        person.change(clock.now())
    session.flush()
    if is_of_another_kind and rules.needs_two(delegation):
        # Or one account alone could approve people first, and call them media afterwards.
        ask_for_second(session, people=people, account_id=account_id, links=links)
    for person in people:
        tell_participant(session, registration=person)


def _hold_people(session: Session, delegation: Delegation) -> Sequence[Registration]:
    return session.scalars(
        select(Registration)
        .where(Registration.delegation_id == delegation.id, Registration.state.in_(EXPECTED))
        .order_by(Registration.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
