"""Everything that is signed in to an account is signed out."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from services.registration.models.sign_in import SignIn
from services.registration.usecases.hold_account import hold_account
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.tell_account import tell_account
from shared import clock
from shared.contracts.registration import SignInEnded
from shared.messaging.outbox import publish
from shared.web.sign_in import LASTS


def end_sign_ins(session: Session, *, account_id: UUID, by: UUID | None = None) -> None:
    """Afterwards no earlier sign-in of the account is worth anything in any service.

    Whoever is to go on begins a new stay afterwards. `by` is who of the staff ended another's.
    May be refused: AccountUnknown. Tells AccountChanged and SignInEnded.
    """
    account = hold_account(session, account_id=account_id)
    now = clock.now()
    account.signed_out_before = now
    ended = session.execute(
        update(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None))
        .values(ended_at=now)
        .returning(SignIn.id, SignIn.began_at)
    )
    for id_, began_at in ended:
        # A cookie counts whole seconds: one of this very second is named by itself.
        if began_at >= now - timedelta(seconds=1):
            publish(session, SignInEnded(sign_in_id=id_, expires_at=began_at + LASTS))
    if by is not None:
        record_trace(
            session,
            what="account_signed_out",
            about_kind="account",
            about_id=account_id,
            by=by,
        )
    tell_account(session, account=account)
