"""Pressing a button of the desk's page as a person without a script would."""

from werkzeug.test import TestResponse

from tests.pages import Page, PageClient

DESK_PAGE = "/badges/meetings/seminar/desk"


def press(client: PageClient, path: str, words: str, **typed: str) -> TestResponse:
    """Opens the page and presses the button that says `words`."""
    page = client.page(path)
    for index, form in enumerate(page.all("form")):
        if any(Page.words(button) == words for button in form.iter("button")):
            values = {**page.form_values(index), **typed}
            return client.post(form.get("action") or path, data=values)
    raise AssertionError(f"no button says {words!r}: {page.text[:300]}")


def buttons(page: Page) -> list[str]:
    return [Page.words(button) for button in page.all("button")]
