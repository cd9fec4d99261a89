"""What the lines of the trace are called on their pages."""

from collections.abc import Mapping
from datetime import datetime

from flask import Flask, g

from services.registration.models.course import REASONS, RETURN_REASONS
from services.registration.models.letter_text import KINDS
from services.registration.models.trace import Trace, TraceValue
from services.registration.web.delegation_words import (
    APPROVAL_WORDS,
    DELEGATION_ROLES,
    KIND_WORDS,
    LIMIT_WORDS,
    ORDER_WORDS,
    RANK_WORDS,
)
from services.registration.web.review_words import STEP_WORDS
from services.registration.web.topic_words import TOPIC_WORDS
from services.registration.web.words import ROLES, own_name_of
from shared.language import Later
from shared.language import lazy_gettext as _l
from shared.text.dates import deadline, moment
from shared.text.lists import listed

DEEDS: dict[str, Later] = {
    "registration_approved": _l("Registration approved"),
    "registration_declined": _l("Registration declined"),
    "registration_returned": _l("Returned for correction"),
    "registration_endorsed": _l("Registration endorsed"),
    "registration_cleared": _l("Registration cleared"),
    "registration_approved_first": _l("Approved by the first of two"),
    "second_asked": _l("Back in review: a second person has to approve"),
    "step_undone": _l("Last step taken back"),
    "note_waived": _l("Note verbale waived"),
    "review_set": _l("Steps of review changed"),
    "duty_set": _l("Steps of a reviewer changed"),
    "two_persons_set": _l("Rule of two persons changed"),
    "two_persons_loosening": _l("Proposed to lift the rule of two persons"),
    "duplicates_merged": _l("Two registrations merged"),
    "duplicates_kept": _l("Two registrations kept apart"),
    "clearance_list_fetched": _l("Clearance list fetched"),
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
    "passport_seen": _l("Passport looked at"),
    "questions_set": _l("Questions to delegates changed"),
    "delegate_role_changed": _l("Role in the delegation changed"),
    "delegate_put_first": _l("Put first on the waiting list"),
    "delegation_described": _l("Delegation described anew"),
    "delegation_limited": _l("Limits of the delegation changed"),
    "delegations_limited": _l("Limits of delegations changed"),
    "order_set": _l("Protocol order laid down"),
    "groups_set": _l("Working groups changed"),
    "approval_set": _l("Way of approval changed"),
    "delegate_gave_way": _l("Place given to the next on the waiting list"),
    "export_made": _l("List exported"),
    "delegation_opened": _l("Delegation added"),
    "focal_point_invited": _l("Focal point invited"),
    "focal_point_accepted": _l("Focal point began"),
    "focal_point_revoked": _l("Focal point revoked"),
    "delegate_entered": _l("Person entered"),
    "delegate_answered": _l("Answers given for a person"),
    "delegate_sent": _l("Registration sent"),
    "delegate_removed": _l("Person taken out"),
    "delegate_withdrawn": _l("Registration withdrawn"),
    "replacement_named": _l("Another person named in their place"),
    "note_verbale_received": _l("Note verbale received"),
    "papers_ruled": _l("Settings of papers changed"),
    "list_made": _l("List of participants made"),
    "visa_letter_made": _l("Visa support letter made"),
}
# The files that leave with many people's data.
EXPORT_WORDS: dict[str, Later] = {
    "clearance": _l("List for host security"),
    "participants": _l("List of participants"),
    "people": _l("Table of participants"),
    "visa_letters": _l("Visa support letters"),
}
STEPS: dict[str, Later] = {step: words for step, (words, _button) in STEP_WORDS.items()}
# What a value may be, by its name.
OF_VALUES: dict[str, Mapping[str, object]] = {
    "role": {**DELEGATION_ROLES, **ROLES},
    "reason": {**REASONS, **RETURN_REASONS},
    "limit": LIMIT_WORDS,
    "kind": KINDS,
    "rank": {"administrator": _l("Administrator"), "staff": _l("Staff"), **RANK_WORDS},
    "order": {way: words for way, (words, _hint) in ORDER_WORDS.items()},
    "way": {way: words for way, (words, _hint) in APPROVAL_WORDS.items()},
    "export": EXPORT_WORDS,
    "topic": TOPIC_WORDS,
    "step": STEPS,
}
# Moments of the meeting, said on its own clock.
MOMENTS = ("opens_at", "closes_at", "freezes_at")
# What several of a kind are, by the name that they stand under together.
SEVERAL: dict[str, Mapping[str, object]] = {"steps": STEPS, "kinds": KIND_WORDS}


def deed_words(what: str) -> str:
    """A deed that has no words yet is shown by its code rather than not at all."""
    return str(DEEDS.get(what, what))


def value_words(value: TraceValue) -> str:
    """In the reader's words where they are ours; what a person wrote stays as written."""
    if value.name in MOMENTS and value.value:
        at = datetime.fromisoformat(value.value)
        say = moment if value.name == "opens_at" else deadline
        return say(at, g.meeting.time_zone if "meeting" in g else "UTC", g.language)
    if value.name == "language":
        return own_name_of(value.value)
    if value.name in SEVERAL:
        words = SEVERAL[value.name]
        return listed((words.get(each, each) for each in value.value.split(", ")), g.language)
    return str(OF_VALUES.get(value.name, {}).get(value.value, value.value))


def is_purged(line: Trace) -> bool:
    return len(line.values) < len(line.digests)


def use_trace_words(app: Flask) -> None:
    app.jinja_env.globals.update(
        deed_words=deed_words, value_words=value_words, is_purged=is_purged
    )
