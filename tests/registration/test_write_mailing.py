"""A text to many people is written, and nothing leaves yet."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from tests.registration.mailings import mailing_to, three_readers


def test_text_stands_and_nobody_has_a_letter(session: Session) -> None:
    readers = three_readers(session)
    before = session.scalar(select(func.count()).select_from(Mail))
    made = mailing_to(session, readers)
    session.expire_all()
    assert made.readers == [str(each) for each in readers]
    assert made.sent_at is None
    assert session.scalar(select(func.count()).select_from(Mail)) == before
