"""Somebody is sent a link by which to set a password."""

import secrets
from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.models.account import Account
from services.registration.models.passwords import digest
from services.registration.models.sign_in import PasswordLink
from services.registration.usecases.write_letter import write_letter
from shared import clock
from shared.links import Links

LASTS = {"invitation": timedelta(days=7), "password": timedelta(hours=1)}


def send_password_link(session: Session, *, kind: str, account: Account, links: Links) -> str:
    """Afterwards a letter is on its way whose link sets the account's password, once.

    `kind` is invitation or password. Returns the link. Tells MailDue.
    """
    token = secrets.token_urlsafe(32)
    session.add(
        PasswordLink(
            account_id=account.id,
            token_digest=digest(links.secret, token),
            expires_at=clock.now() + LASTS[kind],
        )
    )
    link = links.to(f"/registration/password/{token}")
    write_letter(
        session,
        kind=kind,
        to=account.email,
        reads=account.language,
        values={"name": account.name, "link": link},
    )
    return link
