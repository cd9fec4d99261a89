"""What are those called whom some clashes are about?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.account_copy import AccountCopy
from services.agenda.models.base import Texts
from services.agenda.models.clash import Clash
from services.agenda.models.item import Item
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from services.agenda.models.waiver import Waiver


@dataclass(frozen=True)
class NamedItem:
    names: Texts
    room_id: UUID | None
    minutes: int
    revision: int


@dataclass(frozen=True)
class NamedSpeaker:
    """A person, or a place kept for one: then it says for whom."""

    names: Texts
    state_code: str
    affiliations: list[Texts]


@dataclass(frozen=True)
class Names:
    items: Mapping[UUID, NamedItem]
    speakers: Mapping[UUID, NamedSpeaker]
    delegations: Mapping[UUID, Texts]
    # Of those who gave their word.
    staff: Mapping[UUID, str]


def names_in(session: Session, clashes: Collection[Clash], waivers: Collection[Waiver]) -> Names:
    """Names in one question a kind, and none where there is nothing to ask."""
    item_ids = {each for clash in clashes for each in clash.item_ids}
    about = {clash.who for clash in clashes if clash.who}
    speakers = _speakers(session, about)
    return Names(
        items=_items(session, item_ids),
        speakers=speakers,
        delegations=_delegations(session, about - speakers.keys()),
        staff=_staff(session, {each.given_by for each in waivers}),
    )


def _items(session: Session, ids: Collection[UUID]) -> dict[UUID, NamedItem]:
    if not ids:
        return {}
    asked = select(Item.id, Item.names, Item.room_id, Item.minutes, Item.revision)
    rows = session.execute(asked.where(Item.id.in_(ids)))
    return {row.id: NamedItem(row.names, row.room_id, row.minutes, row.revision) for row in rows}


def _speakers(session: Session, ids: Collection[UUID]) -> dict[UUID, NamedSpeaker]:
    if not ids:
        return {}
    asked = select(Speaker.id, Speaker.names, Speaker.state_code, Speaker.affiliations)
    rows = session.execute(asked.where(Speaker.id.in_(ids)))
    return {row.id: NamedSpeaker(row.names, row.state_code, row.affiliations) for row in rows}


def _delegations(session: Session, ids: Collection[UUID]) -> dict[UUID, Texts]:
    if not ids:
        return {}
    rows = session.execute(
        select(ParticipantCopy.delegation_id, ParticipantCopy.represents)
        .where(ParticipantCopy.delegation_id.in_(ids))
        .distinct()
    )
    return {row.delegation_id: row.represents for row in rows}


def _staff(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    asked = select(AccountCopy.id, AccountCopy.name).where(AccountCopy.id.in_(ids))
    return {row.id: row.name for row in session.execute(asked)}
