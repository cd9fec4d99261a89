"""Afterwards a place is kept for the head of each of these States and for each organisation.

Whoever has a kept place already gets no second one. May refuse: there is no such meeting.
"""

from collections.abc import Iterable
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Speaker


def keep_places(
    session: Session, *, meeting_id: UUID, states: Iterable[str], organisations: Iterable[Texts]
) -> list[Speaker]:
    meeting = session.get(Meeting, meeting_id, with_for_update=True, populate_existing=True)
    if meeting is None:
        raise NotThere
    there = session.scalars(select(Speaker).where(Speaker.meeting_id == meeting_id)).all()
    kept = {_whose(each.state_code, each.affiliations) for each in there if each.is_kept}
    added = []
    wanted: list[tuple[str, list[Texts]]] = [(code, []) for code in states]
    wanted += [("", [names]) for names in organisations]
    for code, affiliations in wanted:
        if _whose(code, affiliations) in kept:
            continue
        kept.add(_whose(code, affiliations))
        added.append(
            Speaker(
                id=uuid4(),
                meeting_id=meeting_id,
                names={},
                state_code=code,
                affiliations=affiliations,
            )
        )
    session.add_all(added)
    meeting.draft_number += bool(added)
    session.flush()
    return added


def _whose(state_code: str, affiliations: list[Texts]) -> str:
    return state_code or str(sorted(affiliations[0].items()))
