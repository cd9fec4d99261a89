"""A member of staff chooses the language of their letters."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.usecases.choose_language import choose_language
from services.registration.usecases.send_password_link import send_password_link
from tests.registration.accounts import with_password
from tests.registration.people import LINKS


def test_next_letter_is_in_it(session: Session) -> None:
    account = with_password(session)
    choose_language(session, account_id=account.id, language="ar")
    send_password_link(session, kind="password", account=account, links=LINKS)
    assert session.scalars(select(Mail.language)).all() == ["ar"]
