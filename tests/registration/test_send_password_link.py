"""Somebody is sent a link by which to set a password."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.passwords import digest
from services.registration.models.sign_in import PasswordLink
from services.registration.usecases.send_password_link import LASTS, send_password_link
from shared import clock
from tests.registration.accounts import with_password
from tests.registration.people import LINKS


def test_token_is_in_the_letter_alone(session: Session) -> None:
    account = with_password(session)
    send_password_link(session, kind="password", account=account, links=LINKS)
    session.flush()
    mail = session.scalars(select(Mail)).one()
    token = mail.body.split("/registration/password/")[1].split()[0]
    link = session.scalars(select(PasswordLink)).one()
    assert link.token_digest == digest(LINKS.secret, token)
    assert token not in str(vars(link))
    assert link.expires_at <= clock.now() + LASTS["password"]
