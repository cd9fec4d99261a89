"""Several things in one line."""

import pytest

from shared.language import languages, speaking
from shared.text.lists import comma, listed
from tests.house_under_test import House


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "a, b"), ("ru", "a, b"), ("uz", "a, b"), ("ar", "a، b"), ("fr", "a, b")],
)
def test_each_language_has_its_own_comma(language: str, line: str) -> None:
    assert listed(["a", "", "b"], language) == line


def test_nothing_and_one_thing_need_none() -> None:
    assert [listed([], "ar"), listed(["a"], "ar")] == ["", "a"]


def test_pages_part_with_it_and_keep_what_was_typed_as_text(house: House) -> None:
    environment = house.registration.app.jinja_env
    page = environment.from_string("{{ typed|listed }}{{ comma() }}")
    for language in languages():
        with house.registration.app.test_request_context(), speaking("registration", language):
            shown = page.render(typed=["<b>", "c"])
        assert shown == f"&lt;b&gt;{comma(language)}c{comma(language)}"
