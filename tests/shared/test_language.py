"""Each reader is spoken to in their own language, and may choose another at any time."""

import pytest

from shared import language as speech
from tests.pages import Page, PageClient

WORDS = {
    "en": "Staff sign-in",
    "ru": "Вход для сотрудников",
    "uz": "Xodimlar uchun kirish",
    "ar": "دخول الموظفين",
}


def _spoken(browser: PageClient, path: str = "/agenda/open", **asked: str) -> str:
    page = browser.page(path, headers=asked)
    found: str = page.root.get("lang")
    return found


def test_four_languages_are_spoken() -> None:
    assert speech.languages() == ("en", "ru", "uz", "ar")
    assert [speech.direction(each) for each in speech.languages()] == ["ltr", "ltr", "ltr", "rtl"]


def test_english_is_spoken_to_who_asks_for_none(browser: PageClient) -> None:
    assert _spoken(browser) == "en"


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("uz-Latn-UZ, ru;q=0.8", "uz"),
        ("fr-FR, ar;q=0.5, en;q=0.4", "ar"),
        ("ru", "ru"),
        ("ky, kk", "en"),
        ("*", "en"),
        ("q=,,;;", "en"),
    ],
)
def test_browser_s_languages_are_followed(browser: PageClient, asked: str, spoken: str) -> None:
    assert _spoken(browser, **{"Accept-Language": asked}) == spoken


def test_choice_goes_before_memory_and_memory_before_the_browser(browser: PageClient) -> None:
    russian = {"Accept-Language": "ru"}
    assert _spoken(browser, **russian) == "ru"
    assert _spoken(browser, "/agenda/open?lang=ar", **russian) == "ar"
    assert _spoken(browser, **russian) == "ar", "it is remembered"
    assert _spoken(browser, "/agenda/open?lang=uz", **russian) == "uz"
    assert _spoken(browser, **russian) == "uz"


@pytest.mark.parametrize("odd", ["xx", "", "../en", "en\x00", "EN"])
def test_language_that_is_not_spoken_is_passed_over(browser: PageClient, odd: str) -> None:
    response = browser.get("/agenda/open", query_string={"lang": odd})
    assert response.status_code == 200
    assert not [c for c in response.headers.getlist("Set-Cookie") if "language" in c]
    browser.set_cookie("kengash_language", "zz")
    assert _spoken(browser) == "en"


@pytest.mark.parametrize("language", WORDS)
def test_page_and_its_headers_speak_one_language(browser: PageClient, language: str) -> None:
    response = browser.get(f"/agenda/open?lang={language}")
    page = Page(response.text)
    assert response.headers["Content-Language"] == language
    assert {"Accept-Language", "Cookie"} <= set(response.vary)
    assert page.root.get("lang") == language
    assert WORDS[language] in page.text


def test_menu_offers_this_very_page_in_each_language(browser: PageClient) -> None:
    page = browser.page("/agenda/open?day=2&lang=ru")
    offered = {
        link.get("hreflang") or link.get("lang"): link.get("href")
        for link in page.all("a")
        if "lang=" in (link.get("href") or "")
    }
    assert offered == {
        each: f"/agenda/open?day=2&lang={each}" for each in speech.languages() if each in offered
    }
    assert len(offered) >= 3
    assert all(name in page.text for name in ("English", "Oʻzbekcha", "العربية"))


def test_letter_speaks_its_reader_s_language_whatever_is_spoken_around_it() -> None:
    with speech.speaking("agenda", "ru"):
        with speech.speaking("agenda", "ar") as inner:
            assert inner.direction == "rtl"
            assert speech.gettext("Staff sign-in") == WORDS["ar"]
        assert speech.gettext("Staff sign-in") == WORDS["ru"]
    with speech.speaking("agenda", "unknown") as fallback:
        assert fallback.language == "en"


def test_words_put_off_are_said_in_the_language_of_the_moment() -> None:
    later = speech.lazy_gettext("Staff sign-in")
    with speech.speaking("agenda", "uz"):
        assert str(later) == WORDS["uz"]
    with speech.speaking("agenda", "en"):
        assert str(later) == WORDS["en"]
