"""Lists stand in the order that a reader of the language expects."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.text.sorting import sort_key
from shared.text.states import state

SEMINAR = ("IRQ", "JOR", "KAZ", "KGZ", "LBN", "TJK", "UZB", "YEM")


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", "Iraq, Jordan, Kazakhstan, Kyrgyzstan, Lebanon, Tajikistan, Uzbekistan, Yemen"),
        ("ru", "Иордания, Ирак, Йемен, Казахстан, Кыргызстан, Ливан, Таджикистан, Узбекистан"),
        (
            "uz",
            "Iordaniya, Iroq, Livan, Qirgʻiziston, Qozogʻiston, Tojikiston, Yaman, Oʻzbekiston",
        ),
        ("ar", "الأردن, العراق, اليمن, أوزبكستان, طاجيكستان, قيرغيزستان, كازاخستان, لبنان"),
    ],
)
def test_eight_states_in_the_order_of_each_language(language: str, order: str) -> None:
    names = [state(code).name(language) for code in SEMINAR]
    assert sorted(names, key=lambda name: sort_key(name, language)) == order.split(", ")


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("uz", "Aziz Zafar Oʻtkir Gʻulom Sherzod Chori"),
        ("uz", "o oa oz z o' o'a g‘ g’a sh shz ch"),
        ("uz", "Yaʼqub Yaqubjon Yaʼqubov"),
        ("uz", "Ўрмон Қодир Ғулом Ҳасан"),
        ("uz", "Яшин Ўткир Қодир Ғулом Ҳасан"),
        ("ru", "Ежов Ёжов Елисеев Жуков"),
        ("ru", "Иван Йемен Канада"),
        ("ru", "Яшин Adams"),
        ("en", "Adams Яшин"),
        ("en", "cote coté Côte côté cotes"),
        ("en", "Berg Öberg Oberlin"),
        ("en", "Guinea Guinea-Bissau Guineau"),
        ("en", "de Long deLong"),
        ("en", "Strasse Straße Strasser"),
        ("en", "1 2 a"),
        ("fr", "Iraq Jordanie Kazakhstan Kirghizistan Liban Ouzbékistan Tadjikistan Yémen"),
        ("ar", "أحمد بشرى تامر ثابت زينب يوسف"),
        ("ar", "آدم أمل"),
        ("ar", "حمزة حمزتي"),
        ("ar", "يوسف Adams"),
        ("kk", "Абай Әлия Бауыржан"),
        ("en", "Ελένη Юлия გიორგი Արամ דוד أحمد 伟"),
    ],
)
def test_order(language: str, order: str) -> None:
    words = order.split(" ") if "de Long" not in order else ["de Long", "deLong"]
    keys = [sort_key(word, language) for word in words]
    assert all(one < other for one, other in pairwise(keys))


def test_arabic_article_is_passed_over_when_asked() -> None:
    names = [state(code).name("ar") for code in SEMINAR]
    plain = sorted(names, key=lambda name: sort_key(name, "ar"))
    without = sorted(names, key=lambda name: sort_key(name, "ar", ignoring_article=True))
    assert without == [
        "الأردن", "أوزبكستان", "طاجيكستان", "العراق", "قيرغيزستان", "كازاخستان", "لبنان", "اليمن",
    ]  # fmt: skip
    assert sum(one != other for one, other in zip(plain, without, strict=True)) == 7


@pytest.mark.parametrize("sign", ["'", "`", "´", "‘", "’", "ʻ", "ʼ"])
def test_every_apostrophe_sorts_as_the_uzbek_letter(sign: str) -> None:
    assert sort_key("Z", "uz") < sort_key(f"O{sign}zbekiston", "uz") < sort_key("Shosh", "uz")


TEXTS = st.text(max_size=20)
LANGUAGES = st.sampled_from(["en", "ru", "uz", "ar", "fr", "kk"])


@given(TEXTS, TEXTS, LANGUAGES)
def test_only_the_same_text_has_the_same_place(one: str, other: str, language: str) -> None:
    same = unicodedata.normalize("NFC", one).strip() == unicodedata.normalize("NFC", other).strip()
    assert (sort_key(one, language) == sort_key(other, language)) == same


@given(TEXTS, LANGUAGES)
def test_place_does_not_depend_on_how_accents_are_coded(text: str, language: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert sort_key(composed, language) == sort_key(decomposed, language)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8), st.text(max_size=4))
def test_a_word_comes_before_what_it_begins(word: str, more: str) -> None:
    longer = unicodedata.normalize("NFC", word + more).strip()
    if longer.startswith(word):
        assert sort_key(word, "en") <= sort_key(longer, "en")


def test_capitals_follow_small_letters_only_where_all_else_is_equal() -> None:
    words = ["berg", "Berg", "berga", "Bergen"]
    keys = [sort_key(word, "en") for word in words]
    assert all(one < other for one, other in pairwise(keys))
