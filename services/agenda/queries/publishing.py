"""What would be published now, how could it be called, and whom would it concern?"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition, Suffix, symbol_of
from services.agenda.models.meeting import Meeting
from services.agenda.models.snapshot import fingerprint, snapshot_of
from services.agenda.queries.difference_words import Words
from services.agenda.queries.differences import Differences, differences, nothing_yet
from services.agenda.queries.readers import readers_of


@dataclass(frozen=True)
class NextEdition:
    newest: Edition | None
    found: Differences
    words: Words
    # By which the programme that was looked at is known again.
    seen: str
    items: int
    # What it may be called, the fittest first, and under which symbol it would be cited then.
    symbols: Mapping[Suffix, str]
    participants: int
    staff: int

    @property
    def is_needed(self) -> bool:
        return bool(self.found) if self.newest else self.items > 0


def newest_of(session: Session, meeting: Meeting) -> Edition | None:
    return session.scalar(
        select(Edition)
        .where(Edition.meeting_id == meeting.id)
        .order_by(Edition.number.desc())
        .limit(1)
    )


def next_symbol(session: Session, meeting: Meeting, suffix: Suffix) -> tuple[int | None, str]:
    """Revisions, additions and corrections are each counted apart."""
    series, count = meeting.symbol or meeting.slug.upper(), None
    if suffix != Suffix.FIRST:
        same = (Edition.meeting_id == meeting.id, Edition.suffix == suffix)
        count = 1 + (session.scalar(select(func.max(Edition.suffix_number)).where(*same)) or 0)
    return count, symbol_of(series, suffix, count)


def next_edition(session: Session, meeting: Meeting, publisher: object) -> NextEdition:
    newest, snapshot = newest_of(session, meeting), snapshot_of(meeting)
    before = newest.snapshot if newest else nothing_yet(snapshot)
    found = differences(before, snapshot)
    suffixes = found.true_suffixes if newest else (Suffix.FIRST,)
    concerned = [
        each
        for each in readers_of(session, meeting.id)
        if each.id != publisher and each.is_told_of(found, snapshot)
    ]
    return NextEdition(
        newest=newest,
        found=found,
        words=Words(before, snapshot),
        seen=fingerprint(snapshot),
        items=len(snapshot["items"]),
        symbols={each: next_symbol(session, meeting, each)[1] for each in suffixes},
        participants=sum(not each.prepares for each in concerned),
        staff=sum(each.prepares for each in concerned),
    )
