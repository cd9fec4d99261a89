"""Which clashes may stand by somebody's word, and which stop the publishing?"""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.clash import Clash
from services.agenda.models.meeting import Meeting
from services.agenda.models.waiver import Waiver
from services.agenda.queries.clashes import clashes_of
from services.agenda.queries.plan_of import plan_of

# So many are looked up one by one; of more, all of the meeting's are.
MOST = 500


def waivers_of(
    session: Session, meeting: Meeting, clashes: Iterable[Clash]
) -> Mapping[str, Waiver]:
    """By the keys of the clashes that stand now; a word about one that is gone says nothing."""
    keys = [each.key for each in clashes if each.is_blocking]
    if not keys:
        return {}
    asked = select(Waiver).where(Waiver.meeting_id == meeting.id)
    if len(keys) <= MOST:
        asked = asked.where(Waiver.clash.in_(keys))
    found = {each.clash: each for each in session.scalars(asked)}
    return {key: found[key] for key in keys if key in found}


def clashes_in_the_way(session: Session, meeting: Meeting) -> list[Clash]:
    """Those that nobody could carry out, and for which nobody has given their word."""
    clashes = clashes_of(plan_of(session, meeting))
    waived = waivers_of(session, meeting, clashes)
    return [each for each in clashes if each.is_blocking and each.key not in waived]
