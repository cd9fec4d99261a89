"""The nouns of registration; importing this makes all its tables known."""

from services.registration.models import (
    visit,
    questions,
    passport,
    needs,
    amendment,
    account,
    delegation,
    delegation_rules,
    letter_text,
    mail,
    meeting_copy,
    registration,
    sign_in,
    trace,
)

__all__ = ["visit", "questions", "passport", "needs", "amendment", 
    "account",
    "delegation",
    "letter_text",
    "mail",
    "meeting_copy",
    "registration",
    "sign_in",
    "trace",
]
