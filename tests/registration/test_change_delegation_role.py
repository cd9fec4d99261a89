"""Staff say as what somebody is in their delegation."""

from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.queries.delegations import head_warning, lines, members_of
from services.registration.queries.places import limits_of
from services.registration.usecases.change_delegation_role import change_delegation_role
from shared.contracts.registration import ParticipantChanged
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, LINKS, draft, submitted
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


def test_badges_hear_of_the_role_as_a_newer_category(session: Session) -> None:
    (person,) = members(session, "delegate")
    make(session, person, "head")
    make(session, person, "head")
    first, second = told(session, ParticipantChanged)
    assert (first.category, second.category) == ("delegate", "head")
    assert second.participant_id == person.id
    assert second.revision > first.revision


def test_people_of_an_organisation_are_of_it_whatever_their_role(session: Session) -> None:
    person = submitted(session, represents=FOR_A_FUND)
    seen = []
    for role, kind in (("head", "civil"), ("observer", "civil"), ("adviser", "media")):
        person.joined.kind = kind
        make(session, person, role)
        seen.append(told(session, ParticipantChanged)[-1].category)
    assert seen == ["organisation", "observer", "media"]


def test_badges_hear_nothing_of_who_has_not_sent(session: Session) -> None:
    make(session, draft(session), "head")
    assert told(session, ParticipantChanged) == []
