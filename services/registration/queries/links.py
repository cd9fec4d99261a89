"""Whether a link that sets a password still does."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.passwords import digest
from services.registration.models.sign_in import PasswordLink
from shared import clock


def link_is_open(session: Session, secret: str, token: str) -> bool:
    link = session.scalar(
        select(PasswordLink).where(PasswordLink.token_digest == digest(secret, token))
    )
    return link is not None and link.used_at is None and link.expires_at > clock.now()
