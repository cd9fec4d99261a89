"""Organisers say how the meeting's papers are numbered and signed, and whom its list names."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.registration.models.paper import PaperRules
from services.registration.usecases.record_trace import record_trace


def set_paper_rules(
    session: Session,
    *,
    meeting_id: UUID,
    symbol: str,
    lists_media: bool,
    lists_host: bool,
    signatory_name: Mapping[str, str],
    signatory_function: Mapping[str, str],
    gives_letters: bool,
    account_id: UUID | None,
) -> None:
    """Afterwards papers that are asked for are made like that; those made before stay as they are.

    Tells nobody; the trace says who decided it.
    """
    values: dict[str, Any] = {
        "symbol": symbol,
        "lists_media": lists_media,
        "lists_host": lists_host,
        "signatory_name": dict(signatory_name),
        "signatory_function": dict(signatory_function),
        "gives_letters": gives_letters,
    }
    session.execute(
        insert(PaperRules)
        .values(meeting_id=meeting_id, **values)
        .on_conflict_do_update(index_elements=["meeting_id"], set_=values)
    )
    session.expire_all()
    record_trace(
        session,
        what="papers_ruled",
        about_kind="meeting",
        about_id=meeting_id,
        by=account_id,
        meeting_id=meeting_id,
    )
