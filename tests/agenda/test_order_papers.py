"""Ordering the papers of an edition."""

from services.agenda.models.programme_paper import ProgrammePaper
from shared.contracts.agenda import ProgrammePaperDue
from shared.language import languages
from tests.agenda.meetings import stored, told
from tests.agenda.papers import busy_seminar
from tests.house_under_test import House


def test_every_paper_is_due_in_every_language_with_its_edition(house: House) -> None:
    with house.agenda.session() as session:
        busy_seminar(session)
        session.commit()
        papers = stored(session, ProgrammePaper)
        due = told(session, ProgrammePaperDue)
    assert len(papers) == len(due) == 4 * len(languages())
    assert all(each.pressed_at is None for each in papers)
