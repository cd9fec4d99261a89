"""An item as plain JSON and back: how the draft's history remembers it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from services.agenda.models.change import ItemState
from services.agenda.models.item import Item, Speech, Substance


def state_of(item: Item) -> dict[str, Any]:
    # Named one by one: every move asks this twice.
    return {
        "names": dict(item.names),
        "about": dict(item.about),
        "kind": item.kind,
        "access": item.access,
        "group_ordinal": item.group_ordinal,
        "expected": item.expected,
        "languages": list(item.languages),
        "delegation_ids": [str(each) for each in item.delegation_ids],
        "are_heads_expected": item.are_heads_expected,
        "speeches": [
            {
                "speaker_id": str(each.speaker_id),
                "role": each.role,
                "language": each.language,
                "minutes": each.minutes,
            }
            for each in item.interventions
        ],
        "room_id": str(item.room_id) if item.room_id else None,
        "starts_at": item.starts_at.astimezone(UTC).isoformat() if item.starts_at else None,
        "minutes": item.minutes,
    }


def become(item: Item, state: ItemState) -> None:
    """The item is again what it was."""
    assert state is not None
    told = dict(state)
    room_id, starts_at = told.pop("room_id"), told.pop("starts_at")
    item.place(
        room_id=UUID(room_id) if room_id else None,
        starts_at=datetime.fromisoformat(starts_at) if starts_at else None,
        minutes=told.pop("minutes"),
    )
    told["languages"] = tuple(told["languages"])
    told["delegation_ids"] = tuple(UUID(each) for each in told["delegation_ids"])
    told["speeches"] = tuple(
        Speech(**{**each, "speaker_id": UUID(each["speaker_id"])}) for each in told["speeches"]
    )
    item.say(Substance(**told))
