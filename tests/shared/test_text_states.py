"""The States are all there, and are called what they wish to be called."""

import re

import pytest

from shared.text.names import LANGUAGES, script_of, set_uzbek_letters
from shared.text.states import sorted_states, state, states

SCRIPTS = {"en": "Latn", "ru": "Cyrl", "uz": "Latn", "ar": "Arab"}


def test_all_members_and_both_observers() -> None:
    assert sum(state.is_member for state in states()) == 193
    assert [state.iso3 for state in states() if not state.is_member] == ["PSE", "VAT"]


def test_codes_are_unique() -> None:
    assert len({state.iso3 for state in states()}) == len(states()) == 195
    assert len({state.iso2 for state in states()}) == len(states())
    assert all(re.fullmatch("[A-Z]{3}", state.iso3) for state in states())
    assert all(re.fullmatch("[A-Z]{2}", state.iso2) for state in states())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_in_the_script_of_its_language(language: str) -> None:
    for each in states():
        for name in (each.names[language], each.formal_names[language]):
            assert name, each.iso3
            assert name == " ".join(name.split())
            assert script_of(name) == SCRIPTS[language], name
            assert not re.search(r"['`‘´*]|\(the\)|^the ", name), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_share_a_name(language: str) -> None:
    assert len({each.name(language) for each in states()}) == len(states())
    assert len({each.formal_name(language) for each in states()}) == len(states())


def test_uzbek_names_are_set_in_uzbek_letters() -> None:
    for each in states():
        for name in (each.name("uz"), each.formal_name("uz")):
            assert set_uzbek_letters(name) == name
            assert "’" not in name


@pytest.mark.parametrize("code", ["TWN", "ATA", "XKX", "HKG", "GRL", "COK", "NIU"])
def test_only_states_may_send_a_delegation(code: str) -> None:
    with pytest.raises(KeyError):
        state(code)


@pytest.mark.parametrize(
    ("code", "en", "ru", "uz", "ar"),
    [
        ("KGZ", "Kyrgyzstan", "Кыргызстан", "Qirgʻiziston", "قيرغيزستان"),
        (
            "IRN",
            "Iran (Islamic Republic of)",
            "Иран (Исламская Республика)",
            "Eron (Islom Respublikasi)",
            "إيران (جمهورية - الإسلامية)",
        ),
        (
            "RUS",
            "Russian Federation",
            "Российская Федерация",
            "Rossiya Federatsiyasi",
            "الاتحاد الروسي",
        ),
        ("TUR", "Türkiye", "Турция", "Turkiya", "تركيا"),
        (
            "NLD",
            "Netherlands (Kingdom of the)",
            "Нидерланды (Королевство)",
            "Niderlandiya (Qirolligi)",
            "هولندا (مملكة -)",
        ),
        ("CZE", "Czechia", "Чехия", "Chexiya", "تشيكيا"),
        ("SWZ", "Eswatini", "Эсватини", "Esvatini", "إسواتيني"),
        (
            "MKD",
            "North Macedonia",
            "Северная Македония",
            "Shimoliy Makedoniya",
            "مقدونيا الشمالية",
        ),
        (
            "KOR",
            "Republic of Korea",
            "Республика Корея",
            "Koreya Respublikasi",
            "جمهورية كوريا",
        ),
        (
            "PSE",
            "State of Palestine",
            "Государство Палестина",
            "Falastin Davlati",
            "دولة فلسطين",
        ),
        ("CIV", "Côte d’Ivoire", "Кот-д’Ивуар", "Kot-dʼIvuar", "كوت ديفوار"),
        ("UZB", "Uzbekistan", "Узбекистан", "Oʻzbekiston", "أوزبكستان"),
    ],
)
def test_names_that_are_often_got_wrong(code: str, en: str, ru: str, uz: str, ar: str) -> None:
    assert [state(code).name(language) for language in LANGUAGES] == [en, ru, uz, ar]


@pytest.mark.parametrize(
    ("code", "language", "formal"),
    [
        ("KGZ", "en", "Kyrgyz Republic"),
        ("JOR", "en", "Hashemite Kingdom of Jordan"),
        ("LBN", "en", "Lebanese Republic"),
        ("KGZ", "ru", "Кыргызская Республика"),
        ("UZB", "uz", "Oʻzbekiston Respublikasi"),
        ("JOR", "ar", "المملكة الأردنية الهاشمية"),
    ],
)
def test_formal_names(code: str, language: str, formal: str) -> None:
    assert state(code).formal_name(language) == formal


def test_name_falls_back_to_english() -> None:
    assert state("JPN").name("fr") == "Japan"


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "Afghanistan", "Zimbabwe"),
        ("ru", "Австралия", "Япония"),
        ("uz", "Afgʻoniston", "Chili"),
        ("ar", "إثيوبيا", "هولندا (مملكة -)"),
    ],
)
def test_sorted_by_the_alphabet_of_the_language(language: str, first: str, last: str) -> None:
    names = [each.name(language) for each in sorted_states(language)]
    assert len(names) == len(states())
    assert names[0] == first
    assert names[-1] == last
