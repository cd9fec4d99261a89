"""Every part of our pages in every language: valid, labelled, true to what was typed."""

from typing import Any
from xml.etree import ElementTree

import pytest

from shared.language import languages
from shared.web.icons import PATHS, TURNING, icon
from tests.pages import Page, check_page
from tests.shared.paper import Form, Meeting, Visitor, page_words, setting

EVERY_LANGUAGE = pytest.mark.parametrize("language", languages())


FORM, SHOWN, ERROR = "form.html", "shown.html", "shared/error.html"


def drawn(language: str, template: str, /, **given: Any) -> Page:
    words = {**page_words(language), "form": Form(), **given}
    page = Page(setting(language).get_template(template).render(words))
    check_page(page)
    return page


def element(page: Page, id_: str) -> Any:
    (found,) = [each for each in page.root.iter() if each.get("id") == id_]
    return found


def staff_links(**visitor: Any) -> set[str]:
    page = drawn("en", SHOWN, meeting=Meeting(), visitor=Visitor(**visitor))
    (nav,) = [each for each in page.all("nav") if each.get("aria-label") == "Main"]
    return {page.words(each) for each in nav.iter("a")}


@EVERY_LANGUAGE
def test_form_parts_are_labelled_and_valid_in_every_language(language: str) -> None:
    page = drawn(language, FORM)
    for each in languages():
        assert element(page, f"names-{each}").get("lang") == each
    assert element(page, "names-ar").get("dir") == "rtl"
    assert element(page, "email").get("dir") == "ltr"
    assert element(page, "on").get("min") == "2027-05-11"


@EVERY_LANGUAGE
def test_parts_that_show_are_valid_in_every_language(language: str) -> None:
    page = drawn(language, SHOWN, meeting=Meeting(), visitor=Visitor())
    assert "Ali" in page.text
    assert [each.get("href") for each in page.all("a") if each.get("rel")] == ["?page=1", "?page=3"]


@EVERY_LANGUAGE
@pytest.mark.parametrize("code", [400, 401, 403, 404, 405, 413, 418, 422, 429, 500, 502, 503])
def test_every_refusal_has_calm_words(language: str, code: int) -> None:
    page = drawn(language, ERROR, code=code, reason="", reference="abc123")
    assert "abc123" in page.text
    assert str(code) not in page.text


def test_expired_form_says_so() -> None:
    page = drawn("en", ERROR, code=400, reason="form-expired", reference="")
    assert page.heading == "This form was open for too long"


def test_what_was_typed_is_kept_except_secrets() -> None:
    typed = {
        "given": 'Ali "the <b>',
        "note": "\nfirst line\n  second",
        "state": "UZB",
        "kind": "b",
        "roles": ["observer"],
        "agree": "yes",
        "names.uz": "Oʻzbekiston",
        "word": "secret",
    }
    page = drawn("en", FORM, form=Form(values=typed))
    kept = page.form_values()
    assert kept["given"] == 'Ali "the <b>'
    assert kept["note"] == "\nfirst line\n  second"
    assert (kept["state"], kept["kind"], kept["agree"]) == ("UZB", "b", "yes")
    assert (kept["roles"], kept["names.uz"]) == ("observer", "Oʻzbekiston")
    assert kept["word"] == ""
    assert "secret" not in page.html


def test_refused_fields_are_named_in_the_summary_and_at_the_field() -> None:
    errors = {
        "given": ["Enter your name"],
        "names.ru": ["Enter it in Russian"],
        "kind": ["Choose a kind"],
        "": ["Nothing was sent"],
    }
    page = drawn("en", FORM, form=Form(errors=errors))
    (summary,) = [each for each in page.root.iter() if each.get("role") == "alert"]
    targets = [each.get("href") for each in summary.iter("a")]
    assert targets == ["#given", "#names-ru", "#kind"]
    for target in targets:
        assert element(page, target[1:]).tag == "input"
    assert "Nothing was sent" in page.words(summary)
    given = element(page, "given")
    assert given.get("aria-invalid") == "true"
    assert given.get("aria-describedby") == "given-hint given-error"
    assert page.words(element(page, "given-error")) == "Enter your name"
    assert page.words(page.all("title")[0]) == "A page — There is a problem — Kengash"
    assert any("focus.js" in each.get("src") for each in page.all("script"))


def test_page_without_trouble_has_no_summary() -> None:
    page = drawn("en", FORM)
    assert not [each for each in page.root.iter() if each.get("role") == "alert"]
    assert not any("focus.js" in each.get("src") for each in page.all("script"))


def test_rail_shows_only_what_its_reader_may_open() -> None:
    house = {"Meetings", "Bodies", "Organisations"}
    looking = {"Overview", "Delegations", "Participants", "Letters", "Papers"} | house
    assert staff_links(roles=("reviewer",)) == looking | {"Review"}
    assert staff_links(roles=("desk",)) == {"Overview", "Front desk", "Badges"} | house
    assert staff_links(roles=("programme_editor",)) == (
        {"Overview", "Programme", "Speakers"} | house
    )
    assert staff_links(roles=()) == house
    everything = looking | {
        *("Review", "Programme", "Speakers", "Front desk", "Badges", "Trace"),
    }
    assert staff_links(roles=("organiser",)) == everything
    assert staff_links(is_administrator=True) == everything | {"Staff", "Mailbox"}


def test_rail_marks_where_one_is() -> None:
    page = drawn("en", SHOWN, meeting=Meeting(), visitor=Visitor())
    here = [page.words(each) for each in page.all("a") if each.get("aria-current") == "page"]
    assert here == ["Review", "Wed 4 items"]


def test_sign_out_is_a_form_only_where_its_token_is_known() -> None:
    words = {**page_words("en"), "meeting": Meeting(), "visitor": Visitor()}
    for service, has_form in (("registration", True), ("badges", False)):
        environment = setting("en")
        environment.globals["service"] = service
        page = Page(environment.get_template(SHOWN).render(words))
        actions = [each.get("action") for each in page.all("form")]
        links = [each.get("href") for each in page.all("a")]
        assert ("/registration/sign-out" in actions) is has_form
        assert ("/registration/sign-out" in links) is not has_form


def test_language_menu_leads_to_this_page_in_each_language() -> None:
    page = drawn("ar", FORM)
    (menu,) = page.all("details")
    lines = [(each.get("lang"), each.get("href"), page.words(each)) for each in menu.iter("a")]
    assert ("ar", "?lang=ar", "العربية") in lines
    assert ("uz", "?lang=uz", "Oʻzbekcha") in lines
    assert [each.get("lang") for each in menu.iter("a") if each.get("aria-current")] == ["ar"]


def test_drawings_are_whole_and_turn_with_the_line() -> None:
    for name in PATHS:
        drawing = ElementTree.fromstring(icon(name))  # noqa: S314
        assert {each.tag for each in drawing} <= {"path", "circle"}
        assert len(drawing) > 0
    assert {name for name in PATHS if "icon-flip" in icon(name)} == TURNING
    with pytest.raises(KeyError):
        icon("no-such-drawing")
