"""What every answer forbids the browser, and what no answer and no line of the log gives away."""

import json
import re

import pytest
from flask import Flask

from shared.logging import JsonLines
from tests.pages import PageClient
from tests.shared.plain_app import person, plain_app, signed_in
from tests.shared.town import Town

PATHS = ("/agenda/open", "/agenda/nowhere", "/agenda/broken", "/agenda/health/live")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_policy(browser: PageClient, path: str) -> None:
    headers = browser.get(path).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["object-src"] == "'none'"
    assert policy["form-action"] == "'self'"
    for sources in policy.values():
        for source in sources.split():
            allowed = source in ("'none'", "'self'", "data:", "blob:")
            assert allowed or re.fullmatch(r"'nonce-[\w-]{20,}'", source), source
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_number_of_a_page_is_never_the_same_twice(browser: PageClient) -> None:
    found = {
        re.findall(r"'nonce-([^']+)'", browser.get("/agenda/open").headers[name])[0]
        for name in ("Content-Security-Policy",)
        for _ in range(5)
    }
    assert len(found) == 5


def test_page_of_someone_signed_in_is_kept_nowhere(browser: PageClient) -> None:
    assert browser.get("/agenda/health/live").headers["Cache-Control"] == "no-cache"
    signed_in(browser, person("organiser"))
    for path in ("/agenda/open", "/agenda/mine"):
        assert browser.get(path).headers["Cache-Control"] == "no-store"


def test_page_for_one_browser_is_kept_nowhere(browser: PageClient) -> None:
    """A public page may show a browser what it began; a shared computer keeps none of it."""
    browser.set_cookie("kengash_language", "ru", path="/")
    assert browser.get("/agenda/health/live").headers["Cache-Control"] == "no-cache"
    browser.set_cookie("agenda_mine", "a registration", path="/agenda")
    assert browser.get("/agenda/health/live").headers["Cache-Control"] == "no-store"
    assert browser.get("/agenda/open").headers["Cache-Control"] == "no-store"


def test_page_that_leaves_something_in_the_browser_is_kept_nowhere(browser: PageClient) -> None:
    given = browser.get("/agenda/open")
    assert "agenda_form=" in given.headers["Set-Cookie"]
    assert given.headers["Cache-Control"] == "no-store"


def test_form_of_a_million_fields_is_refused_before_it_is_taken_apart(browser: PageClient) -> None:
    values = browser.page("/agenda/open").form_values()
    longest = {**values, "name": "ж" * 40_000}
    assert browser.post("/agenda/open", data=longest).status_code == 422
    for line in (b"a&" * 1_000_000, b"name=" + b"x" * 2_000_000):
        refused = browser.post(
            "/agenda/open", data=line, content_type="application/x-www-form-urlencoded"
        )
        assert refused.status_code == 413


def test_page_behind_a_link_is_kept_nowhere(browser: PageClient) -> None:
    assert browser.get("/agenda/by-link").headers["Cache-Control"] == "no-store"


def test_transport_is_insisted_on_only_where_there_is_one(town: Town, browser: PageClient) -> None:
    assert "Strict-Transport-Security" not in browser.get("/agenda/open").headers
    safe = plain_app(town.agenda.database, address="https://kengash.example").test_client()
    response = safe.get("/agenda/open?lang=ru")
    assert "Strict-Transport-Security" in response.headers
    for cookie in response.headers.getlist("Set-Cookie"):
        assert "Secure" in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie


def test_reference_is_taken_from_the_door_or_made(browser: PageClient) -> None:
    given = "0123456789abcdef0123456789abcdef"
    taken = browser.get("/agenda/open", headers={"X-Request-ID": given})
    assert taken.headers["X-Request-ID"] == given
    for odd in ("x", "../../etc", "<b>", given + "0"):
        made = browser.get("/agenda/open", headers={"X-Request-ID": odd}).headers["X-Request-ID"]
        assert made != odd
        assert re.fullmatch("[0-9a-f]{32}", made)


def test_log_names_the_rule_and_not_what_was_asked(
    browser: PageClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    browser.get("/agenda/meetings/hush-hush/review?q=Мирзаоқилова")
    browser.get("/agenda/broken?q=Мирзаоқилова")
    lines = [JsonLines("agenda", "web").format(record) for record in caplog.records]
    requests = [line for line in map(json.loads, lines) if line["said"] == "request"]
    assert [line["rule"] for line in requests] == [
        "/agenda/meetings/<slug>/review",
        "/agenda/broken",
    ]
    assert all(len(line["correlation_id"]) == 32 for line in requests)
    told = "\n".join(lines)
    assert "RuntimeError" in told
    for private in ("Мирзаоқилова", "hush-hush", "Хуршида"):
        assert private not in told


def test_request_that_is_too_large_is_refused_in_words(browser: PageClient) -> None:
    kind = "multipart/form-data; boundary=x"
    response = browser.post("/agenda/open", data=b"x" * 13 * 1024 * 1024, content_type=kind)
    assert response.status_code == 413
    assert "This file is too large" in response.text
    response = browser.post("/agenda/open", data={"name": "x" * (13 * 1024 * 1024)})
    assert response.status_code == 413
    assert "This form is too long" in response.text


def test_assets_are_served_for_ever_by_their_content(app: Flask, browser: PageClient) -> None:
    page = browser.page("/agenda/open")
    sheets = [link.get("href") for link in page.all("link") if link.get("rel") == "stylesheet"]
    assert sheets
    for address in sheets:
        assert re.search(r"\?v=[0-9a-f]{12}$", address)
        response = browser.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        response.close()


@pytest.mark.parametrize(
    "name", ["../config.py", "shared/../../config.py", "templates/x", "shared/%2e%2e/clock.py", ""]
)
def test_nothing_beside_the_assets_is_served(browser: PageClient, name: str) -> None:
    assert browser.get(f"/agenda/static/{name}").status_code == 404
