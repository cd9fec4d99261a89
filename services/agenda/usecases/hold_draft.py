"""Afterwards the draft is held for one act: no other changes it until this one is committed.

May refuse: there is no such meeting; an item is not of this meeting, or was changed since it was
looked at.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session, selectinload

from services.agenda.models.change import Change, ItemState
from services.agenda.models.item import Intervention, Item
from services.agenda.models.item_state import state_of
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, RoomNotThere
from services.agenda.models.room import Room
from shared import clock

# The history remembers who speaks by their ids: they themselves need not be fetched.
_SPEECHES = selectinload(Item.interventions).lazyload(Intervention.speaker)


# Made once: every move asks it.
HELD = (
    select(Meeting)
    .where(Meeting.id == bindparam("meeting_id", type_=Uuid()))
    .with_for_update()
    .execution_options(populate_existing=True)
)


class HeldDraft:
    """The draft in one editor's hand: what is taken from it is noted, so that it can be undone."""

    def __init__(self, session: Session, meeting: Meeting, made_by: UUID) -> None:
        self.session, self.meeting, self.made_by = session, meeting, made_by
        self._before: dict[Item, ItemState] = {}

    def take(self, item_id: UUID, revision: int | None = None) -> Item:
        """The item as it stands now; refused when somebody changed it since that revision."""
        item = self.session.get(Item, item_id, populate_existing=True, options=[_SPEECHES])
        if item is None or item.meeting_id != self.meeting.id:
            raise NotThere
        if revision is not None and item.revision != revision:
            raise ChangedMeanwhile
        self.note(item)
        return item

    def note(self, item: Item) -> None:
        """What the item was before this act, once."""
        self._before.setdefault(item, state_of(item))

    def add(self, item: Item) -> None:
        self.session.add(item)
        self._before[item] = None

    def require_room(self, room_id: UUID | None) -> None:
        if room_id is None:
            return
        room = self.session.get(Room, room_id, with_for_update={"read": True})
        if room is None or room.meeting_id != self.meeting.id:
            raise RoomNotThere

    def settle(
        self, act: str, *, removed: Collection[Item] = (), of_number: int | None = None
    ) -> Change | None:
        """The act stands in the draft's history; nothing does if it changed nothing."""
        states: dict[str, list[ItemState]] = {}
        for item, before in self._before.items():
            after = None if item in removed else state_of(item)
            if before == after:
                continue
            if before is not None and after is not None:
                item.revision += 1
            states[str(item.id)] = [before, after]
        for item in removed:
            self.session.delete(item)
        if not states:
            return None
        self.meeting.draft_number += 1
        change = Change(
            meeting_id=self.meeting.id,
            number=self.meeting.draft_number,
            made_by=self.made_by,
            made_at=clock.now(),
            act=act,
            items=states,
            of_number=of_number,
        )
        self.session.add(change)
        self.session.flush()
        return change


def hold_draft(session: Session, *, meeting_id: UUID, made_by: UUID) -> HeldDraft:
    meeting = session.scalar(HELD, {"meeting_id": meeting_id})
    if meeting is None:
        raise NotThere
    return HeldDraft(session, meeting, made_by)
