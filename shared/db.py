"""How a service reaches its own database, and keeps copies of what others own."""

import logging
import select
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from psycopg import Error
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, MetaData, create_engine, event, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DisconnectionError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.sql.dml import ReturningInsert

from shared.cursors import Cursor

log = logging.getLogger(__name__)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# What a meeting has of rows lies in memory, where the next page of an index is as near as any.
OPTIONS = "-c timezone=utc -c random_page_cost=1.1"

# Of a transaction that is still open, whether or not a statement of it has failed.
BEGUN = (TransactionStatus.INTRANS, TransactionStatus.INERROR)


def new_metadata() -> MetaData:
    return MetaData(naming_convention=NAMING)


class Database:
    """One service's database: an engine, and sessions that the caller commits."""

    def __init__(self, url: str, *, connections: int = 4) -> None:
        self.engine: Engine = create_engine(
            url,
            pool_size=connections,
            max_overflow=connections,
            pool_recycle=1800,
            connect_args={
                "connect_timeout": 5,
                "options": OPTIONS,
                "cursor_factory": Cursor,
            },
        )
        event.listen(self.engine, "checkout", self._look_at)
        event.listen(self.engine, "rollback", _undo)
        self.sessions = sessionmaker(self.engine, expire_on_commit=False)

    def _look_at(self, connection: Any, _record: object, _proxy: object) -> None:
        """Hands out no connection whose other end is gone.

        A database that ends says so, and the news lie in the socket: looking costs nothing,
        where a question before every use would cost a way there and back.
        """
        ear = select.poll()
        try:
            ear.register(connection.fileno(), select.POLLIN)
            if ear.poll(0):
                self.engine.dialect.do_ping(connection)
        except Error as trouble:
            raise DisconnectionError from trouble

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for work outside a request; what is not committed is undone."""
        with self.sessions() as session:
            yield session

    def is_reachable(self) -> bool:
        return self._trouble() is None

    def wait_until_reachable(self, seconds: float = 120) -> None:
        """A service may be started before its database: it waits instead of dying."""
        until = time.monotonic() + seconds
        said = None
        while trouble := self._trouble():
            if time.monotonic() > until:
                raise TimeoutError(f"The database did not answer: {trouble}")
            if trouble != said:
                log.info("waiting for the database: %s", trouble)
            said = trouble
            time.sleep(0.5)

    def _trouble(self) -> str | None:
        """What keeps us out, in one line; it names places and roles, never what is inside."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("select 1"))
        except OperationalError as refusal:
            return str(refusal.orig).strip().partition("\n")[0] or type(refusal.orig).__name__
        return None

    def close(self) -> None:
        self.engine.dispose()


def _undo(connection: Connection) -> None:
    """Undoes what was begun, before psycopg does.

    It would have the database forget every statement that it has prepared, against tables that
    come and go; ours stay, and every page that only reads ends by undoing nothing.
    """
    reached: Any = connection.connection.driver_connection
    if reached.pgconn.transaction_status in BEGUN:
        reached.pgconn.exec_(b"ROLLBACK")


def take_turns(session: Session, act: object) -> None:
    """Afterwards whoever does the same act waits until this transaction is over."""
    session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:act, 0))"), {"act": f"act {act}"}
    )


def keep_newer(
    session: Session,
    model: type[DeclarativeBase],
    values: Mapping[str, Any],
    *,
    key: str = "id",
) -> bool:
    """Afterwards the copy holds `values`, unless it already held the same or a newer revision.

    Several workers promise no order, so the comparison is the database's, in one statement.
    Says whether the copy changed.
    """
    changed = session.execute(_put_in_or_renew(model, tuple(values), key), values).first()
    if changed is not None:
        session.expire_all()
    return changed is not None


@cache
def _put_in_or_renew(
    model: type[DeclarativeBase], names: tuple[str, ...], key: str
) -> ReturningInsert[Any]:
    """Written once for each kind of copy: to compose it takes longer than to do it."""
    table = model.metadata.tables[model.__tablename__]
    put_in = insert(table)
    return put_in.on_conflict_do_update(
        index_elements=[key],
        set_={name: put_in.excluded[name] for name in names if name != key},
        where=table.c.revision < put_in.excluded.revision,
    ).returning(table.c[key])
