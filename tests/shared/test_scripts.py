"""The few scripts that pages may have, in a real browser: comfort that gets in nobody's way."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, Route

from shared.language import ROOT
from tests.shared.paper import Form, page_words, setting

pytestmark = pytest.mark.browser

ADDRESS = "http://house.test"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
POLICY += "font-src 'self'; connect-src 'self'"
LIVE = """
{% extends 'shared/page.html' %}{% block title %}Arrivals{% endblock %}
{% block scripts %}<script src="{{ asset('shared/live.js') }}" defer></script>{% endblock %}
{% block main %}<h1>{{ self.title() }}</h1>
<div id="part" data-live="/part" data-live-words="No news for a while">
<a id="stay" href="#">1</a></div>
{% endblock %}
"""


@dataclass
class Site:
    """What answers the browser; each test says what the live part answers."""

    page: Page
    html: str = ""
    part: tuple[int, str] = (200, "")
    asked: list[str | None] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path.startswith("/static/"):
            file = ROOT / "shared/static" / path.removeprefix("/static/")
            kind = mimetypes.guess_type(file.name)[0] or "font/woff2"
            route.fulfill(body=file.read_bytes(), content_type=kind)
        elif path == "/part":
            self.asked.append(route.request.headers.get("if-none-match"))
            status, words = self.part
            route.fulfill(status=status, body=words, headers={"ETag": '"two"'})
        else:
            headers = {
                "Content-Security-Policy": POLICY,
                "Content-Type": "text/html; charset=utf-8",
            }
            route.fulfill(body=self.html, headers=headers)

    def show(self, source: str, form: Form | None = None) -> None:
        environment = setting("en")
        known = source.endswith(".html")
        template = environment.get_template(source) if known else environment.from_string(source)
        self.html = template.render({**page_words("en"), "form": form or Form()})
        self.page.goto(f"{ADDRESS}/")

    def pass_time(self, milliseconds: int) -> None:
        self.page.clock.run_for(milliseconds)
        # The page's clock is ours; the answers it waits for take a moment of everybody's.
        self.page.wait_for_timeout(150)


@pytest.fixture
def site(real_browser: Browser) -> Iterator[Site]:
    page = real_browser.new_page(reduced_motion="reduce")
    made = Site(page)
    page.on(
        "console", lambda said: made.trouble.append(said.text) if said.type == "error" else None
    )
    page.on("pageerror", lambda error: made.trouble.append(str(error)))
    page.route("**/*", made.answer)
    page.clock.install()
    yield made
    page.close()


def test_reading_begins_at_what_is_wrong(site: Site) -> None:
    site.show("form.html", Form(errors={"given": ["Enter your name"]}))
    assert site.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    site.page.get_by_role("link", name="Enter your name").click()
    assert site.page.evaluate("document.activeElement.id") == "given"
    assert site.trouble == []


def test_menu_closes_by_escape_and_elsewhere(site: Site) -> None:
    site.show("form.html")
    menu, button = site.page.locator("details.menu"), site.page.locator("details.menu > summary")
    button.click()
    assert menu.get_attribute("open") is not None
    site.page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert site.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    button.click()
    site.page.locator("h1").click()
    assert menu.get_attribute("open") is None
    assert site.trouble == []


def test_live_part_shows_news_and_keeps_the_focus(site: Site) -> None:
    site.show(LIVE)
    site.page.locator("#stay").focus()
    site.part = (200, '<a id="stay" href="#">2</a>')
    site.pass_time(1600)
    assert site.page.locator("#part").inner_text() == "2"
    assert site.page.evaluate("document.activeElement.id") == "stay"
    site.part = (304, "")
    site.pass_time(1600)
    assert site.page.locator("#part").inner_text() == "2"
    assert site.asked == [None, '"two"']
    assert site.trouble == []


def test_live_part_says_when_there_is_no_news_and_when_there_is_again(site: Site) -> None:
    site.show(LIVE)
    site.part = (503, "")
    for pause in (1600, 3100, 6100):
        site.pass_time(pause)
    note = site.page.get_by_text("No news for a while")
    assert note.count() == 1
    assert "data-live-stale" in (site.page.locator("#part").get_attribute("class") or "")
    assert site.page.locator("#part").inner_text() == "1"
    asked = len(site.asked)
    site.pass_time(5000)
    assert len(site.asked) == asked, "it asks less often while nobody answers"
    site.part = (200, "3")
    site.pass_time(8000)
    assert site.page.locator("#part").inner_text() == "3"
    assert note.count() == 0
