"""Staff refuse a registration, and say why."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.usecases.decline_registration import decline_registration
from shared.contracts.registration import ParticipantChanged
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.people import LINKS, submitted
from tests.registration.staff import keep_account


def decline(session: Session, **more: str) -> str:
    made = submitted(session)
    decline_registration(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=made.id,
        seen=made.revision,
        account_id=keep_account(session, REVIEWER).id,
        links=LINKS,
        **{"reason": "places-taken", "words": "", **more},
    )
    session.flush()
    return session.scalars(select(Mail).order_by(Mail.written_at.desc())).all()[0].body


def test_letter_gives_the_reason_and_the_words(session: Session) -> None:
    body = decline(session, words="Write to {name} %(x)s <b>\nSecond line")
    assert "All places of the delegation are taken." in body
    assert "Write to {name} %(x)s <b>\nSecond line" in body
    assert told(session, ParticipantChanged)[-1].state == "declined"
    assert not told(session, ParticipantChanged)[-1].may_print


def test_database_refuses_to_decline_without_a_reason(session: Session) -> None:
    with pytest.raises(IntegrityError):
        decline(session, reason="")
