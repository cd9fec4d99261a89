"""What agenda's templates can say beyond what every page of the house can."""

from datetime import date
from functools import cache

from babel.dates import format_skeleton
from flask import Flask

from services.agenda.models.tongues import tongue
from services.agenda.queries.programme import Programme
from shared.language import spoken
from shared.text import dates, ordinals
from shared.text.names import in_language, set_uzbek_letters
from shared.text.states import state
from shared.web.icons import again, symbol

# The house's English is British, in the order of its days as well.
_LOCALES = {"en": "en_GB", "uz": "uz_Latn"}


def long_day(on: date) -> str:
    return _begin(dates.day(on, spoken().language, weekday=True))


def short_day(on: date) -> str:
    return _short_day(on, spoken().language)


@cache
def _short_day(on: date, language: str) -> str:
    text = format_skeleton("MMMEd", on, locale=_LOCALES.get(language, language))
    return _begin(set_uzbek_letters(text) if language == "uz" else text)


def _begin(text: str) -> str:
    """A heading begins with a capital, also where days of the week do not."""
    return text[:1].upper() + text[1:]


def group_letter(ordinal: int) -> str:
    return ordinals.letter(ordinal, spoken().language)


def group_label(ordinal: int) -> str:
    return ordinals.label(ordinal, spoken().language)


def city_of(programme: Programme) -> str:
    """The city whose clock the programme goes by; the zone's own where none is given."""
    language = spoken().language
    return in_language(programme.city, language) or dates.city(programme.zone.key, language)


def zone_city(time_zone: str) -> str:
    return dates.city(time_zone, spoken().language)


def state_name(iso3: str) -> str:
    return state(iso3).name(spoken().language)


def heard_name(code: str) -> str:
    return tongue(code, spoken().language)


WORDS = (
    *(long_day, short_day, group_letter, group_label),
    *(city_of, zone_city, state_name, heard_name),
    *(symbol, again),
)


def use_words(app: Flask) -> None:
    for word in WORDS:
        app.jinja_env.globals[word.__name__] = word
