"""Door signs: for each room and day one sheet, to be read from three steps away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.agenda.models.base import Texts
from services.agenda.pdf.face import Face, pressed
from services.agenda.queries.programme import Entry

STEPS = ("largest", "large", "middle", "small", "least")


@dataclass(frozen=True)
class Sign:
    room: Texts
    floor: Texts
    on: date
    entries: Sequence[Entry]


def draw_door_signs(face: Face, language: str) -> tuple[bytes, int]:
    signs = signs_of(face)
    content, pages = b"", 0
    for step in STEPS:
        content, pages = pressed("door_signs", language, face, signs=signs, step=step)
        if pages <= len(signs):
            break
    return content, pages


def signs_of(face: Face) -> list[Sign]:
    """What takes place in all rooms stands on every door; a room with nothing else needs none."""
    signs = []
    for room in face.programme.rooms:
        for day in face.programme.days:
            here = [
                entry
                for slot in day.slots
                for entry in slot.entries
                if entry.room_id in (room.id, None)
            ]
            if any(entry.room_id == room.id for entry in here):
                signs.append(Sign(room.names, room.floor, day.on, here))
    return signs
