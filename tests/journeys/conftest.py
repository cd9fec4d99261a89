"""One house and one browser for all journeys of a run."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys import steps
from tests.journeys.open_house import open_house
from tests.journeys.people import ADMINISTRATOR
from tests.journeys.traveller import DESKTOP, Seat, Traveller

Cookies = list[dict[str, Any]]


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    with open_house() as address:
        yield address


@pytest.fixture(scope="session")
def administrators_cookies(real_browser: Browser, origin: str) -> Cookies:
    """The administrator signs in once, and reads the letters of every journey."""
    seat = Seat(real_browser, origin, "en", DESKTOP)
    steps.sign_in(Traveller(seat, "administrator"), ADMINISTRATOR)
    kept: Any = [each for each in seat.context.cookies() if each.get("name") == "kengash"]
    seat.context.close()
    return list(kept)
