"""What cannot be answered is said calmly, in the reader's language, with a reference."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest

from shared.db import Database
from tests.pages import Page, PageClient
from tests.shared.plain_app import person, plain_app, signed_in


@pytest.mark.parametrize("language", ["en", "ru", "uz", "ar"])
@pytest.mark.parametrize(
    ("path", "status"),
    [("/agenda/nowhere", 404), ("/agenda/broken", 500), ("/agenda/forgotten", 403)],
)
def test_error_page_is_a_page_like_any_other(
    browser: PageClient, path: str, status: int, language: str
) -> None:
    browser.set_cookie("kengash_language", language)
    response = browser.get(path)
    page = Page(response.text)
    assert response.status_code == status
    assert page.root.get("lang") == language
    assert response.headers["X-Request-ID"] in page.text
    assert response.headers["Cache-Control"] == "no-store"


def test_error_page_says_nothing_of_what_broke(browser: PageClient) -> None:
    response = browser.get("/agenda/broken")
    for inner in ("Traceback", "RuntimeError", "Хуршида", "plain_app"):
        assert inner not in response.text


def test_wrong_method_is_refused_with_what_would_do(browser: PageClient) -> None:
    response = browser.delete("/agenda/open")
    assert response.status_code == 405
    assert {"GET", "POST"} <= set(re.split(", *", response.headers["Allow"]))


def test_error_page_knows_who_has_signed_in(browser: PageClient) -> None:
    signed_in(browser, person("observer"))
    assert browser.get("/agenda/meetings/seminar/review").status_code == 403


class Line(BytesIO):
    """A connection that stays open: whoever reads on after the request's end waits for ever."""

    def read(self, size: int | None = -1, /) -> bytes:
        read = super().read(size)
        assert read or not size, "read beyond the end of the request"
        return read


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/agenda/open", b"name=x", 400),
        ("/agenda/mine", b"name=x", 405),
        ("/agenda/nowhere", b"name=x" * 100_000, 404),
        ("/agenda/open", b"name=x" * 100_000, 413),
    ],
)
def test_what_is_refused_is_taken_in_to_its_end_and_no_further(
    browser: PageClient, path: str, body: bytes, status: int
) -> None:
    line = Line(body)
    response = browser.post(
        path,
        content_type="application/x-www-form-urlencoded",
        input_stream=line,
        content_length=len(body),
    )
    assert response.status_code == status
    assert line.tell() == len(body)


@pytest.fixture
def orphaned() -> Iterator[PageClient]:
    database = Database("postgresql://nobody@/nothing?host=/nowhere")
    client = plain_app(database).test_client()
    assert isinstance(client, PageClient)
    yield client
    database.close()


def test_database_that_is_away_is_said_so(orphaned: PageClient) -> None:
    response = orphaned.get("/agenda/database")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "not available just now" in response.text


def test_page_that_needs_no_database_works_without(orphaned: PageClient) -> None:
    assert orphaned.page("/agenda/open").heading == "A page"


def test_health_tells_alive_from_ready(orphaned: PageClient) -> None:
    assert orphaned.get("/agenda/health/live").status_code == 200
    response = orphaned.get("/agenda/health/ready")
    assert response.status_code == 503
    assert response.json == {"service": "agenda", "database": False, "migrated": False}


def test_database_that_was_never_migrated_is_not_ready(browser: PageClient) -> None:
    response = browser.get("/agenda/health/ready")
    assert response.status_code == 503
    assert response.json == {"service": "agenda", "database": True, "migrated": False}
