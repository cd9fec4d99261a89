"""The time zones that a venue may lie in."""

from zoneinfo import ZoneInfo

import pytest

from services.agenda.queries.time_zones import time_zone_words, time_zones
from shared.language import languages


def test_every_zone_that_is_offered_exists() -> None:
    zones = time_zones()
    assert len(zones) == len(set(zones)) > 400
    for zone in zones:
        assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize("language", languages())
def test_cities_stand_in_the_language_of_the_page(language: str) -> None:
    words = dict(time_zone_words(language))
    said = {"en": "Tashkent", "ru": "Ташкент", "uz": "Toshkent", "ar": "طشقند"}
    assert words["Asia/Tashkent"] == f"{said[language]} (Asia/Tashkent)"
    assert not any("_" in each.split(" (")[0] for each in words.values())
