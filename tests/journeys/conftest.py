"""One house and one browser for all journeys of a run."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from deploy.house.browser import chromium
from tests.journeys import steps
from tests.journeys.open_house import open_house
from tests.journeys.people import ADMINISTRATOR
from tests.journeys.traveller import DESKTOP, Seat, Traveller

Cookies = list[dict[str, Any]]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    # A container's shared memory is small, and a page that fills it crashes.
    "--disable-dev-shm-usage",
)


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    with open_house() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("KENGASH_CHROMIUM") or chromium()
    assert found, "there is no Chromium on this machine: ./kengash doctor says what is missing"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def administrators_cookies(browser: Browser, origin: str) -> Cookies:
    """The administrator signs in once, and reads the letters of every journey."""
    seat = Seat(browser, origin, "en", DESKTOP)
    steps.sign_in(Traveller(seat, "administrator"), ADMINISTRATOR)
    kept: Any = [each for each in seat.context.cookies() if each.get("name") == "kengash"]
    seat.context.close()
    return list(kept)
