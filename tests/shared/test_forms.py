"""A form is ours, keeps what was typed, and says what is wrong in the reader's language."""

import pytest
from flask import Flask
from marshmallow import Schema
from werkzeug.datastructures import MultiDict

from shared.web import fields
from shared.web.forms import Form, filled, read_form
from tests.pages import Page, PageClient

ODD = [
    "Chinguun",
    "Mārtiņš Bērziņš-Šķēle",
    "عبدُ الرّحمن",
    "Oʻgʻiloy",
    "😀",
    "  spaced  ",
    '<b>bold</b> & "quoted"',
    "{{ 7 * 7 }}",
]


def test_form_without_its_token_is_refused(browser: PageClient) -> None:
    response = browser.post("/agenda/open", data={"name": "x"})
    assert response.status_code == 400
    assert "open for too long" in response.text


def test_form_with_its_token_is_taken(browser: PageClient) -> None:
    assert browser.fill_in("/agenda/open", {"name": "Chinguun"}).status_code == 200


def test_token_of_another_browser_is_refused(app: Flask, browser: PageClient) -> None:
    theirs = Page(app.test_client().get("/agenda/open").text).form_values()["form_token"]
    browser.page("/agenda/open")
    assert browser.fill_in("/agenda/open", {"form_token": theirs}).status_code == 400


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 64])
def test_invented_token_is_refused(browser: PageClient, token: str) -> None:
    assert browser.fill_in("/agenda/open", {"form_token": token}).status_code == 400


def test_token_in_the_address_is_worth_nothing(browser: PageClient) -> None:
    token = browser.page("/agenda/open").form_values()["form_token"]
    response = browser.post(f"/agenda/open?form_token={token}", data={"name": "x"})
    assert response.status_code == 400


def test_token_works_in_two_windows_at_once(browser: PageClient) -> None:
    first = browser.page("/agenda/open").form_values()
    browser.page("/agenda/open")
    assert browser.post("/agenda/open", data={**first, "name": "x"}).status_code == 200


def test_cookie_of_the_token_is_the_service_s_own(browser: PageClient) -> None:
    (cookie,) = browser.get("/agenda/open").headers.getlist("Set-Cookie")
    assert cookie.startswith("agenda_form=")
    for word in ("Path=/agenda", "HttpOnly", "SameSite=Lax"):
        assert word in cookie


def test_interface_for_programs_asks_for_no_form_token(browser: PageClient) -> None:
    assert browser.post("/agenda/program").text == "taken"


@pytest.mark.parametrize("typed", ODD)
def test_what_was_typed_is_shown_again_as_typed(browser: PageClient, typed: str) -> None:
    response = browser.fill_in("/agenda/open", {"name": typed + "x" * 40})
    assert response.status_code == 422
    assert Page(response.text).form_values()["name"] == typed + "x" * 40


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Fill in this field"), ("ru", "Заполните"), ("uz", "toʻldiring"), ("ar", "املأ")],
)
def test_refusal_speaks_the_reader_s_language(
    browser: PageClient, language: str, words: str
) -> None:
    browser.set_cookie("kengash_language", language)
    response = browser.fill_in("/agenda/open", {"name": " \u200b "})
    assert response.status_code == 422
    assert words in response.text


class Whole(Schema):
    line = fields.Typed(longest=10)
    note = fields.Typed(missing=None, paragraphs=True)
    kind = fields.Choice(("a", "b"), missing=None)
    on = fields.Day(missing=None)
    at = fields.Hour(missing=None)
    zone = fields.Zone(missing=None)
    which = fields.Id(missing=None)
    ticked = fields.Ticked()
    several = fields.Several(("x", "y"))
    names = fields.Texts()


GOOD = [("line", "ok"), ("names.en", "Name")]


def read(*typed: tuple[str, str]) -> Form:
    return read_form(Whole(), MultiDict([*GOOD, *typed]))


def test_empty_fields_are_as_good_as_missing_ones() -> None:
    empty = read(*((name, "") for name in ("note", "kind", "on", "at", "zone", "which")))
    assert empty.errors == {}
    assert empty.data == read().data
    assert empty.data["on"] is None


def test_fields_say_what_they_understood() -> None:
    form = read(
        ("on", "2027-05-11"),
        ("at", "09:30"),
        ("zone", "Asia/Tashkent"),
        ("several", "x"),
        ("several", "y"),
        ("ticked", "1"),
        ("names.ar", "اسم"),
        ("note", "one\r\ntwo \u202e"),
    )
    assert form.errors == {}
    assert form.data["on"].isoformat() == "2027-05-11"
    assert form.data["at"].isoformat() == "09:30:00"
    assert form.data["several"] == ["x", "y"]
    assert form.data["names"] == {"en": "Name", "ar": "اسم"}
    assert form.data["note"] == "one\ntwo"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("line", "x" * 11),
        ("line", "\x00"),
        ("kind", "c"),
        ("on", "11.05.2027"),
        ("on", "2027-02-30"),
        ("on", "0001-01-01"),
        ("on", "9999-12-31"),
        ("at", "25:00"),
        ("at", "09:30:15"),
        ("at", "09:30+05:00"),
        ("zone", "Tashkent"),
        ("zone", "../../etc/passwd"),
        ("zone", "localtime"),
        ("zone", "right/Asia/Tashkent"),
        ("which", "12"),
        ("several", "z"),
        ("names.ru", "x" * 301),
    ],
)
def test_fields_refuse_what_they_do_not_understand(name: str, typed: str) -> None:
    rest = [pair for pair in GOOD if pair[0] != name]
    form = read_form(Whole(), MultiDict([*rest, (name, typed)]))
    assert list(form.errors) == [name]
    assert form.data == {}
    # What no page can show is not shown again; the rest is, as it was typed.
    shown = typed.replace("\x00", "")
    assert form.values[name] in (shown, [shown])


def test_fields_that_nobody_asked_for_are_left_aside() -> None:
    assert read(("is_administrator", "1"), ("names.xx", "?"), ("line.en", "?")).data.keys() == (
        read().data.keys()
    )


def test_texts_need_one_language_at_least() -> None:
    form = read_form(Whole(), MultiDict([("line", "ok"), ("names.en", " ")]))
    assert list(form.errors) == ["names.en"]
    form = read_form(Whole(), MultiDict([("line", "ok")]))
    assert list(form.errors) == ["names.en"]


def test_field_that_was_not_sent_at_all_is_refused_in_words() -> None:
    form = read_form(Whole(), MultiDict([("names.en", "Name")]))
    assert form.errors == {"line": [str(fields.MISSING)]}


def test_field_sent_in_two_shapes_at_once_is_taken_in_its_own() -> None:
    assert read(("line.en", "?"), ("names", "?")).data["line"] == "ok"


def test_stored_texts_are_spread_over_their_languages() -> None:
    assert filled({"names": {"en": "A", "ru": "Б"}, "n": 3}).values == {
        "names.en": "A",
        "names.ru": "Б",
        "n": 3,
    }
