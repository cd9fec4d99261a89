"""A reader opens the programme once, loses the network in the hall, and goes on reading."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.traveller import PHONE, Seat

pytestmark = pytest.mark.browser
PROGRAMME = "/agenda/meetings/council-2027/"


def test_programme_is_read_and_chosen_from_without_a_network(
    real_browser: Browser, origin: str
) -> None:
    seat = Seat(real_browser, origin, "ar", PHONE)
    page = seat.context.new_page()
    page.goto(f"{origin}{PROGRAMME}?lang=ar")
    # Kept once its keeper has taken over the page that was open already.
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function(
        "async (path) => (await caches.match(path)) !== undefined", arg=PROGRAMME
    )
    page.wait_for_function(
        "async () => (await (await caches.open('kengash-programme-1')).keys()).length > 5"
    )
    everything = page.locator("article.item").count()
    seat.context.set_offline(True)
    page.reload()
    expect(page.locator("article.item")).to_have_count(everything)
    page.locator("details.choice summary").click()
    page.select_option("select[name=group]", "2")
    assert 0 < page.locator("article.item:visible").count() < everything
    # Pages of the staff are kept for nobody.
    kept = page.evaluate(
        "async () => (await (await caches.open('kengash-programme-1')).keys()).map((r) => r.url)"
    )
    assert not [each for each in kept if "/static/" not in each and PROGRAMME not in each]
    seat.context.close()
