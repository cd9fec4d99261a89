"""A person says what they are called."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.hold_draft import hold_draft


def save_name(
    session: Session,
    *,
    registration_id: UUID,
    honorific: str,
    rank: str = "",
    given_names: str,
    family_name: str,
    has_one_name: bool,
    own_name: str,
) -> None:
    """Afterwards the draft bears the name as it was typed, in Latin and in its own script.

    May be refused: NotADraft. Tells nobody.
    """
    registration = hold_draft(session, registration_id=registration_id)
    registration.honorific = honorific
    registration.rank = rank
    registration.given_names = given_names
    registration.family_name = "" if has_one_name else family_name
    registration.has_one_name = has_one_name
    registration.own_name = own_name
    registration.be_found_by({})
