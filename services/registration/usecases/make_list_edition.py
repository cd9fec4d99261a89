"""Organisers make the list of participants: provisional, final, or a revision of either."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.paper import (
    PARTICIPANTS,
    FinalStands,
    ListEdition,
    NobodyToList,
    Paper,
    PaperRules,
    symbol_of,
    usual_rules,
)
from services.registration.queries.participant_list import list_content
from services.registration.usecases.record_trace import record_trace
from shared import clock
from shared.contracts.registration import PaperDue
from shared.language import languages
from shared.messaging.outbox import publish_all


def make_list_edition(
    session: Session, *, meeting_id: UUID, stage: str, only_arrived: bool, by: UUID | None
) -> ListEdition:
    """Afterwards there is an edition that no later change of anybody changes, and its papers in all
    languages are being pressed.

    A stage that has an edition gets the next revision of it. May be refused: FinalStands, when a
    provisional list is asked for after the final one; NobodyToList. Tells PaperDue.
    """
    meeting = session.get_one(MeetingCopy, meeting_id)
    rules = session.get(PaperRules, meeting_id) or usual_rules(meeting_id)
    revision = _next_revision(session, meeting_id, stage)
    content, number = list_content(session, meeting, rules, only_arrived=only_arrived)
    if not number:
        raise NobodyToList
    now = clock.now()
    edition = ListEdition(
        meeting_id=meeting_id,
        stage=stage,
        revision=revision,
        symbol=symbol_of(rules.symbol, meeting.slug, stage, revision),
        dated=now.astimezone(ZoneInfo(meeting.time_zone)).date(),
        number=number,
        content=content,
        made_at=now,
        made_by=by,
    )
    session.add(edition)
    session.flush()
    papers = _papers(session, edition)
    publish_all(session, [PaperDue(paper_id=each.id) for each in papers])
    _note(session, edition, by)
    return edition


def _papers(session: Session, edition: ListEdition) -> list[Paper]:
    """One in each language, all still to be pressed."""
    papers = [
        Paper(
            meeting_id=edition.meeting_id,
            kind=PARTICIPANTS,
            language=each,
            edition_id=edition.id,
            asked_at=edition.made_at,
        )
        for each in languages()
    ]
    session.add_all(papers)
    session.flush()
    return papers


def _next_revision(session: Session, meeting_id: UUID, stage: str) -> int:
    """Two who press at once get two revisions, one after the other."""
    session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:of, 0))"), {"of": f"list {meeting_id}"}
    )
    revisions = session.execute(
        select(ListEdition.stage, func.max(ListEdition.revision))
        .where(ListEdition.meeting_id == meeting_id)
        .group_by(ListEdition.stage)
    )
    last: dict[str, int] = dict(iter(revisions))
    if stage != "final" and "final" in last:
        raise FinalStands
    return last.get(stage, -1) + 1


def _note(session: Session, edition: ListEdition, by: UUID | None) -> None:
    record_trace(
        session,
        what="list_made",
        about_kind="meeting",
        about_id=edition.meeting_id,
        by=by,
        meeting_id=edition.meeting_id,
        values={"symbol": edition.symbol, "number": str(edition.number)},
    )
