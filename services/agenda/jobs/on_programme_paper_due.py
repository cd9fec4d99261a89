"""A paper of an edition waits to be pressed."""

from sqlalchemy.orm import Session

from services.agenda.usecases.press_programme_paper import press_programme_paper
from shared.contracts.agenda import ProgrammePaperDue


def on_programme_paper_due(session: Session, fact: ProgrammePaperDue) -> None:
    press_programme_paper(
        session,
        meeting_id=fact.meeting_id,
        number=fact.number,
        kind=fact.kind,
        language=fact.language,
    )
