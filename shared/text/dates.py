"""Days and hours as each language writes them, always by the clock of the venue."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import get_day_names, get_month_names

from shared.text.names import set_uzbek_letters

# Day and month in the order of each language, figures Western in all of them.
_DAY = {
    "en": "{day} {month} {year}",
    "ru": "{day} {month} {year} г.",
    "uz": "{year}-yil {day}-{month}",
    "ar": "{day} {month} {year}",
}
_MONTH = {"en": "{month} {year}", "ru": "{month} {year} г.", "uz": "{year}-yil {month}",
          "ar": "{month} {year}"}  # fmt: skip
# Of two days: in one month, in one year, in two years.
_RANGES = {
    "en": (
        "{day}–{last_day} {month} {year}",
        "{day} {month} – {last_day} {last_month} {year}",
        "{day} {month} {year} – {last_day} {last_month} {last_year}",
    ),
    "ru": (
        "{day}–{last_day} {month} {year} г.",
        "{day} {month} – {last_day} {last_month} {year} г.",
        "{day} {month} {year} г. – {last_day} {last_month} {last_year} г.",
    ),
    "uz": (
        "{year}-yil {day}–{last_day}-{month}",
        "{year}-yil {day}-{month} – {last_day}-{last_month}",
        "{year}-yil {day}-{month} – {last_year}-yil {last_day}-{last_month}",
    ),
    "ar": (
        "من {day} إلى {last_day} {month} {year}",
        "من {day} {month} إلى {last_day} {last_month} {year}",
        "من {day} {month} {year} إلى {last_day} {last_month} {last_year}",
    ),
}
_WEEKDAY = {"en": "{weekday} {day}", "ru": "{weekday}, {day}", "uz": "{day}, {weekday}",
            "ar": "{weekday} {day}"}  # fmt: skip
_MOMENT = {"en": "{day}, {clock}", "ru": "{day}, {clock}", "uz": "{day}, soat {clock}",
           "ar": "{day}، {clock}"}  # fmt: skip
_CLOCK = {"en": "{time} ({city} time)", "ru": "{time} ({city})", "uz": "{time} ({city} vaqti)",
          "ar": "{time} (بتوقيت {city})"}  # fmt: skip
_CLOCK_OF_NO_CITY = "{time} (UTC{offset})"


@lru_cache(maxsize=512)
def day(on: date, language: str, *, weekday: bool = False) -> str:
    """One day in words; with the day of the week where a programme needs it."""
    spoken = _spoken(language)
    text = _DAY[spoken].format(day=on.day, month=_month(on, spoken), year=on.year)
    if not weekday:
        return text
    return _WEEKDAY[spoken].format(weekday=_weekday(on, spoken), day=text)


def month(on: date, language: str) -> str:
    """A month in words, where the day is not known."""
    names = get_month_names("wide", "stand-alone", _locale(_spoken(language)))
    # Uzbek begins no month with a capital within a sentence; CLDR does where it stands alone.
    word = _spelled(names[on.month], language).lower() if language == "uz" else names[on.month]
    return _MONTH[_spoken(language)].format(month=word, year=on.year)


def date_range(start: date, end: date, language: str) -> str:
    """From the first day to the last, saying the month and the year once where once is enough."""
    if start == end:
        return day(start, language)
    spoken = _spoken(language)
    same_month, same_year, other_year = _RANGES[spoken]
    if start.year != end.year:
        words = other_year
    elif start.month != end.month:
        words = same_year
    else:
        words = same_month
    return words.format(
        day=start.day,
        month=_month(start, spoken),
        year=start.year,
        last_day=end.day,
        last_month=_month(end, spoken),
        last_year=end.year,
    )


def clock(at: datetime, time_zone: str, language: str, *, is_known: bool = False) -> str:
    """The hour at the venue, with the city whose clock it is, unless that is said beside."""
    if at.tzinfo is None:
        raise ValueError("an hour without a time zone is nobody's hour")
    there = at.astimezone(ZoneInfo(time_zone))
    hour = there.strftime("%H:%M")
    return hour if is_known else _of_whom(hour, there, time_zone, language)


def _of_whom(hour: str, there: datetime, time_zone: str, language: str) -> str:
    if place := city(time_zone, language):
        return _CLOCK[_spoken(language)].format(time=hour, city=place)
    return _CLOCK_OF_NO_CITY.format(time=hour, offset=_offset(there))


def moment(
    at: datetime, time_zone: str, language: str, *, weekday: bool = False, is_known: bool = False
) -> str:
    """The day and the hour at the venue, with the city whose clock it is."""
    hour = clock(at, time_zone, language, is_known=is_known)
    on = at.astimezone(ZoneInfo(time_zone)).date()
    return _MOMENT[_spoken(language)].format(day=day(on, language, weekday=weekday), clock=hour)


def deadline(at: datetime, time_zone: str, language: str) -> str:
    """The moment until which something may be done: midnight is the end of the day before it."""
    there = at.astimezone(ZoneInfo(time_zone))
    if there.time() != time.min:
        return moment(at, time_zone, language)
    hour = _of_whom("24:00", there, time_zone, language)
    on = there.date() - timedelta(days=1)
    return _MOMENT[_spoken(language)].format(day=day(on, language), clock=hour)


@lru_cache(maxsize=256)
def city(time_zone: str, language: str) -> str:
    """The city that a time zone is named after, or nothing where it is named after none."""
    if "/" not in time_zone or time_zone.startswith("Etc/"):
        return ""
    spoken = _spoken(language)
    # Babel knows some cities only by the name that their zone had before.
    earlier = (old for old, new in get_global("zone_aliases").items() if new == time_zone)
    for name in (time_zone, *earlier):
        if known := _locale(spoken).time_zones.get(name, {}).get("city"):
            return _spelled(known, spoken)
    return time_zone.rpartition("/")[2].replace("_", " ")


def _offset(there: datetime) -> str:
    offset = there.strftime("%z")
    minutes = "" if offset[3:] == "00" else f":{offset[3:]}"
    return "" if offset == "+0000" else f"{offset[:3].replace('-', '−')}{minutes}"


def _spoken(language: str) -> str:
    return language if language in _DAY else "en"


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    return Locale.parse("uz_Latn" if language == "uz" else language)


def _month(on: date, language: str) -> str:
    return _spelled(get_month_names("wide", locale=_locale(language))[on.month], language)


def _weekday(on: date, language: str) -> str:
    return _spelled(get_day_names("wide", locale=_locale(language))[on.weekday()], language)


def _spelled(text: str, language: str) -> str:
    """CLDR itself writes Uzbek with three kinds of apostrophe."""
    return set_uzbek_letters(text) if language == "uz" else text
