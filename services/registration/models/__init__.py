"""The nouns of registration; importing this makes all its tables known."""

from services.registration.models import (
    account,
    delegation,
    mail,
    meeting_copy,
    registration,
    sign_in,
)

__all__ = ["account", "delegation", "mail", "meeting_copy", "registration", "sign_in"]
