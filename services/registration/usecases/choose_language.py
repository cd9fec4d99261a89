"""A member of staff chooses the language of their letters."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.hold_account import hold_account


def choose_language(session: Session, *, account_id: UUID, language: str) -> None:
    """Afterwards letters to the account are in that language.

    May be refused: AccountUnknown. Tells nobody: letters are written here alone.
    """
    hold_account(session, account_id=account_id).language = language
