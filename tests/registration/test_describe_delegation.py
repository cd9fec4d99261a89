"""Staff say what a delegation is."""

from sqlalchemy.orm import Session

from services.registration.usecases.describe_delegation import describe_delegation
from tests.registration.people import FOR_A_FUND, LINKS, submitted
from tests.registration.places import allow, kyrgyzstan, member


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
        links=LINKS,
    )
    assert (state.kind, state.rank) == ("state", "minister")
    assert state.names["en"] == "Kyrgyzstan"
