"""A service whose database is away waits, says once why, and finds it again."""

import logging
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from deploy.house import engines
from shared.db import Database


def test_waiting_says_once_why_and_gives_up_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    # Nobody may listen on the first port of all, so this is refused at once.
    database = Database("postgresql://agenda:hidden@127.0.0.1:1/agenda")
    with caplog.at_level(logging.INFO), pytest.raises(TimeoutError, match="Connection refused"):
        database.wait_until_reachable(1.2)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 1
    assert said[0].startswith("waiting for the database: ")
    assert "hidden" not in said[0]
    assert not database.is_reachable()


def _who_serves(session: Session) -> int:
    pid: int = session.scalar(text("select pg_backend_pid()")) or 0
    return pid


def test_connection_is_used_again(postgres: engines.PostgreSQL) -> None:
    with closing(Database(postgres.url("postgres"), connections=1)) as database:
        with database.session() as session:
            first = _who_serves(session)
        with database.session() as session:
            assert _who_serves(session) == first


def test_no_dead_connection_is_handed_out(postgres: engines.PostgreSQL) -> None:
    with closing(Database(postgres.url("postgres"), connections=2)) as database:
        with database.session() as session, database.session() as other:
            first, second = _who_serves(session), _who_serves(other)
        with closing(Database(postgres.url("postgres"))) as axe, axe.engine.begin() as connection:
            for each in (first, second):
                # Waits until it is over.
                end = text("select pg_terminate_backend(:pid, 5000)")
                assert connection.scalar(end, {"pid": each})
        with database.session() as session, database.session() as other:
            assert not {_who_serves(session), _who_serves(other)} & {first, second}


def test_connection_that_has_something_to_say_is_asked_and_kept(
    postgres: engines.PostgreSQL,
) -> None:
    with closing(Database(postgres.url("postgres"), connections=1)) as database:
        with database.session() as session:
            first = _who_serves(session)
            session.execute(text("listen something"))
            session.commit()
        with closing(Database(postgres.url("postgres"))) as other, other.engine.begin() as told:
            told.execute(text("notify something"))
        with database.session() as session:
            assert _who_serves(session) == first


def test_what_is_asked_often_stays_prepared(postgres: engines.PostgreSQL) -> None:
    asked = text("select cast(:number as integer) as often")
    prepared = text(
        "select generic_plans + custom_plans from pg_prepared_statements "
        "where statement like '% as often'"
    )
    with closing(Database(postgres.url("postgres"), connections=1)) as database:
        for number in range(20):
            with database.session() as session:
                assert session.scalar(asked, {"number": number}) == number
        with database.session() as session:
            assert (session.scalar(prepared) or 0) > 10


def test_what_is_not_committed_is_undone(postgres: engines.PostgreSQL) -> None:
    with closing(Database(postgres.url("postgres"), connections=1)) as database:
        with database.session() as session:
            session.execute(text("create table undone (number integer check (number > 0))"))
            session.commit()
        with database.session() as session:
            session.execute(text("insert into undone values (1)"))
        with database.session() as session:
            session.execute(text("insert into undone values (2)"))
            with pytest.raises(IntegrityError):
                session.execute(text("insert into undone values (0)"))
        with database.session() as session:
            assert session.scalar(text("select count(*) from undone")) == 0
            session.execute(text("drop table undone"))
            session.commit()


def test_answer_tells_its_columns_when_it_is_asked(postgres: engines.PostgreSQL) -> None:
    with (
        closing(Database(postgres.url("postgres"), connections=1)) as database,
        database.session() as session,
    ):
        connection = session.connection().connection.driver_connection
        assert connection is not None
        answer = connection.execute("select 1 as one, 'a' as letter")
        assert [column.name for column in answer.description] == ["one", "letter"]
        assert answer.description[1].name == "letter"
        assert len(answer.description) == 2
        assert connection.execute("set local work_mem = '4MB'").description is None
        # Asked before, and asked in other words: each answer has its own names.
        for name in ("first", "second", "first"):
            row = session.execute(text(f"select 1 as {name}")).one()
            assert row._fields == (name,)
