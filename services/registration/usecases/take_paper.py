"""A paper that is ready leaves the house."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from services.registration.models.paper import PARTICIPANTS, READY, ListEdition, Paper
from services.registration.models.passport import PassportSeal
from services.registration.models.visa_letter import VisaLetter
from services.registration.usecases.record_export import record_export


def take_paper(
    session: Session, *, meeting_id: UUID, paper_id: UUID, seal: PassportSeal, by: UUID
) -> tuple[Paper, bytes]:
    """Afterwards the trace says who has taken it, and with how many people.

    May be refused: NoResultFound, when the meeting has no such paper or it is not ready;
    PassportLocked. Tells nobody.
    """
    paper = session.scalars(
        select(Paper)
        .where(Paper.id == paper_id, Paper.meeting_id == meeting_id, Paper.state == READY)
        .options(undefer(Paper.content))
    ).one()
    assert paper.content is not None, "what is ready has its content"
    is_list = paper.kind == PARTICIPANTS
    record_export(
        session,
        meeting_id=meeting_id,
        which="participants" if is_list else "visa_letters",
        number=_people_on(session, paper),
        by=by,
        about_kind="registration" if paper.registration_id else "meeting",
        about_id=paper.registration_id,
    )
    return paper, paper.content if is_list else seal.unlock_paper(paper.content)


def _people_on(session: Session, paper: Paper) -> int:
    if paper.edition_id:
        return session.get_one(ListEdition, paper.edition_id).number
    letters = select(func.count()).where(VisaLetter.paper_id == paper.id)
    return session.scalar(letters) or 0
