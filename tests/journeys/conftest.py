"""One house for all, and one browser for each who walks, in the journeys of a run."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys import steps
from tests.journeys.open_house import shared_house
from tests.journeys.people import ADMINISTRATOR
from tests.journeys.traveller import DESKTOP, Seat, Traveller

Cookies = list[dict[str, Any]]


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Whoever comes first opens the house for all, and closes it behind the last."""
    folder = tmp_path_factory.getbasetemp()
    with shared_house(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) as address:
        yield address


@pytest.fixture(scope="session")
def administrators_cookies(real_browser: Browser, origin: str) -> Cookies:
    """The administrator signs in once, and reads the letters of every journey."""
    seat = Seat(real_browser, origin, "en", DESKTOP)
    steps.sign_in(Traveller(seat, "administrator"), ADMINISTRATOR)
    kept: Any = [each for each in seat.context.cookies() if each.get("name") == "kengash"]
    seat.context.close()
    return list(kept)
