"""Afterwards every paper of the edition is on its way, in every language of the house.

May refuse: nothing. Tells agenda's own slow queue of each paper that is due.
"""

from typing import Any

from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition
from services.agenda.models.programme_paper import PaperKind, ProgrammePaper
from shared.contracts.agenda import ProgrammePaperDue
from shared.language import languages
from shared.messaging.outbox import publish_all


def order_papers(session: Session, *, edition: Edition) -> None:
    wanted = [(kind.value, language) for kind in PaperKind for language in languages()]
    which: dict[str, Any] = {"meeting_id": edition.meeting_id, "number": edition.number}
    session.add_all(
        ProgrammePaper(**which, kind=kind, language=language) for kind, language in wanted
    )
    session.flush()
    publish_all(
        session,
        [ProgrammePaperDue(**which, kind=kind, language=language) for kind, language in wanted],
    )
