"""A form is ours, keeps what was typed, and says what is wrong in the reader's language."""

from io import BytesIO

import pytest
from flask import Flask
from marshmallow import Schema
from werkzeug.datastructures import MultiDict

from shared.web import fields
from shared.web.forms import Form, filled, read_form
from tests.pages import Page, PageClient
from tests.shared.plain_app import person, signed_in

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


OURS = {"Origin": "http://localhost"}


def test_token_of_before_signing_in_is_refused_with_all_that_was_typed(
    browser: PageClient,
) -> None:
    before = browser.page("/agenda/open").form_values()
    signed_in(browser, person("organiser"))
    typed = {**before, "name": '<b>"two" & lines\nof it', "note": ["one", "two"]}
    refused = browser.post("/agenda/open?day=2", data=typed, headers=OURS)
    assert refused.status_code == 400
    page = Page(refused.text)
    assert "open for too long" in page.text
    assert "Aziza Raʼnoyeva" in page.text
    (form,) = page.all("form")
    kept = [(each.get("name"), each.get("value")) for each in form.iter("input")]
    assert form.get("action") == "/agenda/open?day=2"
    assert kept[1:] == [("name", typed["name"]), ("note", "one"), ("note", "two")]
    again = browser.post("/agenda/open?day=2", data=dict(kept))
    assert again.status_code == 200


def test_token_of_another_account_is_refused(browser: PageClient) -> None:
    signed_in(browser, person("organiser"))
    first = browser.page("/agenda/open").form_values()
    assert browser.post("/agenda/open", data={**first, "name": "x"}).status_code == 200
    signed_in(browser, person("organiser"))
    assert browser.post("/agenda/open", data={**first, "name": "x"}).status_code == 400


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://elsewhere.example"}])
def test_what_another_site_has_sent_is_not_laid_ready(
    browser: PageClient, origin: dict[str, str]
) -> None:
    refused = browser.post("/agenda/open", data={"name": "theirs"}, headers=origin)
    assert refused.status_code == 400
    assert "theirs" not in refused.text


@pytest.mark.parametrize("name", ["password", "present", "wanted"])
def test_password_is_never_laid_ready(browser: PageClient, name: str) -> None:
    refused = browser.post("/agenda/open", data={name: "correct horse"}, headers=OURS)
    assert refused.status_code == 400
    assert "correct horse" not in refused.text


def test_form_with_a_file_has_to_be_filled_in_anew(browser: PageClient) -> None:
    data = {"name": "half of it", "photo": (BytesIO(b"bytes"), "face.jpg")}
    refused = browser.post("/agenda/open", data=data, headers=OURS)
    assert refused.status_code == 400
    assert "half of it" not in refused.text


@pytest.mark.parametrize("language", ["ru", "uz", "ar"])
def test_form_that_came_too_late_speaks_every_language(browser: PageClient, language: str) -> None:
    browser.set_cookie("kengash_language", language)
    signed_in(browser, person("organiser"))
    refused = browser.post("/agenda/open", data={"name": "Chinguun"}, headers=OURS)
    assert "Chinguun" in refused.text
    for words in ("Send again", "Nothing that you entered", "sent in this name"):
        assert words not in refused.text


def test_same_page_sent_twice_is_one_act_and_anything_else_another(browser: PageClient) -> None:
    form = browser.page("/agenda/open").form_values()
    anew = browser.page("/agenda/open").form_values()

    def act(path: str = "/agenda/act", **values: str) -> str:
        return browser.post(path, data={**form, **values}).text

    assert act(name="x") == act(name="x")
    others = {act(name="x"), act(name="y"), act("/agenda/act/other", name="x")}
    assert len(others | {act(**{**anew, "name": "x"})}) == 4


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
