"""Somebody with a browser that has no JavaScript, who reads every page closely."""

import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from typing import Any, TypeVar

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.pages import Page, check_page

Found = TypeVar("Found")


class NotSo(AssertionError):
    """Something that was promised did not come true; the message says what was seen."""


@dataclass
class Answer:
    """What came back: where from, how, and what it holds."""

    address: str
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.address).path

    @property
    def page(self) -> Page:
        page = Page(self.body.decode())
        check_page(page)
        return page


@dataclass
class Visitor:
    """One person's browser, at the door of the house."""

    origin: str
    language: str = "en"
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.jar)
        )

    def ask(
        self, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Fetch an address, following where it leads."""
        request = urllib.request.Request(  # noqa: S310
            urllib.parse.urljoin(self.origin, address),
            data=body,
            headers={"Accept-Language": self.language, **(headers or {})},
        )
        try:
            answer = self._browser.open(request, timeout=30)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            return Answer(answer.geturl(), answer.status, answer.headers, answer.read())

    def open(self, address: str, *, status: int = 200) -> Answer:
        """Open a page that must be there, and must be in order."""
        answer = self.ask(address)
        if answer.status != status:
            raise NotSo(f"{address} answered {answer.status}, not {status}: {_begin(answer)}")
        if status == 200 and answer.headers.get_content_type() == "text/html":
            assert answer.page
        return answer

    def send(
        self, answer: Answer, values: Mapping[str, Any] | None = None, *, having: str = ""
    ) -> Answer:
        """Fill in the page's form that has the named field, or leads to that address; send it."""
        form, typed = _form(answer.page, having)
        typed |= values or {}
        address = urllib.parse.urljoin(answer.address, form.get("action") or answer.address)
        if form.get("enctype") == "multipart/form-data":
            boundary, body = encode_multipart(typed)
            kind = f"multipart/form-data; boundary={boundary}"
        else:
            body = urllib.parse.urlencode(typed, doseq=True).encode()
            kind = "application/x-www-form-urlencoded"
        sent = self.ask(address, body, {"Content-Type": kind, "Origin": self.origin})
        if sent.status != 200:
            raise NotSo(f"Sending {answer.path} answered {sent.status}: {_begin(sent)}")
        return sent


def _form(page: Page, having: str) -> tuple[Any, dict[str, Any]]:
    """Find a form, and say what a browser would send from it as it stands."""
    for number, form in enumerate(page.all("form")):
        names = {e.get("name") for e in form.iter() if isinstance(e.tag, str)}
        action = form.get("action") or ""
        posts = form.get("method", "get").lower() == "post"
        if posts and (having in names or (having.startswith("/") and having in action)):
            return form, dict(page.form_values(number))
    raise NotSo(f"No form with {having!r} on the page “{page.heading}”: {page.text[:600]}")


def _begin(answer: Answer) -> str:
    text = answer.body.decode(errors="replace")
    return Page(text).text[:600] if "<html" in text else text[:600]


def picture(content: bytes, name: str = "portrait.jpg") -> FileStorage:
    """A photograph as a browser sends it."""
    from io import BytesIO

    return FileStorage(BytesIO(content), name, content_type="image/jpeg")


def soon(what: str, look: Callable[[], Found | None], *, within: float) -> tuple[Found, float]:
    """Look until something is there; return it, and how long that took."""
    began = time.monotonic()
    while True:
        if found := look():
            return found, time.monotonic() - began
        if time.monotonic() - began > within:
            raise NotSo(f"After {within:.0f} seconds, still not so: {what}")
        time.sleep(0.2)
