"""What was done to another's data stays written down."""

import threading
import time
from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from services.registration.models.trace import Trace, TraceValue
from services.registration.queries.trace_chain import verify_trace
from services.registration.usecases.record_trace import record_trace
from shared.db import Database
from tests.conftest import Databases
from tests.people import NODIRA, SEMINAR_ID


@pytest.fixture(scope="module")
def apart(databases: Databases) -> Iterator[str]:
    url = databases.fresh("registration")
    yield url
    databases.drop(url)


@pytest.fixture
def chained(apart: str, databases: Databases) -> Iterator[Database]:
    """A database whose commits are real ones: a line is sealed at the commit."""
    database = Database(apart)
    yield database
    database.close()
    databases.empty(apart)


def write(database: Database, number: int = 1, **values: str) -> None:
    with database.session() as session:
        for _ in range(number):
            line(session, **values)
        session.commit()


def line(session: Session, **values: str) -> None:
    record_trace(
        session,
        what="role_given",
        about_kind="account",
        about_id=NODIRA.id,
        by=NODIRA.id,
        meeting_id=SEMINAR_ID,
        values=values,
    )


def verdict(database: Database) -> tuple[int, str]:
    with database.session() as session:
        found = verify_trace(session)
        return found.lines, found.wrong


def break_in(database: Database, statement: str) -> None:
    """As one who rules the machine would, with the triggers asleep."""
    with database.session() as session:
        session.execute(text("set session_replication_role = replica"))
        session.execute(text(statement))
        session.execute(text("set session_replication_role = origin"))
        session.commit()


def test_chain_holds_across_transactions_and_odd_values(chained: Database) -> None:
    write(chained, 3, name="Оʻгʻил {x} | , = \u202e 🙂", role="desk")
    write(chained, 1)
    with chained.session() as session:
        record_trace(session, what="swept", about_kind="house", about_id=None, by=None)
        session.commit()
    assert verdict(chained) == (5, "")


def test_what_is_undone_leaves_no_line_and_no_gap(chained: Database) -> None:
    write(chained)
    with chained.session() as session:
        line(session)
        with session.begin_nested() as part:
            line(session)
            part.rollback()
        session.rollback()
    write(chained)
    assert verdict(chained) == (2, "")


@pytest.mark.parametrize(
    "statement",
    [
        "update trace set what = 'other'",
        "update trace set hash = null, number = null, previous_hash = null",
        "delete from trace",
        "truncate trace cascade",
        "update trace_value set value = 'other'",
    ],
)
def test_database_refuses_to_change_a_line(chained: Database, statement: str) -> None:
    write(chained, role="desk")
    with chained.session() as session, pytest.raises(DBAPIError, match="only ever added"):
        session.execute(text(statement))
    assert verdict(chained) == (1, "")


def test_values_can_be_purged_and_the_chain_still_holds(chained: Database) -> None:
    write(chained, 2, name="Maryam Yusufzai")
    with chained.session() as session:
        session.execute(text("delete from trace_value"))
        session.commit()
        assert session.scalars(select(TraceValue)).all() == []
        digests = [each.digests["name"] for each in session.scalars(select(Trace))]
    assert verdict(chained) == (2, "")
    # The same name twice looks like two names.
    assert len(set(digests)) == 2


@pytest.mark.parametrize(
    ("statement", "holding", "words"),
    [
        ("update trace set what = 'role_removed' where number = 2", 1, "line 2: was changed"),
        ("update trace set at = at + interval '1 hour' where number = 3", 2, "line 3: was changed"),
        ("delete from trace_value; delete from trace where number = 2", 1, "line 2: is missing"),
        ("update trace_value set value = 'x'", 0, "line 1: the value of role was changed"),
        (
            "update trace set previous_hash = hash where number = 2",
            1,
            "line 2: does not follow the one before it",
        ),
        (
            "insert into trace (id, at, who_kind, what, about_kind, digests) values "
            "(gen_random_uuid(), now(), 'system', 'x', 'house', '{}')",
            3,
            "a line was written past the chain",
        ),
    ],
)
def test_break_is_found_and_named(
    chained: Database, statement: str, holding: int, words: str
) -> None:
    write(chained, 3, role="desk")
    break_in(chained, statement)
    assert verdict(chained) == (holding, words)


def test_chain_never_forks_and_nobody_waits_for_another_in_a_ring(chained: Database) -> None:
    """Eight write at once, and hold a row each that the next one wants."""
    failures: list[BaseException] = []

    def writer(first: int) -> None:
        try:
            for _ in range(25):
                with chained.session() as session:
                    line(session)
                    for key in sorted((first, (first + 1) % 8)):
                        session.execute(text(f"select pg_advisory_xact_lock({key})"))
                    session.commit()
        except BaseException as trouble:
            failures.append(trouble)

    threads = [threading.Thread(target=writer, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    assert verdict(chained) == (200, "")


def test_line_costs_little(chained: Database) -> None:
    """Sealing happens in the commit; a hundred lines in one take a fraction of a second."""
    started = time.perf_counter()
    write(chained, 100, role="desk")
    assert time.perf_counter() - started < 2
    assert verdict(chained) == (100, "")


def test_nobody_is_named_outside_the_values(session: Session) -> None:
    line(session, name="Maryam Yusufzai")
    session.execute(text("set constraints all immediate"))
    session.expire_all()
    kept = session.scalars(select(Trace).where(Trace.about_id == NODIRA.id)).one()
    assert kept.number == 1
    assert isinstance(kept.who_id, UUID)
    row = session.execute(text("select t::text from trace t")).scalar_one()
    assert "Maryam" not in row
