"""What a focal point's pages call the steps of a registration and what it lacks."""

from flask import Flask, g

from services.registration.models.delegation_rules import WorkingGroup
from services.registration.models.focal_point import FocalPoint
from services.registration.models.registration import Registration
from services.registration.web.delegation_words import group_label
from services.registration.web.topic_words import TOPIC_WORDS
from services.registration.web.topics import url_of
from shared.language import Later, spoken
from shared.language import lazy_gettext as _l
from shared.text.names import script_of

ENDINGS: dict[str, Later] = {
    "revoked": _l("Revoked by an organiser"),
    "handed_over": _l("Handed over"),
}
# What happens next, by the standing of a registration.
NEXT: dict[str, Later] = {
    "unfinished": _l("Answer what is missing"),
    "draft": _l("Ready to be sent"),
    "submitted": _l("The secretariat looks at it"),
    "endorsed": _l("The secretariat looks at it"),
    "cleared": _l("The secretariat looks at it"),
    "returned": _l("Correct it and send it again"),
    "waiting": _l("Moves up when a place becomes free"),
    "approved": _l("The badge waits at the front desk"),
    "declined": _l("Write to the secretariat if this is a mistake"),
    "withdrawn": _l("Nothing more"),
}
# In which scripts a language of the house is written.
SCRIPTS = {"ru": ("Cyrl",), "uz": ("Latn", "Cyrl"), "ar": ("Arab",)}
# What is often the same for a whole delegation.
SAID_FOR_SEVERAL = ("visa", "travel", "hotel")
ON_THE_DESK = ("name", "represents", "contact", "check")


def next_step(person: Registration) -> str:
    if person.state == "draft" and person.unanswered():
        return str(NEXT["unfinished"])
    return str(NEXT[person.standing])


def missing_words(person: Registration) -> list[str]:
    return [str(TOPIC_WORDS[topic]) for topic in person.unanswered()]


def answered_elsewhere(topics: tuple[str, ...]) -> list[str]:
    """Those that have a page of their own; the rest stands in the form of the person."""
    return [topic for topic in topics if topic not in ON_THE_DESK]


def function_said(text: str) -> dict[str, str]:
    """By its language: that of the page, unless the script shows that it is another."""
    language = spoken().language
    script = script_of(text)
    if script in SCRIPTS.get(language, ("Latn",)) or script == "Zyyy":
        return {language: text}
    return {{"Cyrl": "ru", "Arab": "ar"}.get(script, "en"): text}


def groups_of(person: Registration, groups: dict[str, WorkingGroup]) -> list[str]:
    return [group_label(groups[code]) for code in person.working_groups if code in groups]


def focal_point() -> FocalPoint | None:
    """Who looks after the delegation that the page is about, if it is theirs."""
    found: FocalPoint | None = g.get("focal_point")
    return found


def use_focal_words(app: Flask) -> None:
    app.jinja_env.globals.update(
        focal_endings=ENDINGS,
        topic_words=TOPIC_WORDS,
        next_step=next_step,
        missing_words=missing_words,
        answered_elsewhere=answered_elsewhere,
        groups_of=groups_of,
        focal_point=focal_point,
        topic_page_url=url_of,
    )
