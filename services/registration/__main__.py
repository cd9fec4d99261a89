"""The commands of registration: `python -m services.registration web`, and the others."""

import sys

from marshmallow import ValidationError
from sqlalchemy.orm import Session

from services.registration.app import service
from services.registration.config import RegistrationConfig
from services.registration.queries.trace_chain import verify_trace
from services.registration.schemas.account_forms import InvitationForm
from services.registration.usecases.invite_administrator import invite_administrator
from shared.links import Links
from shared.service import main


def administrator(session: Session, config: RegistrationConfig) -> None:
    """Asks whom to let in, and shows the link: at first nobody could read a letter here."""
    typed = {"email": input("E-mail address: "), "name": input("Name: "), "language": "en"}
    try:
        person = InvitationForm(only=("email", "name", "language")).load(typed)
    except ValidationError as refusal:
        words = [str(word) for each in refusal.messages_dict.values() for word in each]
        sys.exit("\n".join(words))
    links = Links(config.address, config.secret)
    link = invite_administrator(session, **person, links=links)
    print(f"\nThis link opens the account, once, within seven days:\n{link}")


def check_trace(session: Session, _config: RegistrationConfig) -> None:
    """Says how far the trace holds; fails where it breaks."""
    verdict = verify_trace(session)
    print(f"{verdict.lines} lines of the trace hold; the last is sealed by {verdict.last_hash}")
    if verdict.wrong:
        sys.exit(f"The trace is broken: {verdict.wrong}.")


if __name__ == "__main__":
    main(service, more={"administrator": administrator, "verify-trace": check_trace})
