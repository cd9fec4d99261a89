"""What the states, roles and events of registration are called on its pages."""

from collections.abc import Sequence

from flask import Flask

from services.registration.models.course import REASONS, RETURN_REASONS
from services.registration.models.delegation import Delegation
from services.registration.models.honorifics import HONORIFICS as HONORIFICS
from services.registration.models.registration import Registration
from services.registration.queries.listed import Listed
from services.registration.web.delegation_words import (
    DELEGATION_ROLES,
    KIND_WORDS,
    WORDS_OF_DELEGATIONS,
)
from shared.language import SOURCE, Later, languages, spoken, voice
from shared.language import lazy_gettext as _l
from shared.text.names import in_language
from shared.text.sorting import sort_key
from shared.text.states import sorted_states, state

# State of a registration: the word and its tone.
STATES: dict[str, tuple[Later, str]] = {
    "draft": (_l("Not sent yet"), "mute"),
    "submitted": (_l("Waiting for a decision"), "wait"),
    "waiting": (_l("On the waiting list"), "wait"),
    "returned": (_l("Returned for correction"), "stop"),
    "endorsed": (_l("Endorsed"), "info"),
    "cleared": (_l("Cleared"), "info"),
    "approved": (_l("Approved"), "ok"),
    "declined": (_l("Declined"), "stop"),
    "withdrawn": (_l("Withdrawn"), "mute"),
}
EVENTS: dict[str, Later] = {
    "started": _l("Registration begun"),
    "submitted": _l("Registration sent"),
    "returned": _l("Returned for correction"),
    "endorsed": _l("Registration endorsed"),
    "cleared": _l("Registration cleared"),
    "approved-first": _l("Approved by the first of two"),
    "approved": _l("Registration approved"),
    "second-asked": _l("Back in review: a second person has to approve"),
    "step-undone": _l("Last step taken back"),
    "waived": _l("Note verbale waived"),
    "merged": _l("Another registration of the same person merged into this one"),
    "merged-away": _l("Merged into another registration of the same person"),
    "kept-apart": _l("Compared with another registration: two persons"),
    "declined": _l("Registration declined"),
    "withdrawn": _l("Registration withdrawn"),
    "amended": _l("Answers changed by the person"),
    "passport_seen": _l("Passport looked at"),
    "visa_letter": _l("Visa support letter made"),
    "arrived": _l("Received at the front desk"),
    "moved-up": _l("Moved up from the waiting list"),
    "put-first": _l("Put first on the waiting list"),
    "gave-way": _l("Place given to the next on the waiting list"),
    "role-changed": _l("Role in the delegation changed"),
    "entered": _l("Entered by the focal point"),
    "replaced": _l("Another person comes in their place"),
    "replaces": _l("Comes in another person’s place"),
}
ROLES: dict[str, Later] = {
    "organiser": _l("Organiser"),
    "reviewer": _l("Reviewer"),
    "programme_editor": _l("Programme editor"),
    "desk": _l("Front desk"),
    "observer": _l("Observer"),
}
DUTIES: dict[str, Later] = {
    "organiser": _l("May do everything at this meeting"),
    "reviewer": _l("Decides on registrations"),
    "programme_editor": _l("Assembles the programme"),
    "desk": _l("Receives participants and prints badges"),
    "observer": _l("Looks and changes nothing"),
}
CATEGORIES: dict[str, Later] = {
    **DELEGATION_ROLES,
    "organisation": _l("Organisation"),
    "media": KIND_WORDS["media"],
    "host": KIND_WORDS["host"],
}
LETTERS: dict[str, tuple[Later, str]] = {
    "waiting": (_l("On its way"), "wait"),
    "sent": (_l("Sent"), "ok"),
    "kept": (_l("Kept here"), "info"),
    "refused": (_l("Refused"), "stop"),
    "failed": (_l("Could not be delivered"), "stop"),
}


def honorific_choices() -> list[tuple[str, str]]:
    return [
        (key, f"{words} ({key})" if str(words) != key else key) for key, words in HONORIFICS.items()
    ]


def reason_choices() -> list[tuple[str, str]]:
    return [(key, str(words)) for key, words in REASONS.items()]


def state_choices() -> list[tuple[str, str]]:
    language = spoken().language
    return [(each.iso3, each.name(language)) for each in sorted_states(language)]


def organisation_choices(offered: Sequence[Delegation]) -> list[tuple[str, str]]:
    """In the alphabetical order of the page's language."""
    language = spoken().language
    named = [(str(each.id), in_language(each.names, language)) for each in offered]
    return sorted(named, key=lambda pair: sort_key(pair[1], language))


def own_name_of(language: str) -> str:
    known = language if language in languages() else SOURCE
    return str(voice("registration", known).words.upgettext("own name of this language", "English"))


def language_choices(but: str = "") -> list[tuple[str, str]]:
    return [(each, own_name_of(each)) for each in languages() if each != but]


def represents(registration: Registration | Listed) -> str:
    """Whom the person represents, in the language of the page."""
    language = spoken().language
    if registration.delegation is not None:
        return in_language(registration.delegation.names, language)
    if registration.state_code:
        return state(registration.state_code).name(language)
    return registration.organisation_name


def use_words(app: Flask) -> None:
    app.jinja_env.globals.update(WORDS_OF_DELEGATIONS)
    app.jinja_env.globals.update(
        state_words=STATES,
        event_words=EVENTS,
        role_words=ROLES,
        duty_words=DUTIES,
        category_words=CATEGORIES,
        reason_words={**REASONS, **RETURN_REASONS},
        honorific_words=HONORIFICS,
        letter_words=LETTERS,
        honorific_choices=honorific_choices,
        reason_choices=reason_choices,
        state_choices=state_choices,
        organisation_choices=organisation_choices,
        own_name_of=own_name_of,
        represents=represents,
        language_choices=language_choices,
    )
