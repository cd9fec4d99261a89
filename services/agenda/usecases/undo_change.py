"""Afterwards what somebody changed last in the draft is as it was before; undoing that redoes it.

Each undoes what they did themselves, the last first. May refuse: there is nothing of theirs to
undo or redo; somebody else changed one of the items since, and theirs stays; its room is gone.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.change import Change, ItemState
from services.agenda.models.item import Item
from services.agenda.models.item_state import become, state_of
from services.agenda.models.refusals import ChangedMeanwhile, NothingToUndo
from services.agenda.queries.history import REDONE, UNDONE, last_change
from services.agenda.usecases.hold_draft import HeldDraft, hold_draft


def undo_change(
    session: Session, *, meeting_id: UUID, made_by: UUID, is_redo: bool = False
) -> Change:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    change = last_change(session, meeting_id, made_by, is_redo=is_redo)
    if change is None:
        raise NothingToUndo
    now, then = (0, 1) if is_redo else (1, 0)
    removed = []
    for item_id, states in change.items.items():
        item = session.get(Item, UUID(item_id), populate_existing=True)
        if _state(item) != states[now]:
            raise ChangedMeanwhile
        if states[then] is None:
            assert item is not None
            draft.note(item)
            removed.append(item)
        else:
            _restore(draft, item, UUID(item_id), states[then])
    change.is_undone = not is_redo
    session.flush()
    made = draft.settle(REDONE if is_redo else UNDONE, removed=removed, of_number=change.number)
    assert made is not None
    return made


def _state(item: Item | None) -> ItemState:
    return state_of(item) if item is not None else None


def _restore(draft: HeldDraft, item: Item | None, item_id: UUID, state: ItemState) -> None:
    assert state is not None
    draft.require_room(UUID(state["room_id"]) if state["room_id"] else None)
    if item is None:
        item = Item(id=item_id, meeting_id=draft.meeting.id)
        become(item, state)
        draft.add(item)
    else:
        draft.note(item)
        become(item, state)
