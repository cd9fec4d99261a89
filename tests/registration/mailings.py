"""A text for many people, as tests write it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.mail import Mailing
from services.registration.usecases.write_mailing import write_mailing
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import FOR_A_FUND, SUHARTA, submitted
from tests.registration.staff import keep_account

SUBJECT = {"en": "News for {{name}}", "ru": "Новости для {{name}}"}
BODY = {"en": "Dear {{name}},\n\n{{link}}", "ru": "{{name}}: {{meeting}}, {{dates}}\n{{link}}"}


def three_readers(session: Session) -> list[UUID]:
    """One reads English, one Russian, one Arabic; the last is called like a placeholder."""
    keep_account(session, NODIRA)
    odd = {**SUHARTA, "given_names": "{{link}} {x} %(y)s"}
    made = [
        submitted(session),
        submitted(session, name=SUHARTA, email="s@d.example", language="ru"),
        submitted(session, name=odd, represents=FOR_A_FUND, email="x@d.example", language="ar"),
    ]
    return [each.id for each in made]


def mailing_to(
    session: Session, readers: list[UUID], subject: Mapping[str, str] = SUBJECT
) -> Mailing:
    return write_mailing(
        session, meeting_id=SEMINAR_ID, subject=subject, body=BODY, readers=readers, by=NODIRA.id
    )
