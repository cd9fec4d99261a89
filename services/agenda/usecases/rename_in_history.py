"""Afterwards the draft's history speaks of a speaker by another's id, or no longer at all.

So that undoing an older change never brings back somebody who is gone. A change that changed
nothing else is forgotten. May refuse: nothing.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from services.agenda.models.change import Change, ItemState


def rename_in_history(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, to: UUID | None
) -> None:
    changes = session.scalars(
        select(Change)
        .where(
            Change.meeting_id == meeting_id,
            cast(Change.items, Text).contains(str(speaker_id)),
        )
        .execution_options(populate_existing=True)
    )
    for change in changes:
        renamed = {
            item_id: [_state(each, str(speaker_id), str(to) if to else None) for each in states]
            for item_id, states in change.items.items()
        }
        change.items = {
            item_id: states for item_id, states in renamed.items() if states[0] != states[1]
        }
        if not change.items:
            session.delete(change)
    session.flush()


def _state(state: ItemState, speaker_id: str, to: str | None) -> ItemState:
    if state is None:
        return None
    speeches: list[dict[str, Any]] = []
    for speech in state["speeches"]:
        if speech["speaker_id"] != speaker_id:
            speeches.append(speech)
        elif to is not None:
            speeches.append({**speech, "speaker_id": to})
    return {**state, "speeches": speeches}
