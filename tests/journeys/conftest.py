"""One house and one browser for all journeys of a run."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from deploy.house.browser import chromium
from tests.journeys.open_house import open_house

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
