"""A badges service that has heard of the seminar."""

import pytest

from tests.house_under_test import House, ServiceUnderTest
from tests.people import SEMINAR


@pytest.fixture
def badges(house: House) -> ServiceUnderTest:
    house.badges.hear(SEMINAR)
    return house.badges
