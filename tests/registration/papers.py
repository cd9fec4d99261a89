"""A meeting whose papers are numbered and signed, and invented people who stand on them."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session, undefer

from services.registration.models.delegation import Delegation
from services.registration.models.paper import Paper
from services.registration.models.registration import Registration
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.press_paper import press_paper
from services.registration.usecases.set_paper_rules import set_paper_rules
from services.registration.usecases.submit_registration import submit_registration
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import LINKS, draft
from tests.registration.questions import SEAL, whole_draft
from tests.registration.staff import keep_account

RULES: dict[str, Any] = {
    "symbol": "SEMINAR/INF.1",
    "lists_media": False,
    "lists_host": False,
    "signatory_name": {"en": "Nodira Yoʻldosheva", "ru": "Нодира Йўлдошева"},
    "signatory_function": {"en": "Head of the secretariat", "ru": "Глава секретариата"},
    "gives_letters": True,
}


def rule(session: Session, **changes: Any) -> None:
    account_id = keep_account(session, NODIRA).id
    values = {**RULES, **changes}
    set_paper_rules(session, meeting_id=SEMINAR_ID, account_id=account_id, **values)


def name(given: str, family: str, own: str = "", honorific: str = "") -> dict[str, Any]:
    return {
        "given_names": given,
        "family_name": family,
        "has_one_name": not family,
        "own_name": own,
        "honorific": honorific,
    }


def approved(session: Session, *, role: str = "delegate", **answers: Any) -> Registration:
    """Somebody who has registered and is expected."""
    made = draft(session, **answers)
    made.role = role
    return _approve(session, made)


def _approve(session: Session, made: Registration) -> Registration:
    session.flush()
    sent = submit_registration(session, registration_id=made.id, links=LINKS)
    approve_registration(
        session,
        meeting_id=SEMINAR_ID,
        registration_id=sent.id,
        seen=sent.revision,
        account_id=keep_account(session, NODIRA).id,
        links=LINKS,
    )
    return sent


def approved_with_visa(session: Session, **answers: Any) -> Registration:
    """Somebody who is expected and needs a visa; the passport is with us."""
    return _approve(session, whole_draft(session, **answers))


def needs_none(session: Session) -> Registration:
    """Somebody who is expected and needs no visa, at a meeting that asks about visas."""
    made = approved_with_visa(session, email="none@delegate.example")
    assert made.needs is not None
    made.needs.visa = "no"
    session.flush()
    return made


def of_kind(session: Session, registration: Registration, kind: str) -> Delegation:
    joined = registration.joined
    joined.kind = kind
    session.flush()
    return joined


def pressed(session: Session, paper_id: UUID, *, is_demo: bool = False) -> bytes:
    """The paper as its reader opens it."""
    paper = press_paper(session, paper_id=paper_id, seal=SEAL, is_demo=is_demo)
    assert paper is not None
    session.flush()
    kept = session.get_one(
        Paper, paper_id, options=[undefer(Paper.content)], populate_existing=True
    )
    assert kept.content is not None
    return SEAL.unlock_paper(kept.content) if kept.kind == "visa" else kept.content
