"""Someone signed out: the cookie, wherever a copy of it lies, is worth nothing here either."""

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.badges.models.account_copy import EndedSignIn
from shared import clock
from shared.contracts.registration import SignInEnded


def on_sign_in_ended(session: Session, fact: SignInEnded) -> None:
    session.execute(delete(EndedSignIn).where(EndedSignIn.expires_at < clock.now()))
    session.execute(
        insert(EndedSignIn)
        .values(id=fact.sign_in_id, expires_at=fact.expires_at)
        .on_conflict_do_nothing()
    )
