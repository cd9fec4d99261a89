"""Afterwards the paper of an edition is pressed and can be taken; one that is pressed stays so.

May refuse: nothing; a paper that was taken away meanwhile is no trouble.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.models.programme_paper import PaperKind, ProgrammePaper
from services.agenda.pdf.door_signs import draw_door_signs
from services.agenda.pdf.face import Face, face_of
from services.agenda.pdf.moderator_sheets import draw_moderator_sheets
from services.agenda.pdf.order_of_the_day import draw_order_of_the_day
from services.agenda.pdf.programme import draw_programme
from shared import clock

DRAWN: dict[str, Callable[[Face, str], tuple[bytes, int]]] = {
    PaperKind.PROGRAMME: draw_programme,
    PaperKind.ORDER_OF_THE_DAY: draw_order_of_the_day,
    PaperKind.DOOR_SIGNS: draw_door_signs,
    PaperKind.MODERATOR_SHEETS: draw_moderator_sheets,
}


def press_programme_paper(
    session: Session, *, meeting_id: UUID, number: int, kind: str, language: str
) -> None:
    paper = session.get(ProgrammePaper, (meeting_id, number, kind, language), with_for_update=True)
    if paper is None or paper.pressed_at is not None:
        return
    meeting = session.get_one(Meeting, meeting_id)
    edition = session.get_one(Edition, (meeting_id, number))
    # An edition in which nobody speaks has no moderator, and a paper without a sheet is empty.
    paper.pdf, _pages = DRAWN[kind](face_of(meeting, edition), language)
    paper.pressed_at = clock.now()
    session.flush()
