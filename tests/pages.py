"""A browser's view of our pages for tests: every HTML page that any test fetches is checked."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from shared.language import direction, languages
from tests.page_tokens import Parser

LABELLED = {"input", "select", "textarea"}
NAMELESS_TYPES = {"hidden", "submit", "button", "image", "reset"}


class Page:
    """An HTML page taken apart."""

    def __init__(self, html: str) -> None:
        parser = Parser()
        self.html = html
        self.root: Any = parser.parse(html)
        self.parse_errors = [(place, code) for place, code, _ in parser.errors]

    def all(self, tag: str) -> list[Any]:
        return list(self.root.iter(tag))

    @staticmethod
    def words(element: Any) -> str:
        return " ".join("".join(element.itertext()).split())

    @property
    def text(self) -> str:
        return self.words(self.root.find("body"))

    @property
    def heading(self) -> str:
        (h1,) = self.all("h1")
        return self.words(h1)

    def form_values(self, index: int = 0) -> dict[str, str]:
        """What a browser would send from the page's form as it stands."""
        values: dict[str, str] = {}
        form = self.all("form")[index]
        for field in form.iter():
            name = field.get("name")
            if not name:
                continue
            if field.tag == "textarea":
                values[name] = "".join(field.itertext())
            elif field.tag == "select":
                options = list(field.iter("option"))
                chosen = [o for o in options if o.get("selected") is not None] or options[:1]
                values[name] = chosen[0].get("value", "") if chosen else ""
            elif field.tag == "input":
                kind = field.get("type", "text")
                if kind in ("checkbox", "radio") and field.get("checked") is None:
                    continue
                if kind not in ("submit", "button", "file", "image"):
                    values[name] = field.get("value", "")
        return values


def check_page(page: Page) -> None:
    """The rules of every page: valid, titled, in one language, labelled, self-contained."""
    assert not page.parse_errors, f"not valid HTML5: {page.parse_errors[:5]}"
    html = page.root
    assert html.get("lang") in languages()
    assert html.get("dir") == direction(html.get("lang"))
    title = page.words(page.all("title")[0])
    assert len(page.all("h1")) == 1, f"{len(page.all('h1'))} headings of the first rank"
    assert title.startswith(page.heading), f"title {title!r} does not begin with {page.heading!r}"
    ids = [e.get("id") for e in html.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids)), f"ids twice: {sorted({i for i in ids if ids.count(i) > 1})}"
    _check_labels(page, set(ids))
    _check_forms(page)
    _check_sources(page)


def _check_labels(page: Page, ids: set[str]) -> None:
    labelled_by_for = {label.get("for") for label in page.all("label")}
    inside = {id(e) for label in page.all("label") for e in label.iter()}
    for tag in LABELLED:
        for field in page.all(tag):
            if field.get("type") in NAMELESS_TYPES:
                continue
            named = (
                field.get("id") in labelled_by_for
                or id(field) in inside
                or field.get("aria-label")
                or field.get("aria-labelledby")
            )
            assert named, f"no label: {field.attrib}"
            for described in (field.get("aria-describedby") or "").split():
                assert described in ids, f"described by {described}, which is not there"


def _check_forms(page: Page) -> None:
    for form in page.all("form"):
        if form.get("method", "get").lower() == "post":
            names = [e.get("name") for e in form.iter("input")]
            assert "form_token" in names, "a form without its token"


def _check_sources(page: Page) -> None:
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.get("style") is None, f"inline style on {element.tag}"
        for name in element.attrib:
            assert not name.lower().startswith("on"), f"inline script {name} on {element.tag}"
        if element.tag == "script":
            assert element.get("src"), "inline script"
        if element.tag == "style":
            assert element.get("nonce"), "inline style without nonce"
        for name in ("src", "srcset", "action"):
            address = element.get(name) or ""
            assert not address.startswith(("http:", "https:", "//")), f"third party: {address}"
        if element.tag == "link":
            assert not element.get("href", "").startswith(("http:", "https:", "//"))


class PageClient(FlaskClient):
    """A client that looks at each page it is given before it hands it on."""

    # The last page looked at; taking one apart takes longer than making it.
    seen: Page | None = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        # Nobody sees the page that comes with a redirect.
        is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
        if is_page and response.data:
            policy = response.headers["Content-Security-Policy"]
            assert "unsafe" not in policy
            if "<html" in response.text:
                self.seen = Page(response.text)
                check_page(self.seen)
        return response

    def page(self, path: str, *, status: int = 200, **kwargs: Any) -> Page:
        response = self.get(path, **kwargs)
        assert response.status_code == status, f"{path} answered {response.status_code}"
        text = response.text
        return self.seen if self.seen and self.seen.html == text else Page(text)

    def fill_in(
        self, path: str, values: dict[str, Any] | None = None, *, form: int = 0, to: str = ""
    ) -> TestResponse:
        """Opens the page, fills in its form as a person would, and sends it."""
        page = self.page(path)
        element = page.all("form")[form]
        action = to or element.get("action") or path
        data = {**page.form_values(form), **(values or {})}
        kind = element.get("enctype", "application/x-www-form-urlencoded")
        return self.post(action, data=data, content_type=kind)
