"""Everything that a reader of the programme needs, as plain JSON, as it stands at one moment."""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from services.agenda.models.edition import Snapshot
from services.agenda.models.item import Access, Intervention, Item, Kind
from services.agenda.models.meeting import Meeting


def snapshot_of(meeting: Meeting) -> Snapshot:
    return {
        "starts_on": meeting.starts_on.isoformat(),
        "ends_on": meeting.ends_on.isoformat(),
        "time_zone": meeting.time_zone,
        "home_zone": meeting.home_zone,
        "city": meeting.city,
        "note": meeting.note,
        "rooms": [
            {
                "id": str(room.id),
                "names": room.names,
                "capacity": room.capacity,
                "floor": room.floor,
            }
            for room in meeting.rooms
        ],
        "items": [_item(item) for item in meeting.items if _is_for_readers(item)],
    }


def fingerprint(snapshot: Snapshot) -> str:
    """By which one knows again what one has looked at."""
    told = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def _is_for_readers(item: Item) -> bool:
    return (
        item.starts_at is not None and item.access != Access.INTERNAL and item.kind != Kind.BLOCKER
    )


def _item(item: Item) -> dict[str, Any]:
    assert item.starts_at is not None
    assert item.ends_at is not None
    # Of a closed item readers learn that it takes place, and no more.
    is_open = item.access == Access.OPEN
    return {
        "id": str(item.id),
        "room": str(item.room_id) if item.room_id else None,
        "starts_at": item.starts_at.astimezone(UTC).isoformat(),
        "ends_at": item.ends_at.astimezone(UTC).isoformat(),
        "names": item.names,
        "about": item.about if is_open else {},
        "kind": item.kind,
        "access": item.access,
        "group": item.group_ordinal,
        "languages": item.languages,
        "delegations": [str(each) for each in item.delegation_ids],
        "speakers": [_speaker(each) for each in item.interventions] if is_open else [],
    }


def _speaker(intervention: Intervention) -> dict[str, Any]:
    speaker = intervention.speaker
    return {
        "id": str(speaker.id),
        "names": speaker.names,
        "honorific": speaker.honorific,
        "rank": speaker.rank,
        "post": speaker.post,
        "state_code": speaker.state_code,
        "affiliations": speaker.affiliations,
        "role": intervention.role,
        "language": intervention.language,
        "minutes": intervention.minutes,
    }
