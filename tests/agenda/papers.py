"""A programme with something of everything, to be pressed."""

from typing import Any

from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition
from services.agenda.models.item import Speech
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.publish_programme import publish_programme
from tests.agenda.meetings import CHAIR, item, room, seminar, speech
from tests.people import NODIRA, SEMINAR_ID

TEXTS = {
    "en": "Psychosocial support",
    "ru": "Психосоциальная поддержка",
    "uz": "Psixologik-ijtimoiy yordam, sogʻliqni saqlash va taʼlim",
    "ar": "الدعم النفسي والاجتماعي",
}


def busy_seminar(session: Session) -> Edition:
    """Two days: an opening, four groups at once, a break; somebody is not named yet."""
    seminar(session)
    rooms = [room(session, f"Room {letter}") for letter in "ABCD"]
    kept = Speaker(meeting_id=SEMINAR_ID, names={}, state_code="JOR", post={})
    session.add(kept)
    session.flush()
    turns = (
        speech(session, CHAIR, role="chair"),
        Speech(kept.id, minutes=20, language="ar"),
        speech(session, {"names": {"en": "Soekarno"}, "post": {}}, minutes=15),
    )
    item(session, "09:00", "10:00", room_id=rooms[0].id, speeches=turns)
    for number, each in enumerate(rooms, 1):
        group: dict[str, Any] = {"kind": "working_group", "group_ordinal": number, "names": TEXTS}
        item(session, "10:30", "12:00", room_id=each.id, **group)
    item(session, "12:00", "13:00", kind="break", names={"en": "Lunch"})
    item(session, "09:00", "10:00", day=2, access="closed", names={"en": "Bureau"})
    item(session, "10:00", "11:00", day=2, access="internal", names={"en": "Rehearsal"})
    item(session, "11:00", "12:00", starts_at=None, names={"en": "Perhaps"})
    edition = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
    assert edition is not None
    return edition
