"""Registration with the seminar known to it, and a session on its database."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.registration.jobs.on_meeting_published import on_meeting_published
from shared import clock
from shared.db import Database
from tests.conftest import Databases
from tests.house_under_test import KEY, House
from tests.people import SEMINAR
from tests.registration.papers import approved_with_visa, rule
from tests.registration.people import hear_of_the_seminar


@pytest.fixture(scope="session")
def one_database(databases: Databases) -> Iterator[Database]:
    """A database that knows of the seminar and of nothing else, whatever was done in it."""
    url = databases.fresh("registration")
    database = Database(url)
    with database.session() as opened:
        on_meeting_published(opened, SEMINAR)
        opened.commit()
    yield database
    database.close()
    databases.drop(url)


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """Whoever asks for the house as well sees what is committed; all else is undone."""
    if "house" in request.fixturenames:
        house: House = request.getfixturevalue("house")
        hear_of_the_seminar(house)
        with house.registration.session() as opened:
            yield opened
        return
    database: Database = request.getfixturevalue("one_database")
    with database.engine.connect() as connection:
        undone = connection.begin()
        with Session(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        ) as opened:
            yield opened
        undone.rollback()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """The clock stands that much further on."""
    started = clock.now()

    def move(by: timedelta) -> None:
        def then() -> datetime:
            return started + by

        monkeypatch.setattr(clock, "now", then)

    return move


@pytest.fixture
def passport_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker reads from its surroundings what opens passports."""
    monkeypatch.setenv("REGISTRATION_PASSPORT_KEY", KEY)


@pytest.fixture
def traveller(house: House, passport_key: None) -> UUID:
    """Somebody who is expected and needs a visa, at a meeting that signs its letters."""
    hear_of_the_seminar(house)
    with house.registration.session() as opened:
        rule(opened)
        made = approved_with_visa(opened).id
        opened.commit()
    return made
