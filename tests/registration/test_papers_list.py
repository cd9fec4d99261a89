"""The list of participants on paper: in each language in its order, as delegations expect it."""

from datetime import date
from time import process_time
from typing import Any

import pypdfium2
import pytest

from services.registration.models.list_content import parts_of
from services.registration.models.listed_name import listed_name
from services.registration.models.paper import ListEdition
from services.registration.pdf.participant_list import draw_participant_list
from shared.language import languages
from shared.text.states import sorted_states, state, states
from tests.people import SEMINAR
from tests.shared.paper_text import millimetres, text_of

EIGHT = ("UZB", "KAZ", "KGZ", "TJK", "TKM", "EGY", "IRQ", "TUR")


def person(given: str = "Maryam", family: str = "Yusufzai", **more: Any) -> dict[str, Any]:
    usual = {
        "honorific": "",
        "own": "",
        "language": "en",
        "function": {"en": "Adviser"},
        "role": "delegate",
        "email": "",
    }
    return {"given": given, "family": family, **usual, **more}


def of_state(code: str, *people: dict[str, Any]) -> dict[str, Any]:
    names = dict(state(code).names)
    members = list(people) or [person()]
    return {"kind": "state", "state_code": code, "names": names, "people": members}


def organisation(kind: str, name: str, *people: dict[str, Any]) -> dict[str, Any]:
    members = list(people) or [person()]
    return {"kind": kind, "state_code": "", "names": {"en": name}, "people": members}


def edition(*delegations: dict[str, Any], **changes: Any) -> ListEdition:
    content = {
        "names": SEMINAR.names,
        "organisers": SEMINAR.organisers,
        "venue": SEMINAR.venue,
        "city": SEMINAR.city,
        "starts_on": "2027-09-23",
        "ends_on": "2027-09-25",
        "only_arrived": False,
        "delegations": list(delegations),
    }
    told = {
        "stage": "provisional",
        "revision": 0,
        "symbol": "SEMINAR/INF.1/Prov",
        "dated": date(2027, 9, 20),
        "number": sum(len(each["people"]) for each in delegations),
    }
    return ListEdition(content=content, **{**told, **changes})


def words(language: str, *delegations: dict[str, Any], **changes: Any) -> str:
    content, _pages = draw_participant_list(edition(*delegations, **changes), language)
    return text_of(content)


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("en", ("EGY", "IRQ", "KAZ", "KGZ", "TJK", "TUR", "TKM", "UZB")),
        ("ru", ("EGY", "IRQ", "KAZ", "KGZ", "TJK", "TKM", "TUR", "UZB")),
        ("uz", ("IRQ", "EGY", "UZB", "KGZ", "KAZ", "TJK", "TKM", "TUR")),
    ],
)
def test_states_stand_in_the_alphabet_of_the_list(language: str, codes: tuple[str, ...]) -> None:
    listed = next(parts_of(edition(*map(of_state, EIGHT)).content, language))
    names = [state(code).name(language) for code in codes]
    assert sorted(each.name for each in listed.delegations) == sorted(names)
    text = words(language, *map(of_state, EIGHT))
    places = [text.index(name) for name in [each.name for each in listed.delegations]]
    assert places == sorted(places)
    if language in ("en", "ru"):
        assert [each.name for each in listed.delegations] == names


def test_arabic_list_is_in_the_order_of_arabic() -> None:
    listed = next(parts_of(edition(*map(of_state, EIGHT)).content, "ar"))
    order = [each.name("ar") for each in sorted_states("ar") if each.iso3 in EIGHT]
    assert [each.name for each in listed.delegations] == order


def test_states_come_first_then_international_then_the_others() -> None:
    text = words(
        "en",
        organisation("media", "Steppe Television"),
        organisation("academic", "Institute of Return"),
        organisation("international", "United Nations Office on Something"),
        organisation("civil", "Lake Fund"),
        of_state("UZB"),
    )
    order = (
        "Uzbekistan",
        "United Nations Office on Something",
        "Institute of Return",
        "Lake Fund",
        "Steppe Television",
    )
    places = [text.index(name) for name in order]
    assert places == sorted(places)


def test_head_comes_first_then_alternate_then_the_others() -> None:
    roles = ("observer", "adviser", "delegate", "alternate", "head")
    text = words("en", of_state("UZB", *(person(f"Given{r}", "X", role=r) for r in roles)))
    places = [text.index(f"Given{role}") for role in reversed(roles)]
    assert places == sorted(places)
    assert "Head of delegation" in text


