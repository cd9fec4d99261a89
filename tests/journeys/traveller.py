"""Somebody with a browser, in one language and on one size of screen, who looks at every page."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request

PHONE, TABLET, DESKTOP = 390, 820, 1440
HEIGHTS = {PHONE: 844, TABLET: 1180, DESKTOP: 900}
LOCALES = {"en": "en-GB", "ru": "ru-RU", "uz": "uz-UZ", "ar": "ar"}
DIRECTIONS = {"en": "ltr", "ru": "ltr", "uz": "ltr", "ar": "rtl"}
# There is no printer here: that the page asks for one is noted in its place.
PRINTER = """
const whole = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {get() {
  if (this.className !== 'print-frame') return whole.get.call(this);
  return {focus() {}, print() { document.documentElement.dataset.asked = 'to print'; }};
}});
"""
AXE = {"resultTypes": ["violations"], "iframes": False}
AXE_ITSELF = Axe().axe_script
ONCE_LOADED = """document.fonts.ready.then(() => {
  const {lang, dir, scrollWidth, clientWidth} = document.documentElement;
  return {lang, dir, scrollWidth, clientWidth};
})"""
# What nobody sees at a desk in a browser with scripts; everything else is seen so at a desk.
ONLY_ON_THE_PHONE = {"not-expected"}
# Whoever signs out and is asked whether a cookie still opens a door expects a refusal, and so does
# whoever would save what another has changed meanwhile.
REFUSALS = re.compile(r"status of (401|403|404|409|422)")


@dataclass
class Seat:
    """A browser window that people use one after the other, each with their own cookies."""

    browser: Browser
    origin: str
    language: str
    width: int
    scripts: bool = True
    # Where nobody else sees these pages, axe looks at them in this language and on this screen.
    searches: bool = False
    trouble: list[str] = field(default_factory=list)
    taken_by: "Traveller | None" = None
    # Pages in which axe has found nothing; who comes by again sees other people's names.
    searched: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context: BrowserContext = self.browser.new_context(
            locale=LOCALES[self.language],
            viewport={"width": self.width, "height": HEIGHTS[self.width]},
            has_touch=self.width < DESKTOP,
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
            timezone_id="Europe/Vienna",
        )
        self.context.set_default_timeout(15_000)
        self.context.on("console", lambda said: self._hear(said.type, said.text))
        self.context.on("weberror", lambda error: self._hear("error", str(error.error)))
        self.context.on("request", self._see_request)
        self.context.add_init_script(PRINTER)
        self.page: Page = self.context.new_page()

    def give_to(self, traveller: "Traveller") -> None:
        if self.taken_by is traveller:
            return
        if self.taken_by is not None:
            self.taken_by.cookies = self.context.cookies()
        self.context.clear_cookies()
        self.context.add_cookies(traveller.cookies)
        self.taken_by = traveller

    @contextmanager
    def without_papers(self) -> Iterator[None]:
        """Papers are fetched and looked at by themselves; their viewer is the browser's affair.

        Only while one is to be printed: a browser that is watched so keeps no file for later.
        """
        self.context.route("**/*.pdf*", lambda route: route.fulfill(content_type="text/html"))
        yield
        self.context.unroute("**/*.pdf*")

    def is_to_be_searched(self, name: str) -> bool:
        """Each page once in each language; in English at both widths, else at the desk's.

        Without scripts axe never comes to its end; somebody with them sees the same pages.
        """
        if not self.scripts or name in self.searched:
            return False
        if self.searches or name in ONLY_ON_THE_PHONE:
            return True
        return self.language == "en" or self.width == DESKTOP

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not REFUSALS.search(text):
            self.trouble.append(f"the console says: {text}")

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:", "about:")):
            self.trouble.append(f"a request to a third party: {request.url}")


@dataclass
class Traveller:
    """One person on the way; each page they see is checked, and kept as a picture if asked for."""

    seat: Seat
    who: str
    cookies: Any = field(default_factory=list)
    seen: int = 0

    @property
    def page(self) -> Page:
        self.seat.give_to(self)
        return self.seat.page

    @property
    def origin(self) -> str:
        return self.seat.origin

    @property
    def language(self) -> str:
        return self.seat.language

    def go(self, path: str, name: str) -> Page:
        answer = self.page.goto(f"{self.origin}{path}")
        assert answer is not None
        assert answer.status == 200, f"{path} answered {answer.status}"
        return self.look(name)

    def look(self, name: str) -> Page:
        """Checks the page that stands there now as every page is checked."""
        self.seen += 1
        where = f"{self.who} at {name} ({self.page.url.removeprefix(self.origin)})"
        # Looked at as a person does: when styles, pictures and letters are there.
        self.page.wait_for_load_state("load")
        seen = self.page.evaluate(ONCE_LOADED)
        assert (seen["lang"], seen["dir"]) == (self.language, DIRECTIONS[self.language]), where
        self._photograph(name)
        assert seen["scrollWidth"] <= seen["clientWidth"], f"{where} scrolls sideways: {seen}"
        if self.seat.is_to_be_searched(name):
            self.page.evaluate(AXE_ITSELF)
            search = "options => axe.run(options).then(found => found.violations)"
            found: list[dict[str, Any]] = self.page.evaluate(search, AXE)
            assert not found, f"{where}: {_in_words(found)}"
            self.seat.searched.add(name)
        assert not self.seat.trouble, f"{where}: {self.seat.trouble[:5]}"
        return self.page

    def _photograph(self, name: str) -> None:
        folder = os.environ.get("KENGASH_SHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            shot = f"{self.language}-{self.seat.width}-{self.who}-{self.seen:02}-{name}.png"
            self.page.screenshot(path=Path(folder) / shot, full_page=True)

    def form(self, having: str) -> Locator:
        """The form that has a field of that name, or leads to an address that ends so."""
        if having.startswith("/"):
            return self.page.locator(f'main form[action*="{having}"]').first
        return self.page.locator(f'main form:has([name="{having}"])').first

    def fill(self, having: str, values: dict[str, str]) -> None:
        """Types into a form, chooses from its lists, ticks its boxes."""
        form = self.form(having)
        for name, value in values.items():
            fields = form.locator(f'[name="{name}"]')
            kind = fields.first.evaluate("e => e.type || e.tagName")
            if kind == "checkbox":
                fields.first.set_checked(bool(value))
            elif kind == "radio":
                form.locator(f'[name="{name}"][value="{value}"]').check()
            elif kind == "select-one":
                fields.first.select_option(value)
            else:
                fields.first.fill(value)

    def send(self, having: str, values: dict[str, str] | None = None) -> Page:
        """Fills in a form and presses its button; returns when the next page is there."""
        self.fill(having, values or {})
        button = self.form(having).locator("button:not([type=button])").first
        with self.page.expect_navigation():
            button.click()
        return self.page

    def where(self) -> str:
        return self.page.url.removeprefix(self.origin).split("?")[0]

    def fetch(self, href: str) -> bytes:
        """What lies at an address, as this person is given it."""
        assert self.page
        answer = self.seat.context.request.get(f"{self.origin}{href}")
        assert answer.status == 200, f"{href} answered {answer.status}"
        return answer.body()


def _in_words(violations: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{each['id']}: {each['help']} at {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in violations
    )
