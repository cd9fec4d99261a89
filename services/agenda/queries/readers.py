"""Whom does a change of the programme concern?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.account_copy import AccountCopy
from services.agenda.models.edition import Snapshot
from services.agenda.models.item import Kind
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from services.agenda.queries.differences import (
    WORDING,
    Differences,
    ItemDifference,
    Point,
    Told,
    What,
)
from shared.language import SOURCE, languages

PREPARING = {"organiser", "programme_editor"}
# What everybody comes to, unless it is said for whom it is.
FOR_ALL = (Kind.PLENARY, Kind.CEREMONY)
# What only those who speak in an item have to know of it; words alone draw nobody elsewhere.
_FOR_SPEAKERS = WORDING | {each for each in What if each.value.startswith("speaker_")}
# What concerns all who have to be anywhere.
_FOR_ALL = frozenset({What.DAYS, What.TIME_ZONE})


@dataclass(frozen=True)
class Reader:
    """A person, and by what the programme knows them."""

    id: UUID
    prepares: bool = False
    attends: bool = False
    delegation: str = ""
    groups: frozenset[int] = frozenset()
    speakers: frozenset[str] = field(default_factory=frozenset)
    language: str = SOURCE

    def speaks_in(self, told: Told) -> bool:
        return any(each["id"] in self.speakers for each in told["speakers"])

    def has_to_be_in(self, told: Told | None) -> bool:
        """It stands in this person's own programme."""
        if told is None:
            return False
        return self.speaks_in(told) or (self.attends and self._is_invited_to(told))

    def _is_invited_to(self, told: Told) -> bool:
        if told["delegations"] and self.delegation not in told["delegations"]:
            return False
        if told["group"]:
            return told["group"] in self.groups
        return bool(told["delegations"]) or told["kind"] in FOR_ALL

    def is_concerned_by(self, item: ItemDifference) -> bool:
        if self.prepares:
            return True
        both = [each for each in (item.before, item.after) if each]
        if any(self.speaks_in(each) for each in both):
            return True
        is_elsewhere = any(each.what not in _FOR_SPEAKERS for each in item.points)
        return is_elsewhere and any(self.has_to_be_in(each) for each in both)

    def frame_of(self, found: Differences, now: Snapshot) -> Iterator[Point]:
        """What concerns them of rooms, and of the programme as a whole."""
        for point in found.frame:
            if self.prepares or point.what in _FOR_ALL:
                yield point
            elif point.what == What.ROOM_RENAMED:
                here = (each for each in now["items"] if each["room"] == point.after["id"])
                if any(self.has_to_be_in(each) for each in here):
                    yield point

    def is_told_of(self, found: Differences, now: Snapshot) -> bool:
        return any(self.is_concerned_by(each) for each in found.items) or any(
            self.frame_of(found, now)
        )


def readers_of(session: Session, meeting_id: UUID) -> list[Reader]:
    """All whom news of this meeting's programme may concern, each once."""
    speaks: dict[UUID, set[str]] = defaultdict(set)
    for speaker, person in session.execute(
        select(Speaker.id, Speaker.participant_id).where(Speaker.meeting_id == meeting_id)
    ):
        if person is not None:
            speaks[person].add(str(speaker))
    found = _participants(session, meeting_id, speaks)
    accounts = session.scalars(select(AccountCopy).where(AccountCopy.is_active))
    found += [
        Reader(each.id, prepares=True)
        for each in accounts
        if PREPARING & set(each.roles.get(str(meeting_id), ()))
    ]
    return found


def _participants(session: Session, meeting_id: UUID, speaks: dict[UUID, set[str]]) -> list[Reader]:
    copies = session.execute(
        select(
            ParticipantCopy.id,
            ParticipantCopy.is_expected,
            ParticipantCopy.delegation_id,
            ParticipantCopy.groups,
            ParticipantCopy.language,
        ).where(ParticipantCopy.meeting_id == meeting_id)
    ).all()
    readers = [
        Reader(
            each.id,
            attends=True,
            delegation=str(each.delegation_id),
            groups=frozenset(each.groups),
            speakers=frozenset(speaks.get(each.id, ())),
            language=each.language if each.language in languages() else SOURCE,
        )
        for each in copies
        if each.is_expected
    ]
    # Whoever speaks and is not known here yet is told as well; whoever withdrew is not.
    unknown = speaks.keys() - {each.id for each in copies}
    return readers + [Reader(each, speakers=frozenset(speaks[each])) for each in sorted(unknown)]
