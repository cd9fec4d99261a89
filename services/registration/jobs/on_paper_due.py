"""A paper waits to be pressed."""

from os import environ

from sqlalchemy.orm import Session

from services.registration.config import is_demo, passport_keys
from services.registration.models.passport import PassportSeal
from services.registration.usecases.press_paper import press_paper
from shared.contracts.registration import PaperDue


def on_paper_due(session: Session, fact: PaperDue) -> None:
    """A paper that was taken away in the meantime is no trouble."""
    seal = PassportSeal(passport_keys(environ))
    press_paper(session, paper_id=fact.paper_id, seal=seal, is_demo=is_demo(environ))
