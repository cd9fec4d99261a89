"""How a meeting's papers are numbered and signed is laid down once and kept with who did it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.paper import PaperRules
from services.registration.models.trace import Trace
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.papers import RULES, rule


def test_rules_hold_and_the_last_word_counts(session: Session) -> None:
    rule(session)
    rule(session, symbol="SEMINAR/2027/INF.3", gives_letters=False)
    kept = session.get_one(PaperRules, SEMINAR_ID)
    assert (kept.symbol, kept.gives_letters) == ("SEMINAR/2027/INF.3", False)
    assert kept.signatory_name == RULES["signatory_name"]


def test_trace_says_who_laid_them_down(session: Session) -> None:
    rule(session)
    (line,) = session.scalars(select(Trace).where(Trace.what == "papers_ruled"))
    assert (line.who_id, line.about_id) == (NODIRA.id, SEMINAR_ID)
