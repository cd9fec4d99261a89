"""The desk finds whom it means: people and queries that were set down before there was a search."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from time import process_time
from uuid import UUID

import pytest
from sqlalchemy import delete

from services.badges.models.participant_copy import ParticipantCopy
from services.badges.queries.search_index import SearchIndex, search_index
from shared.text.search import search_key
from shared.text.states import state
from tests.badges.people import participant, person_id
from tests.house_under_test import ServiceUnderTest
from tests.people import SEMINAR, SEMINAR_ID

HELD_OUT = Path(__file__).parent.parent / "shared"


def rows(name: str) -> Iterator[dict[str, str]]:
    with (HELD_OUT / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def keys() -> dict[UUID, str]:
    return {
        UUID(int=int(row["number"])): search_key(
            row["name"], row["own_script"], *state(row["state"]).names.values(), row["state"]
        )
        for row in rows("search_people.tsv")
    }


def test_right_person_is_among_the_first_three() -> None:
    index = SearchIndex((0, 0), keys())
    missed = [
        row["query"]
        for row in rows("search_queries.tsv")
        if UUID(int=int(row["number"])) not in index.find(row["query"])[:3]
    ]
    asked = sum(1 for _ in rows("search_queries.tsv"))
    assert len(missed) <= asked * 0.05, missed


def test_one_of_five_thousand_is_found_in_few_milliseconds() -> None:
    """A bound against a return to the slow ways, above what an idle machine needs."""
    number = count(1)
    many = {UUID(int=next(number)): key for _ in range(15) for key in keys().values()}
    assert len(many) >= 5000
    index = SearchIndex((0, 0), many)
    queries = [row["query"] for row in rows("search_queries.tsv")]
    began = process_time()
    for query in queries:
        index.find(query)
    assert (process_time() - began) / len(queries) < 0.012


def test_news_are_found_at_once(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    with badges.session() as session:
        assert search_index(session, SEMINAR_ID).find("gulom") == [person_id(1)]
        assert search_index(session, SEMINAR_ID).find("dilnoza") == []
    badges.hear(participant(2, name="Dilnoza Karimova", own_name=""))
    badges.hear(participant(1, revision=2, name="Soekarno", own_name=""))
    with badges.session() as session:
        assert search_index(session, SEMINAR_ID).find("dilnoza") == [person_id(2)]
        assert search_index(session, SEMINAR_ID).find("soekarno") == [person_id(1)]


def test_someone_else_in_place_of_one_who_was_purged_is_found(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1, state="submitted", may_print=False))
    with badges.session() as session:
        assert search_index(session, SEMINAR_ID).find("gulom") == [person_id(1)]
        session.execute(delete(ParticipantCopy).where(ParticipantCopy.id == person_id(1)))
        session.commit()
    badges.hear(participant(2, name="Dilnoza Karimova", own_name=""))
    with badges.session() as session:
        assert search_index(session, SEMINAR_ID).find("dilnoza") == [person_id(2)]
        assert search_index(session, SEMINAR_ID).find("gulom") == []


def test_nothing_changes_while_there_are_no_news(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    with badges.session() as session:
        first = search_index(session, SEMINAR_ID)
        badges.hear(replace(SEMINAR, revision=2, venue={"en": "Another hall"}))
        assert search_index(session, SEMINAR_ID) is first


@pytest.mark.parametrize("query", ["", " ", "-", "😀", "ъ", "al", "%", "_"])
def test_odd_queries_break_nothing(query: str) -> None:
    assert isinstance(SearchIndex((0, 0), keys()).find(query), list)
    assert SearchIndex((0, 0), {}).find(query) == []
