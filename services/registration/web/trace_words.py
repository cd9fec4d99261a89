"""What the lines of the trace are called on their pages."""

from flask import Flask

from services.registration.models.registration import REASONS
from services.registration.models.trace import Trace, TraceValue
from services.registration.web.words import ROLES
from shared.language import Later
from shared.language import lazy_gettext as _l

DEEDS: dict[str, Later] = {
    "registration_approved": _l("Registration approved"),
    "registration_declined": _l("Registration declined"),
    "role_given": _l("Role given"),
    "role_removed": _l("Role removed"),
    "account_invited": _l("Account opened"),
    "account_closed": _l("Account closed"),
    "account_reopened": _l("Account opened again"),
    "account_signed_out": _l("Signed out everywhere"),
    "period_set": _l("Days of registration changed"),
    "letters_sent": _l("Letters sent"),
    "letter_repeated": _l("Letter sent again"),
    "letter_text_changed": _l("Text of a letter changed"),
    "letter_text_reset": _l("Text of a letter reset"),
    "passport_viewed": _l("Passport viewed"),
    "export_taken": _l("Export taken"),
}


def deed_words(what: str) -> str:
    """A deed that has no words yet is shown by its code rather than not at all."""
    return str(DEEDS.get(what, what))


def value_words(value: TraceValue) -> str:
    if value.name == "role":
        return str(ROLES.get(value.value, value.value))
    if value.name == "reason":
        return str(REASONS.get(value.value, value.value))
    return value.value


def is_purged(line: Trace) -> bool:
    return len(line.values) < len(line.digests)


def use_trace_words(app: Flask) -> None:
    app.jinja_env.globals.update(
        deed_words=deed_words, value_words=value_words, is_purged=is_purged
    )
