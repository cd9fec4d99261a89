"""Whoever only asks about a page changes nothing by asking."""

import pytest
from flask import Flask, Response, request

from shared.web import access
from tests.pages import PageClient
from tests.shared.plain_app import plain_app, shown
from tests.shared.town import Town

ACTS: list[str] = []


def _reads_or_acts() -> Response:
    if request.method == "GET":
        return shown("A page with a button")
    ACTS.append(request.method)
    return shown("Done")


@pytest.fixture
def asking(town: Town) -> PageClient:
    app: Flask = plain_app(town.agenda.database)
    view = access.public(_reads_or_acts)
    app.add_url_rule("/agenda/button", "button", view, methods=["GET", "POST"])
    ACTS.clear()
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


def test_asking_about_a_page_does_not_press_its_button(asking: PageClient) -> None:
    asked, read = asking.head("/agenda/button"), asking.get("/agenda/button")
    assert ACTS == []
    assert (asked.status_code, asked.data) == (200, b"")
    assert asked.headers["Content-Length"] == read.headers["Content-Length"]
    assert asked.headers["Content-Type"] == read.headers["Content-Type"]


@pytest.mark.parametrize("path", ["/agenda/nowhere", "/agenda/broken", "/agenda/health/live"])
def test_every_answer_has_the_same_head_and_no_body(asking: PageClient, path: str) -> None:
    asked, read = asking.head(path), asking.get(path)
    assert (asked.status_code, asked.data) == (read.status_code, b"")
    assert asked.headers["Content-Length"] == read.headers["Content-Length"]


def test_no_answer_repeats_the_host_that_was_claimed(asking: PageClient) -> None:
    for path in ("/agenda//open", "//agenda/open", "/agenda/open//", "/agenda/mine"):
        answer = asking.get(path, headers={"Host": "elsewhere.example"})
        assert "elsewhere.example" not in str(answer.headers) + answer.text
