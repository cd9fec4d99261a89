"""Which time zones may a venue lie in, by the cities that people know them by?"""

from functools import cache
from importlib.resources import files

from shared.text.dates import city
from shared.text.sorting import sort_key


@cache
def time_zones() -> tuple[str, ...]:
    """One name a zone, as the time zone database lists them by country."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    return tuple(line.split("\t")[2] for line in table.splitlines() if not line.startswith("#"))


@cache
def time_zone_words(language: str) -> tuple[tuple[str, str], ...]:
    """Every zone with its city in this language, in the order of its alphabet."""
    words = [(zone, f"{_city(zone, language)} ({zone})") for zone in time_zones()]
    return tuple(sorted(words, key=lambda pair: sort_key(pair[1], language)))


def _city(zone: str, language: str) -> str:
    # Where CLDR has no city, the last part of the zone's own name says it.
    return city(zone, language).rsplit("/", 1)[-1].replace("_", " ")
