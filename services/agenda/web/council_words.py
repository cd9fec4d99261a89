"""What organisations, bodies and meetings are, in the words of the screen."""

from collections.abc import Mapping

from flask import Flask

from services.agenda.models.body import Body, BodyKind, Precision, Standing
from services.agenda.models.meeting import About, Format, Meeting
from services.agenda.models.ordinal_words import meeting_words
from services.agenda.models.organisation import OrganisationKind
from services.agenda.models.organiser import Part
from services.agenda.models.organisers_line import PARTS, line_in
from shared.language import Later, spoken
from shared.language import lazy_gettext as _l
from shared.text import dates
from shared.text.names import in_language

Words = Mapping[str, Later]

ORGANISATION_KINDS: Words = {
    OrganisationKind.STATE_BODY: _l("State body"),
    OrganisationKind.UN: _l("United Nations"),
    OrganisationKind.IGO: _l("International organisation"),
    OrganisationKind.CIVIL_SOCIETY: _l("Civil society"),
    OrganisationKind.ACADEMIA: _l("Academia"),
    OrganisationKind.MEDIA: _l("Media"),
    OrganisationKind.OTHER: _l("Other"),
}
BODY_KINDS: Words = {
    BodyKind.COUNCIL: _l("Council"),
    BodyKind.COMMITTEE: _l("Committee"),
    BodyKind.WORKING_GROUP: _l("Working group"),
    BodyKind.OTHER: _l("Other"),
}
STANDINGS: Words = {
    Standing.SECRETARIAT: _l("Secretariat"),
    Standing.AUSPICES: _l("Under the auspices of"),
    Standing.FOUNDER: _l("Founder"),
}
FORMATS: Words = {
    Format.COUNCIL: _l("Council meeting"),
    Format.WORKING_GROUP: _l("Working group meeting"),
    Format.BRIEFING: _l("Briefing"),
    Format.SEMINAR: _l("Seminar"),
    Format.TRAINING: _l("Training"),
    Format.DIALOGUE: _l("Dialogue"),
    Format.BILATERAL: _l("Bilateral meeting"),
    Format.SIDE_EVENT: _l("Side event"),
    Format.OTHER: _l("Other"),
}
ABOUTS: Words = {
    About.EXACTLY: _l("exactly"),
    About.ABOUT: _l("about"),
    About.OVER: _l("over"),
    About.UP_TO: _l("up to"),
}
EXPECTED: Words = {
    About.EXACTLY: _l("%(number)s participants"),
    About.ABOUT: _l("about %(number)s participants"),
    About.OVER: _l("over %(number)s participants"),
    About.UP_TO: _l("up to %(number)s participants"),
}
PART_WORDS: Words = {part: PARTS[part][0] for part in Part}


def choices(words: Words) -> list[tuple[str, str]]:
    return [(key, str(each)) for key, each in words.items()]


def format_word(meeting: Meeting) -> str:
    return str(FORMATS[Format(meeting.format)])


def expected_words(meeting: Meeting) -> str:
    """How many people are expected, said as surely as anybody knows."""
    if meeting.expected is None:
        return ""
    return str(EXPECTED[About(meeting.expected_about)]) % {"number": meeting.expected}


def founded_words(body: Body) -> str:
    """The day, the month or the year of its founding, whichever is known."""
    language, on = spoken().language, body.founded_on
    if on is None:
        return ""
    if body.founded_to == Precision.DAY:
        return dates.day(on, language)
    return str(on.year) if body.founded_to == Precision.YEAR else dates.month(on, language)


def ordinal_words(ordinal: int) -> str:
    words = meeting_words(ordinal, spoken().language)
    return words[:1].upper() + words[1:]


def organisers_line(meeting: Meeting) -> str:
    """The meeting's own line, or the one made of its organisations, in the reader's language."""
    language = spoken().language
    own = meeting.organisers.get(language) or line_in(meeting.organised_by, language)
    return own or in_language(meeting.organisers, language)


def part_word(part: str) -> str:
    return str(PART_WORDS[part])


def standing_word(standing: str) -> str:
    return str(STANDINGS[standing])


def body_kind_word(kind: str) -> str:
    return str(BODY_KINDS[kind])


def organisation_kind_word(kind: str) -> str:
    return str(ORGANISATION_KINDS[kind])


_SAID = (
    *(format_word, expected_words, founded_words, ordinal_words, organisers_line, part_word),
    *(standing_word, body_kind_word, organisation_kind_word),
)


def use_council_words(app: Flask) -> None:
    for word in _SAID:
        app.jinja_env.globals[word.__name__] = word
