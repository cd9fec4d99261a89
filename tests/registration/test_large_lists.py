"""Lists of a large meeting: paged, found in by any spelling, and narrowed by their address."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.registration.models.search_words import LONGEST
from services.registration.queries.found import MOST_RANKED, find
from services.registration.queries.letters_sent import readers_of
from services.registration.queries.participants import PAGE, participants, which
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import FOR_A_FUND, SUHARTA, crowd, hear_of_the_seminar, submitted
from tests.registration.staff import begin_sign_in

AT = "/registration/meetings/seminar"


def test_list_is_paged_to_its_end(session: Session) -> None:
    made = crowd(session, PAGE * 2)
    seen: list[UUID] = []
    for page in (1, 2, 3):
        found = participants(session, SEMINAR_ID, wanted="review", page=page)
        assert (found.number, found.pages, found.page) == (len(made), 3, page)
        seen += [each.id for each in found.rows]
    assert sorted(seen) == sorted(each.id for each in made)
    assert participants(session, SEMINAR_ID, page=99).page == 3


@pytest.mark.parametrize("stands", ["submitted", "waiting", "approved once"])
def test_line_reads_as_the_registration_does(session: Session, stands: str) -> None:
    made = submitted(session)
    if stands == "waiting":
        made.waits_for_place = 1
    if stands == "approved once":
        begin_sign_in(session, NODIRA)
        made.approve_first(by=NODIRA.id, seen=made.revision, at=made.changed_at)
    session.flush()
    line = participants(session, SEMINAR_ID).rows[0]
    for each in ("name", "standing", "is_approved_once", *line._fields[1:]):
        assert getattr(line, each) == getattr(made, each), each
    assert (line.joined.id, line.joined.kind) == (made.joined.id, made.joined.kind)
    assert line.joined.names == made.joined.names


def test_whoever_is_searched_for_is_paged_too(session: Session) -> None:
    made = crowd(session, PAGE)
    first = participants(session, SEMINAR_ID, query="yusufzai")
    second = participants(session, SEMINAR_ID, query="yusufzai", page=2)
    assert (first.number, first.pages) == (len(made), 2)
    assert len({each.id for each in (*first.rows, *second.rows)}) == len(made)


def test_more_than_can_be_ranked_are_all_listed(session: Session) -> None:
    made = crowd(session, MOST_RANKED)
    found = participants(session, SEMINAR_ID, query="y", page=2)
    assert (found.number, found.page) == (len(made), 2)


@pytest.mark.parametrize(
    "query",
    [
        "yusufzai",
        "Юсуфзай",
        "يوسفزی",
        "yusufzay",
        "yusufsai",
        "yuzufzai",
        "ysufzai",
        "maryam kyrgyzstan",
    ],
)
def test_any_spelling_and_a_slip_of_the_hand_finds(session: Session, query: str) -> None:
    made = submitted(session)
    submitted(session, name=SUHARTA, represents=FOR_A_FUND, email="s@d.example")
    found = participants(session, SEMINAR_ID, query=query)
    assert [each.id for each in found.rows] == [made.id]


@pytest.mark.parametrize("query", ["...", "—", "؟", "%", "_", "' | 'y':*", "\\"])
def test_signs_without_a_letter_list_nobody(session: Session, query: str) -> None:
    submitted(session)
    found = participants(session, SEMINAR_ID, query=query)
    assert found.rows == [] or "y" in query
    assert found.says_nothing or "y" in query
    readers = readers_of(session, SEMINAR_ID, query=query)
    assert list(readers) == [] or "y" in query


def test_very_long_word_is_kept_and_found(session: Session) -> None:
    """An index refuses entries of two thousand letters; nobody is turned away for that."""
    made = submitted(session)
    made.search_key = f" {'sou' * 1000} "
    session.flush()
    assert find(session, (which(SEMINAR_ID, "sent"),), "sou" * LONGEST).ranked == [made.id]


def test_what_narrows_a_list_stays_in_its_address(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        crowd(session, PAGE * 4 + 1)
        session.commit()
    client = house.registration.client(NODIRA)
    for path in ("people?state=review&q=yusufzai", "review?kind=state&q=yusufzai"):
        page = client.page(f"{AT}/{path}")
        (onward,) = [each for each in page.all("a") if each.get("rel") == "next"]
        for kept in path.partition("?")[2].split("&"):
            assert kept in onward.get("href")
        assert client.page(onward.get("href")).all("tbody")
    empty = client.page(f"{AT}/review?kind=civil")
    assert not empty.all("tbody")
    assert "Type a letter of the name" in client.page(f"{AT}/people?q=...").text
    assert "Type a letter of the name" in client.page(f"{AT}/review?q=...").text
