"""Afterwards the public reads the programme as it stands now, under a number of its own.

The first time, the meeting itself becomes public, and registration and badges are told. A
programme that has not changed keeps its number, and so does one without any item yet. Those whom
the changes concern have a letter waiting.
May refuse: there is no such meeting; clashes that nobody could carry out stand in it, and nobody
has given their word for them; the programme is not the one that was looked at; the edition would
be called a correction or an addition and is more.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition, Snapshot, Suffix
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, ClashesStand, NotThere, SuffixUntrue
from services.agenda.models.snapshot import fingerprint, snapshot_of
from services.agenda.queries.differences import Differences, differences, nothing_yet
from services.agenda.queries.publishing import newest_of, next_symbol
from services.agenda.queries.waivers import clashes_in_the_way
from services.agenda.usecases.order_papers import order_papers
from services.agenda.usecases.remember_digests import remember_digests
from shared import clock
from shared.messaging.outbox import publish


def publish_programme(
    session: Session,
    *,
    meeting_id: UUID,
    published_by: UUID,
    suffix: str | None = None,
    seen: str | None = None,
) -> Edition | None:
    # Two who publish at once take turns, so that each number is given once.
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    if standing := clashes_in_the_way(session, meeting):
        raise ClashesStand(standing)
    if not meeting.is_published:
        meeting.publish()
        publish(session, meeting.as_fact())
    newest = newest_of(session, meeting)
    session.expire(meeting, ["rooms", "items"])
    snapshot = snapshot_of(meeting)
    found = differences(newest.snapshot if newest else nothing_yet(snapshot), snapshot)
    if not found if newest else not snapshot["items"]:
        return newest
    if seen is not None and seen != fingerprint(snapshot):
        raise ChangedMeanwhile
    edition = _edition(session, meeting, newest, snapshot, found, suffix)
    edition.published_by = published_by
    session.add(edition)
    session.flush()
    order_papers(session, edition=edition)
    remember_digests(session, meeting=meeting, edition=edition, found=found)
    return edition


def _edition(
    session: Session,
    meeting: Meeting,
    newest: Edition | None,
    snapshot: Snapshot,
    found: Differences,
    asked: str | None,
) -> Edition:
    suffix = Suffix(asked) if asked else found.true_suffixes[0]
    if newest is None:
        suffix = Suffix.FIRST
    elif suffix not in found.true_suffixes:
        raise SuffixUntrue
    count, symbol = next_symbol(session, meeting, suffix)
    return Edition(
        meeting_id=meeting.id,
        number=newest.number + 1 if newest else 1,
        symbol=symbol,
        suffix=suffix,
        suffix_number=count,
        languages=found.languages if suffix == Suffix.CORR else [],
        snapshot=snapshot,
        published_at=clock.now(),
    )
