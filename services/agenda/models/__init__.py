"""All of agenda's tables, so that whoever asks for one knows of the others."""

from services.agenda.models import account_copy, edition, item, meeting, room

__all__ = ["account_copy", "edition", "item", "meeting", "room"]
