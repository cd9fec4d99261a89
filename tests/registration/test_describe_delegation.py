"""Staff say what a delegation is."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import NeedsAnother
from services.registration.models.delegation import Delegation
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.describe_delegation import describe_delegation
from services.registration.usecases.endorse_registration import endorse_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import NODIRA, REVIEWER
from tests.registration.facts import told
from tests.registration.people import FOR_A_FUND, LINKS, submitted
from tests.registration.places import allow, kyrgyzstan, member
from tests.registration.reviewing import about, approve, deeds, events_of, rules
from tests.registration.staff import keep_account


def test_organisation_is_of_a_kind_and_bears_its_names(session: Session) -> None:
    allow(session, places=0)
    allow(session, kind="civil", places=1)
    person = submitted(session, represents=FOR_A_FUND)
    assert person.delegation is not None
    assert (person.delegation.kind, person.standing) == ("organisation", "waiting")
    names = {"en": "Lake Fund", "ru": "Озёрный фонд"}
    describe_delegation(
        session,
        delegation_id=person.delegation.id,
        kind="civil",
        names=names,
        rank="director",
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
    )
    assert (person.delegation.kind, person.delegation.names) == ("civil", names)
    assert person.standing == "submitted"


def test_state_stays_a_state(session: Session) -> None:
    member(session, 1)
    state = kyrgyzstan(session)
    describe_delegation(
        session,
        delegation_id=state.id,
        kind="media",
        names={"en": "Elsewhere"},
        rank="minister",
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
    )
    assert (state.kind, state.rank) == ("state", "minister")
    assert state.names["en"] == "Kyrgyzstan"


def become(session: Session, delegation: Delegation, kind: str, **more: object) -> None:
    said = {"names": delegation.names, "rank": delegation.rank, **more}
    describe_delegation(
        session,
        delegation_id=delegation.id,
        kind=kind,
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
        **said,  # type: ignore[arg-type]
    )


def of_a_fund(session: Session, *steps: str) -> Registration:
    """One of a fund, in a meeting where two approve media."""
    rules(session, *steps, two_persons=("media",))
    person = submitted(session, represents=FOR_A_FUND)
    person.joined.kind = "civil"
    session.flush()
    return person


def test_badges_hear_of_the_new_kind_and_name(session: Session) -> None:
    person = of_a_fund(session)
    become(session, person.joined, "host", names={"en": "Lake House"})
    first, second = told(session, ParticipantChanged)
    assert (first.category, second.category) == ("organisation", "host")
    assert second.represents == {"en": "Lake House"}
    assert second.revision > first.revision
    assert "house" in person.search_key


def test_nobody_is_told_of_what_did_not_change(session: Session) -> None:
    person = of_a_fund(session)
    before = len(told(session, ParticipantChanged)), person.revision
    become(session, person.joined, "civil", rank="minister")
    assert (len(told(session, ParticipantChanged)), person.revision) == before


def test_whom_one_approved_waits_for_a_second_where_the_new_kind_asks_two(
    session: Session,
) -> None:
    person = of_a_fund(session)
    approve(session, person, NODIRA)
    become(session, person.joined, "media")
    assert (person.state, person.is_approved_once) == ("submitted", True)
    assert person.first_by == keep_account(session, NODIRA).id
    news = told(session, ParticipantChanged)[-1]
    assert (news.category, news.may_print) == ("media", False)
    assert events_of(session, person.id)[-1] == "second-asked"
    assert "second_asked" in deeds(session)
    letter = session.query(Mail).order_by(Mail.written_at.desc()).first()
    assert letter is not None
    assert letter.subject == "Your registration is looked at once more"
    with pytest.raises(NeedsAnother):
        approve(session, person, NODIRA)
    approve(session, person, REVIEWER)
    assert person.state == "approved"
    assert told(session, ParticipantChanged)[-1].may_print


def test_steps_that_were_taken_stand_and_are_not_taken_again(session: Session) -> None:
    person = of_a_fund(session, "endorse")
    for verb in (endorse_registration, approve_registration):
        verb(session, **about(session, person, NODIRA), links=LINKS)
    become(session, person.joined, "media")
    assert (person.state, person.is_approved_once) == ("endorsed", True)
    approve(session, person, REVIEWER)
    assert person.state == "approved"


def test_whom_two_approved_stays_approved(session: Session) -> None:
    person = of_a_fund(session)
    rules(session, two_persons=("media", "civil"))
    approve(session, person, NODIRA)
    approve(session, person, REVIEWER)
    become(session, person.joined, "media")
    assert person.state == "approved"


def test_laying_the_rule_down_for_the_first_kind_as_well_opens_no_way(session: Session) -> None:
    person = of_a_fund(session)
    approve(session, person, NODIRA)
    rules(session, two_persons=("media", "civil"))
    become(session, person.joined, "media")
    assert person.is_approved_once
