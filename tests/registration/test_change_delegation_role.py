"""Staff say as what somebody is in their delegation."""

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.queries.delegations import head_warning, lines, members_of
from services.registration.queries.places import limits_of
from services.registration.usecases.change_delegation_role import change_delegation_role
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.people import LINKS
from tests.registration.places import allow, kyrgyzstan, members
from tests.registration.staff import keep_account


def make(session: Session, person: Registration, role: str) -> None:
    change_delegation_role(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=person.id,
        role=role,
        account_id=keep_account(session, REVIEWER).id,
        links=LINKS,
    )


def test_one_head_is_expected_and_none_or_two_are_seen(session: Session) -> None:
    first, second = members(session, "delegate", "adviser")
    seen = []
    for person in (None, first, second):
        if person:
            make(session, person, "head")
        (line,) = lines(session, SEMINAR_ID, "en")
        seen.append((line.heads, line.warning))
    assert seen == [(0, "no-head"), (1, ""), (2, "heads")]
    assert head_warning(3) == "heads"


def test_head_stands_before_the_others(session: Session) -> None:
    first, second = members(session, "delegate", "delegate")
    make(session, second, "head")
    state = kyrgyzstan(session)
    people = members_of(session, state, limits_of(session, state)).people
    assert [each.id for each in people] == [second.id, first.id]


def test_new_head_has_what_the_host_keeps_for_heads(session: Session) -> None:
    allow(session, principals=1, accompanying=1)
    _, second = members(session, "delegate", "delegate")
    assert second.waits_for_hospitality == 1
    make(session, second, "head")
    assert second.waits_for_hospitality is None
