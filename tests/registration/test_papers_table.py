"""The people whom a filter shows, as a table that harms no office programme."""

import csv
from io import StringIO
from uuid import UUID

import pytest

from services.registration.web.spreadsheets import harmless
from tests.house_under_test import House
from tests.people import NODIRA
from tests.registration.letters_and_lists import MEETING, exports, form_to
from tests.registration.papers import name
from tests.registration.people import submitted
from tests.registration.questions import ask


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.lstrip("\ufeff"))))


def test_table_holds_those_whom_the_filter_shows_and_no_formula(
    house: House, traveller: UUID
) -> None:
    with house.registration.session() as session:
        ask(session)
        submitted(
            session,
            name=name("Suharta", ""),
            represents={"kind": "state", "state_code": "UZB", "function": {"en": "=1+1"}},
            email="s@delegate.example",
        )
        session.commit()
    client = house.registration.client(NODIRA)
    address = f"{MEETING}/people?state=submitted"
    page = client.page(address)
    answer = client.fill_in(address, form=form_to(page, f"{MEETING}/people.csv"))
    assert answer.mimetype == "text/csv"
    assert answer.text.startswith("\ufeff")
    head, row = rows_of(answer.text)
    told = dict(zip(head, row, strict=True))
    assert (told["Given names"], told["Represents"]) == ("Suharta", "Uzbekistan")
    assert told["Function"] == "'=1+1"
    found = f"{MEETING}/people?state=approved&q=yusufzai"
    answer = client.fill_in(found, form=form_to(client.page(found), f"{MEETING}/people.csv"))
    assert [row[2] for row in rows_of(answer.text)[1:]] == ["Yusufzai"]
    with house.registration.session() as session:
        assert exports(session) == [(NODIRA.id, {"export": "people", "number": "1"})] * 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=SUM(A1)", True),
        ("+7 1", True),
        ("-x", True),
        ("@x", True),
        ("  =x", True),
        ("x=1", False),
    ],
)
def test_formulas_stand_behind_an_apostrophe(typed: str, kept: bool) -> None:
    assert harmless(typed) == (f"'{typed}" if kept else typed)
