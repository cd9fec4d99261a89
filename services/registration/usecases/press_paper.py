"""A paper that is due is pressed and ready to be taken."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.paper import DUE, PARTICIPANTS, ListEdition, Paper
from services.registration.models.passport import PassportSeal
from services.registration.models.visa_letter import is_due_to
from services.registration.pdf.participant_list import draw_participant_list
from services.registration.pdf.visa_letter import Bearer, draw_visa_letters
from services.registration.queries.visa_letters import WrittenLetter, letters_on


def press_paper(
    session: Session, *, paper_id: UUID, seal: PassportSeal, is_demo: bool
) -> Paper | None:
    """Afterwards the paper is ready; one that is ready already, or is gone, stays so.

    Letters of people who are no longer due one are left out, and a paper without any is void.
    May be refused: PassportLocked, when no key is there. Tells nobody.
    """
    paper = session.scalar(select(Paper).where(Paper.id == paper_id).with_for_update())
    if paper is None or paper.state != DUE:
        return paper
    if paper.kind == PARTICIPANTS:
        edition = session.get_one(
            ListEdition, paper.edition_id, options=[undefer(ListEdition.content)]
        )
        paper.become_ready(*draw_participant_list(edition, paper.language))
    else:
        _press_letters(session, paper, seal, is_demo=is_demo)
    session.flush()
    return paper


def _press_letters(session: Session, paper: Paper, seal: PassportSeal, *, is_demo: bool) -> None:
    due = [each for each in letters_on(session, paper.id) if is_due_to(each.person)]
    if not due:
        paper.become_void()
        return
    meeting = session.get_one(MeetingCopy, paper.meeting_id)
    content, pages = draw_visa_letters(
        meeting, [_bearer(each, seal) for each in due], paper.language, is_demo=is_demo
    )
    paper.become_ready(seal.lock_paper(content), pages)


def _bearer(written: WrittenLetter, seal: PassportSeal) -> Bearer:
    """That the passport is opened was written down when the letter was asked for."""
    fields = seal.unlock(written.passport.sealed) if written.passport else {}
    return Bearer(written.letter, written.person, fields)
