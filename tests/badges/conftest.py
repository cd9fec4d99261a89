"""A badges service that has heard of the seminar."""

import pytest

from services.badges.queries import search_index
from tests.house_under_test import House, ServiceUnderTest
from tests.people import SEMINAR


@pytest.fixture
def badges(house: House) -> ServiceUnderTest:
    # Another test's people of the same ids are no longer there, which happens to no real house.
    search_index._kept.clear()
    house.badges.hear(SEMINAR)
    return house.badges
