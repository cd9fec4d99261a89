"""All of agenda's tables, so that whoever asks for one knows of the others."""

from services.agenda.models import (
    account_copy,
    body,
    building,
    change,
    digest,
    edition,
    item,
    meeting,
    organisation,
    organiser,
    participant_copy,
    programme_paper,
    room,
    series,
    speaker,
    waiver,
)

__all__ = [
    "account_copy",
    "body",
    "building",
    "change",
    "digest",
    "edition",
    "item",
    "meeting",
    "organisation",
    "organiser",
    "participant_copy",
    "programme_paper",
    "room",
    "series",
    "speaker",
    "waiver",
]
