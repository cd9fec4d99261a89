"""The nouns of registration; importing this makes all its tables known."""

from services.registration.models import (
    account,
    amendment,
    delegation,
    delegation_rules,
    focal_point,
    letter_text,
    mail,
    meeting_copy,
    needs,
    note_verbale,
    passport,
    questions,
    registration,
    sign_in,
    trace,
    visit,
)

__all__ = [
    "account",
    "amendment",
    "delegation",
    "delegation_rules",
    "focal_point",
    "letter_text",
    "mail",
    "meeting_copy",
    "needs",
    "note_verbale",
    "passport",
    "questions",
    "registration",
    "sign_in",
    "trace",
    "visit",
]