@pytest.mark.parametrize(
    ("told", "language", "code", "name", "beside"),
    [
        (("Suharta", "", ""), "en", "", "Suharta", ""),
        (("Maryam", "Yusufzai", "مریم یوسفزی"), "en", "", "Maryam YUSUFZAI", ""),
        (("Maryam", "Yusufzai", "مریم یوسفزی"), "ar", "", "مریم یوسفزی", "Maryam YUSUFZAI"),
        (("Maryam", "Yusufzai", "مریم یوسفزی"), "ru", "", "Maryam YUSUFZAI", ""),
        (("Oʻtkir", "Gʻaniyev", "Ўткир Ғаниев"), "ru", "UZB", "Ўткир ҒАНИЕВ", "Oʻtkir GʻANIYEV"),
        (("Oʻtkir", "Gʻaniyev", "Ўткир Ғаниев"), "uz", "UZB", "Oʻtkir GʻANIYEV", ""),
        (
            ("Tilek", "Zhanybek uulu", "Жаныбек уулу Тилек"),
            "ru",
            "KGZ",
            "ЖАНЫБЕК УУЛУ Тилек",
            "Tilek ZHANYBEK UULU",
        ),
        (("Emir", "Işıklı", ""), "en", "TUR", "Emir IŞIKLI", ""),
        (("Emir", "Demir", ""), "en", "TUR", "Emir DEMİR", ""),
        (("Ivan", "Petrov", "Совсем Другое"), "ru", "", "Совсем Другое", "Ivan PETROV"),
        (("Anna", "Anna", "Анна Анна"), "ru", "", "Анна Анна", "Anna ANNA"),
    ],
)
def test_family_name_stands_in_capitals_where_it_is_known(
    told: tuple[str, str, str], language: str, code: str, name: str, beside: str
) -> None:
    given, family, own = told
    shown = listed_name(
        {"given": given, "family": family, "own": own, "language": "en"}, language, code
    )
    assert (shown.name, shown.beside) == (name, beside)


def test_function_is_in_the_list_s_language_or_else_as_typed() -> None:
    both = person(function={"en": "Judge", "ru": "Судья"})
    only = person("Li", "Wei", function={"en": "Counsellor"})
    text = words("ru", of_state("UZB", both, only))
    assert "Судья" in text
    assert "Judge" not in text
    assert "Counsellor" in text


def test_form_of_address_is_said_in_the_language_of_the_list() -> None:
    told = of_state("UZB", person(honorific="H.E. Ms"), person("Li", "Wei", honorific="Eng."))
    assert "H.E. Ms Maryam YUSUFZAI" in words("en", told)
    text = words("ru", told)
    assert "Её Превосходительство" in text
    assert "Eng." in text


def test_address_stands_there_where_it_was_given_for_it() -> None:
    text = words("en", of_state("UZB", person(email="m@d.example"), person("Li", "Wei")))
    assert text.count("@") == 1


@pytest.mark.parametrize(
    ("changes", "said", "unsaid"),
    [
        ({}, "Provisional list of participants", "Revision"),
        ({"revision": 2, "symbol": "S/INF.1/Prov/Rev.2"}, "Revision 2", "Those who took part"),
        ({"stage": "final", "symbol": "S/INF.1"}, "List of participants", "Provisional"),
    ],
)
def test_list_says_which_edition_it_is(changes: dict[str, Any], said: str, unsaid: str) -> None:
    text = words("en", of_state("UZB"), **changes)
    assert said in text
    assert unsaid not in text
    assert "20 September 2027" in text
    assert changes.get("symbol", "SEMINAR/INF.1/Prov") in text


def of_sixty_states(people_each: int) -> ListEdition:
    codes = [each.iso3 for each in states()][:60]
    people = [
        person("Maryam", f"Yusufzai{number}", own="مریم یوسفزی", honorific="Ms")
        for number in range(people_each)
    ]
    return edition(*(of_state(code, *people) for code in codes))


def test_three_hundred_are_drawn_in_time() -> None:
    """A bound against a return to slow ways, wider than the promise, since machines are shared."""
    # Letters that join take the longest, and the most pages.
    draw_participant_list(edition(of_state("UZB")), "ar")
    began = process_time()
    _content, pages = draw_participant_list(of_sixty_states(5), "ar")
    assert process_time() - began <= 6
    assert pages >= 8


@pytest.mark.parametrize("language", languages())
def test_pages_are_numbered_and_of_one_size(language: str) -> None:
    content, pages = draw_participant_list(of_sixty_states(1), language)
    assert pages >= 3
    assert set(millimetres(content)) == {(210, 297)}
    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_bounded()
            # What reads text out of a paper turns figures around among Arabic letters.
            assert f"{number} / {pages}" in text or f"{pages} / {number}" in text


def test_arabic_runs_from_the_right() -> None:
    content, _pages = draw_participant_list(
        edition(of_state("EGY", person("Karim", "al-Masri", own="محمد", role="head"))), "ar"
    )
    with pypdfium2.PdfDocument(content) as document:
        page = document[0].get_textpage()
        text = page.get_text_range()
        at = text.index("محمد")
        lefts = [page.get_charbox(at + place)[0] for place in range(4)]
        assert lefts == sorted(lefts, reverse=True)
        function = page.get_charbox(text.index("Adviser"))[0]
        assert function < lefts[-1]


def test_what_people_typed_is_never_markup() -> None:
    text = words("en", of_state("UZB", person("<b>Bobby</b>", "{{7*7}}")))
    assert "<b>Bobby</b> {{7*7}}" in text


def test_words_without_a_gap_stay_on_the_paper() -> None:
    """As long as a form takes them; none runs into what stands beside it, or off the page."""
    long = person("Ж" * 200, "Ю" * 200, function={"en": "Ф" * 200})
    drawn, _pages = draw_participant_list(edition(organisation("civil", "Ц" * 200, long)), "en")
    text = text_of(drawn)
    assert [text.count(letter) for letter in "ЖЮФЦ"] == [200] * 4
