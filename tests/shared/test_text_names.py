"""A name stays as its owner typed it; only what cannot be seen is taken away."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.text.names import (
    as_typed,
    direction_of,
    in_language,
    script_of,
    set_uzbek_letters,
)
from shared.text.titles import without_titles


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({"en": "Samarkand", "ru": "Самарканд"}, "ru", "Самарканд"),
        ({"en": "Samarkand", "ru": "Самарканд"}, "uz", "Samarkand"),
        ({"ru": "Самарканд", "uz": "Samarqand"}, "ar", "Самарканд"),
        ({"ar": "سمرقند", "uz": "Samarqand"}, "en", "Samarqand"),
        ({"kk": "Самарқанд"}, "en", "Самарқанд"),
        ({"en": "  ", "ar": "سمرقند"}, "en", "سمرقند"),
        ({"en": ""}, "en", ""),
        ({}, "en", ""),
    ],
)
def test_text_falls_back_to_the_next_language(
    texts: dict[str, str], language: str, expected: str
) -> None:
    assert in_language(texts, language) == expected


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna \t Berg\n", "Anna Berg"),
        ("O'Brien", "O'Brien"),
        ("Yo‘ldoshev O`tkir", "Yo‘ldoshev O`tkir"),
        ("Cafe\u0301", "Café"),
        ("Ali\u202egnp.exe", "Alignp.exe"),
        ("Ann\u200ba\u00ad B\u2066erg\u2069\ufeff", "Anna Berg"),
        ("Ann\x00a\x1b", "Anna"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("Anna\u200dBerg\u200c", "AnnaBerg"),
        ("क्\u200dष", "क्\u200dष"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("Jean\u00a0Paul", "Jean Paul"),
        ("\u200b", ""),
        ("مُحَمَّد", "مُحَمَّد"),
    ],
)
def test_only_the_unseen_is_taken_away(typed: str, kept: str) -> None:
    assert as_typed(typed) == unicodedata.normalize("NFC", kept)


@given(st.text(max_size=60))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert as_typed(as_typed(text)) == as_typed(text)


@given(st.text(max_size=60))
def test_nothing_that_turns_the_line_round_is_left(text: str) -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    kept = as_typed(text)
    assert not turning & {unicodedata.bidirectional(character) for character in kept}
    assert "\x00" not in kept
    kept.encode()


@pytest.mark.parametrize("sign", ["'", "`", "´", "‘", "’", "′", "ʹ", "ʻ", "ʼ"])
def test_every_apostrophe_becomes_the_uzbek_letter(sign: str) -> None:
    typed = f"O{sign}zbekistonning ta{sign}lim va sog{sign}liqni saqlash bo{sign}yicha ma{sign}nosi"
    assert set_uzbek_letters(typed) == (
        "O\u02bbzbekistonning ta\u02bclim va sog\u02bbliqni saqlash bo\u02bbyicha ma\u02bcnosi"
    )


@pytest.mark.parametrize("text", ["'Dunyo' axborot agentligi", "5'6", "Mustafayev", "Йўлдошев"])
def test_other_apostrophes_are_left_alone(text: str) -> None:
    assert set_uzbek_letters(text) == text


@pytest.mark.parametrize(
    ("text", "script", "direction"),
    [
        ("Anna Berg", "Latn", "ltr"),
        ("Oʻtkir", "Latn", "ltr"),
        ("Қасым-Жомарт", "Cyrl", "ltr"),
        ("عبد الله", "Arab", "rtl"),
        ("(2) عبد الله", "Arab", "rtl"),
        ("דוד", "Hebr", "rtl"),
        ("张晓玲", "Hani", "ltr"),
        ("Γιώργος", "Grek", "ltr"),
        ("H.E. محمد الخطيب", "Arab", "ltr"),
        ("2027", "Zyyy", "ltr"),
        ("", "Zyyy", "ltr"),
    ],
)
def test_script_and_direction(text: str, script: str, direction: str) -> None:
    assert script_of(text) == script
    assert direction_of(text) == direction


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("H.E. Mr. Omar Saleh", "Omar Saleh"),
        ("HE Ms Anna Berg", "Anna Berg"),
        ("He Qiang", "He Qiang"),
        ("Drew Marsh", "Drew Marsh"),
        ("Prof. Dr. Anna Berg", "Anna Berg"),
        ("Е.П. г-н Иван Седов", "Иван Седов"),
        ("سعادة السفير خالد الأحمد", "خالد الأحمد"),
        ("Ambassador", "Ambassador"),
    ],
)
def test_titles_are_no_part_of_the_name(text: str, name: str) -> None:
    assert without_titles(text) == name
