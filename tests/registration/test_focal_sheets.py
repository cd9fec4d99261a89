"""People pasted from a spreadsheet: read, looked over, and saved only when a person says so."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.registration import Registration
from services.registration.schemas.pasted_people import (
    LABELS,
    MOST_ROWS,
    TooManyRows,
    people_of,
    read_sheet,
)
from shared.language import languages, speaking
from tests.house_under_test import House
from tests.registration.focal import AT, at_the_desk

ROLES = {"head": "head", "glava delegatsii": "head"}
HEADS = {
    "en": "Family name\tGiven names\tPosition\tE-mail",
    "ru": "Фамилия\tИмя\tДолжность\tЭл. почта",
    "uz": "Familiya\tIsm\tLavozim\tElektron pochta",
    "ar": "اسم العائلة\tالاسم الأول\tالمنصب\tالبريد الإلكتروني",
}


@pytest.mark.parametrize("language", HEADS)
def test_headings_are_known_in_every_language(language: str) -> None:
    sheet = read_sheet(f"{HEADS[language]}\nOsmonov\tErlan\tMinister\te@delegate.example")
    (person,) = people_of(sheet, ROLES)
    assert person["family_name"] == "Osmonov"
    assert (person["given_names"], person["function"]) == ("Erlan", "Minister")
    assert person["email"] == "e@delegate.example"


def test_headings_of_our_own_tables_are_known_in_every_language() -> None:
    for language in languages():
        with speaking("registration", language):
            heads = {name: str(words[0]) for name, words in LABELS.items()}
        assert read_sheet("\t".join(heads.values())).columns == tuple(heads), language


@pytest.mark.parametrize("sign", ["\t", ";", ","])
def test_columns_are_parted_by_tabs_semicolons_or_commas(sign: str) -> None:
    lines = [("surname", "first name"), ('"O, Brien"' if sign == "," else "O Brien", "Erlan")]
    (person,) = people_of(read_sheet("\r\n".join(sign.join(line) for line in lines)), ROLES)
    assert str(person["family_name"]).startswith("O")
    assert person["given_names"] == "Erlan"


def test_cyrillic_stays_as_own_name_and_is_proposed_in_latin() -> None:
    sheet = read_sheet("фамилия\tимя\tроль\nОсмонов\tЭрлан\tГлава делегации")
    (person,) = people_of(sheet, ROLES)
    assert person["own_name"] == "Эрлан Осмонов"
    assert person["family_name"] == "Osmonov"
    assert person["role"] == "head"


def test_signs_that_are_not_heard_are_left_out() -> None:
    (person,) = people_of(read_sheet("имя\tфамилия\nИлья\tПодъячев"), ROLES)
    assert (person["given_names"], person["family_name"]) == ("Ilya", "Podyachev")


def test_arabic_is_never_guessed_at() -> None:
    sheet = read_sheet("الاسم الأول\tاسم العائلة\nمحمد\tالحسن")
    (person,) = people_of(sheet, ROLES)
    assert person["own_name"] == "محمد الحسن"
    assert (person["given_names"], person["family_name"]) == ("", "")


@pytest.mark.parametrize(
    ("whole", "family", "given"),
    [
        ("OSMONOV Erlan", "OSMONOV", "Erlan"),
        ("Erlan Bek OSMONOV", "OSMONOV", "Erlan Bek"),
        ("Osmonov, Erlan", "Osmonov", "Erlan"),
        ("Erlan Osmonov", "Osmonov", "Erlan"),
        ("Suharta", "", "Suharta"),
    ],
)
def test_whole_name_is_parted(whole: str, family: str, given: str) -> None:
    (person,) = people_of(read_sheet(f"full name\tposition\n{whole}\tMinister"), ROLES)
    assert (person["family_name"], person["given_names"]) == (family, given)


@pytest.mark.parametrize("letters", ["a, c", "(a) (c)", "а;в", "أ ج"])
def test_working_groups_are_known_by_the_letters_of_any_alphabet(letters: str) -> None:
    sheet = read_sheet(f"first name\tworking groups\nErlan\t{letters}")
    assert people_of(sheet, ROLES)[0]["working_groups"] == ["a", "c"]


def test_refused_when_there_are_too_many_rows() -> None:
    rows = "\n".join(f"Erlan{number}\tOsmonov" for number in range(MOST_ROWS + 2))
    with pytest.raises(TooManyRows):
        read_sheet(rows)


def _saved(session: Session) -> int:
    return len(session.scalars(select(Registration)).all())


def test_two_hundred_rows_are_looked_over_and_only_then_saved(
    house: House, session: Session
) -> None:
    browser, delegation_id = at_the_desk(house)
    ends = [f"{'а' * (number % 20)}{'о' * (number // 20)}" for number in range(MOST_ROWS)]
    rows = [f"Инвентов{end}\tИван\tСоветник" for end in ends]
    text = "\n".join(["Фамилия\tИмя\tДолжность", *rows])
    answer = browser.fill_in(f"{AT}/{delegation_id}/people/paste", {"text": text})
    assert answer.status_code == 200
    assert "200 rows were read" in answer.text
    assert browser.seen
    values = browser.seen.form_values()
    assert _saved(session) == 0
    saved = browser.post(f"{AT}/{delegation_id}/people/new", data=values)
    assert saved.headers["Location"].endswith("?entered=200")
    assert _saved(session) == 200
    # The same page sent once more, as by an impatient hand.
    again = browser.post(f"{AT}/{delegation_id}/people/new", data=values)
    assert again.headers["Location"].endswith("?entered=0")
    assert _saved(session) == 200


def test_errors_stand_by_row_and_field(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    text = "first name\tsurname\tposition\te-mail\nErlan\tOsmonov\t\tnonsense"
    answer = browser.fill_in(f"{AT}/{delegation_id}/people/paste", {"text": text})
    assert "Row 1: Enter the function" in answer.text
    assert "Row 1: Enter an e-mail address, such as name@example.org" in answer.text
    assert _saved(session) == 0


def test_columns_are_said_where_the_first_row_does_not_say_them(house: House) -> None:
    browser, delegation_id = at_the_desk(house)
    page = f"{AT}/{delegation_id}/people/paste"
    answer = browser.fill_in(page, {"text": "Osmonov\tErlan\tMinister"})
    assert answer.status_code == 200
    assert browser.seen
    assert browser.seen.heading == "What the columns hold"
    values = browser.seen.form_values()
    assert browser.post(page, data=values).status_code == 422
    chosen = {"column-0": "family_name", "column-1": "given_names", "column-2": "function"}
    browser.post(page, data={**values, **chosen})
    read = browser.seen.form_values()
    assert (read["p0_given_names"], read["p0_family_name"]) == ("Erlan", "Osmonov")


@pytest.mark.parametrize("text", ["", "   ", "first name\tsurname\n"])
def test_nothing_is_refused_in_words(house: House, text: str) -> None:
    browser, delegation_id = at_the_desk(house)
    answer = browser.fill_in(f"{AT}/{delegation_id}/people/paste", {"text": text})
    assert answer.status_code == 422


def test_function_is_kept_in_the_language_of_its_script(house: House, session: Session) -> None:
    browser, delegation_id = at_the_desk(house)
    text = "фамилия\tимя\tдолжность\nВыдумов\tИлья\tСоветник"
    browser.fill_in(f"{AT}/{delegation_id}/people/paste", {"text": text})
    assert browser.seen
    values = browser.seen.form_values()
    browser.post(f"{AT}/{delegation_id}/people/new", data=values)
    (person,) = session.scalars(select(Registration)).all()
    assert person.function == {"ru": "Советник"}
    page = browser.page(f"{AT}/{delegation_id}/people/{person.id}")
    assert "Советник" in page.text
    assert page.form_values()["function"] == ""
