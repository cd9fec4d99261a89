"""What the tests of the house's own machinery share."""

from collections.abc import Iterator

import pytest
from flask import Flask

from deploy.house import engines
from tests.pages import PageClient
from tests.shared.plain_app import plain_app
from tests.shared.town import StoppedClock, Town


@pytest.fixture(scope="session")
def settled_town(postgres: engines.PostgreSQL, redis: engines.Redis) -> Iterator[Town]:
    made = Town(postgres.url("postgres"), redis.url)
    yield made
    made.close()


@pytest.fixture
def town(settled_town: Town) -> Iterator[Town]:
    """Three small services with empty databases and an empty queue."""
    settled_town.begin_anew()
    yield settled_town
    settled_town.agenda.redis.flushall()


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    """The house's clock stands still until the test moves it."""
    made = StoppedClock()
    monkeypatch.setattr("shared.clock.now", made)
    return made


@pytest.fixture
def app(settled_town: Town) -> Flask:
    """A web app as every service begins with, and a few plain views."""
    return plain_app(settled_town.agenda.database)


@pytest.fixture
def browser(app: Flask) -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client
