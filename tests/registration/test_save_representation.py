"""A person says whom they represent."""

from uuid import uuid4

from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.usecases.save_representation import save_representation
from tests.people import SEMINAR_ID
from tests.registration.focal import at_work, entered
from tests.registration.people import FOR_A_FUND, FOR_KYRGYZSTAN, draft


def test_state_takes_the_place_of_an_organisation(session: Session) -> None:
    made = draft(session, represents=FOR_A_FUND)
    assert made.organisation_name == "Lake Fund"
    save_representation(session, registration_id=made.id, **FOR_KYRGYZSTAN)
    assert (made.state_code, made.organisation_name, made.delegation) == ("KGZ", "", None)


def test_organisation_of_another_meeting_is_not_taken(session: Session) -> None:
    here = session.get_one(MeetingCopy, SEMINAR_ID)
    other = MeetingCopy(
        **{
            column.name: getattr(here, column.name)
            for column in MeetingCopy.__table__.columns
            if column.name not in ("id", "slug")
        },
        id=uuid4(),
        slug="elsewhere",
    )
    session.add(other)
    session.flush()
    theirs = Delegation(
        meeting_id=other.id, kind="organisation", names={"en": "Secret"}, name_key="secret"
    )
    session.add(theirs)
    session.flush()
    made = draft(session)
    save_representation(
        session,
        registration_id=made.id,
        kind="organisation",
        organisation_id=theirs.id,
        function={"en": "Adviser"},
    )
    assert made.delegation is None
    assert "represents" in made.unanswered()


def test_who_stays_with_their_state_is_still_in_its_delegation(session: Session) -> None:
    """Or the focal point who entered them would lose sight of them."""
    focal_point = at_work(session)
    (made,) = entered(session, focal_point)
    save_representation(session, registration_id=made.id, **FOR_KYRGYZSTAN)
    assert made.delegation is focal_point.delegation
    save_representation(session, registration_id=made.id, **{**FOR_KYRGYZSTAN, "state_code": "UZB"})
    assert made.delegation is None
