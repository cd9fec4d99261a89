"""A meeting that decides by steps, and the staff who take them."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.registration import Event, Registration
from services.registration.models.trace import Trace
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.set_review_rules import set_review_rules
from shared import clock
from tests.house_under_test import Member
from tests.people import ADMINISTRATOR, NODIRA, REVIEWER, SEMINAR_ID
from tests.registration.people import FOR_KYRGYZSTAN, LINKS, submitted
from tests.registration.staff import keep_account

FOR_A_PAPER: dict[str, Any] = {
    "kind": "organisation",
    "organisation_name": "Lake Herald",
    "function": {"en": "Correspondent"},
}


def rules(
    session: Session, *steps: str, two_persons: tuple[str, ...] = (), notes: tuple[str, ...] = ()
) -> None:
    set_review_rules(
        session,
        meeting_id=SEMINAR_ID,
        steps=steps,
        two_persons=two_persons,
        note_kinds=notes,
        account_id=keep_account(session, NODIRA).id,
    )


def about(session: Session, made: Registration, by: Member = REVIEWER) -> dict[str, Any]:
    """Whom a step is about, as they stand, and who takes it."""
    return {
        "meeting_id": SEMINAR_ID,
        "registration_id": made.id,
        "seen": made.revision,
        "account_id": keep_account(session, by).id,
    }


def approve(session: Session, made: Registration, by: Member = REVIEWER) -> None:
    approve_registration(session, **about(session, made, by), links=LINKS)


def of_media(session: Session, **answers: Any) -> Registration:
    """A correspondent, whose delegation staff have said to be media."""
    made = submitted(session, represents=FOR_A_PAPER, **answers)
    made.joined.kind = "media"
    session.flush()
    return made


def note_arrives(session: Session, made: Registration) -> None:
    session.add(
        NoteVerbale(
            delegation_id=made.joined.id,
            number="12/34",
            dated=date(2027, 5, 1),
            file=b"%PDF-1.7",
            media_type="application/pdf",
            size=8,
            uploaded_at=clock.now(),
            by_kind="account",
            by=keep_account(session, NODIRA).id,
        )
    )
    session.flush()


def named(session: Session, given: str, family: str, own: str = "", **more: Any) -> Registration:
    name = {
        "honorific": "",
        "given_names": given,
        "family_name": family,
        "has_one_name": not family,
        "own_name": own,
    }
    email = f"{len(session.scalars(select(Registration.id)).all())}@delegate.example"
    return submitted(session, name=name, email=email, represents=FOR_KYRGYZSTAN, **more)


def events_of(session: Session, id_: UUID) -> list[str]:
    session.flush()
    asked = select(Event.what).where(Event.registration_id == id_).order_by(Event.at)
    return list(session.scalars(asked))


def deeds(session: Session) -> list[str]:
    session.flush()
    return list(session.scalars(select(Trace.what).order_by(Trace.at)))


EVERYBODY_WHO_DECIDES = (NODIRA, REVIEWER, ADMINISTRATOR)
