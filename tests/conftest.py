"""Real engines for every test: one PostgreSQL and one Redis a run, fresh databases a test."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from playwright.sync_api import Browser, sync_playwright

from deploy.house import engines
from deploy.house.browser import chromium
from shared.db import Database
from shared.messaging import queues
from shared.migrations import upgrade
from shared.web.base_app import migrations_of
from tests.house_under_test import House

# A browser that asks nothing of the world, on a machine that may give it little.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    # A container's shared memory is small, and a page that fills it crashes.
    "--disable-dev-shm-usage",
    # One process draws a traveller's pages; a spare one kept warm for the next site is for nobody.
    "--renderer-process-limit=1",
)
SERVICES = ("registration", "agenda", "badges")
# Each of these takes most of a minute, much of it waiting: begun last, they would run on alone.
LONGEST = ("tests/house/test_up.py", "tests/faults/test_faults.py")
_numbers = count()


@pytest.fixture(scope="session")
def engine_folder() -> Iterator[Path]:
    """A folder that the engines' account can reach; pytest's own are shut to everybody else."""
    yield from _reachable_folder()


@pytest.fixture
def reachable_folder() -> Iterator[Path]:
    """One more such folder, for a test that starts an engine of its own."""
    yield from _reachable_folder()


def _reachable_folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="kengash-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run what takes minutes, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest come first; what takes minutes is left out unless it is asked for."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if config.getoption("--long"):
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was loaded stays to the end; it need not be looked through for rubbish again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def postgres(engine_folder: Path) -> Iterator[engines.PostgreSQL]:
    with engines.postgres(engine_folder, durable=False) as running:
        yield running


@pytest.fixture(scope="session")
def redis(engine_folder: Path) -> Iterator[engines.Redis]:
    with engines.redis(engine_folder, durable=False) as running:
        yield running


@pytest.fixture(scope="session")
def real_browser() -> Iterator[Browser]:
    """The one browser of a run: whatever is tried in a real one shares it."""
    found = os.environ.get("KENGASH_CHROMIUM") or chromium()
    assert found, "there is no Chromium on this machine: ./kengash doctor says what is missing"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


class Databases:
    """One migrated database a service, emptied after each test that used it."""

    def __init__(self, server: engines.PostgreSQL) -> None:
        self._server = server
        self._admin = psycopg.connect(server.url("postgres"), autocommit=True)
        self._cleaners: dict[str, tuple[psycopg.Connection[tuple[str]], str]] = {}
        self._models: dict[str, str] = {}

    def fresh(self, service: str) -> str:
        """A database of one's own, for a test that breaks what the others share."""
        if service not in self._models:
            url = self._server.url(self._create(service, "template1"))
            database = Database(url)
            upgrade(migrations_of(service), database)
            database.close()
            self._models[service] = url
        return self.copy(self._models[service])

    def copy(self, url: str) -> str:
        """A database with all that is in another one, to which nobody is connected."""
        name = _name(url)
        return self._server.url(self._create(name.rsplit("_", 1)[0], name))

    def _create(self, service: str, model: str) -> str:
        name = f"{service}_{next(_numbers)}"
        # Writing each page of the copy into the journal as well would double the work.
        self._admin.execute(f"create database {name} template {model} strategy file_copy")
        return name

    def drop(self, url: str) -> None:
        self._admin.execute(f"drop database if exists {_name(url)} with (force)")

    def empty(self, url: str) -> None:
        """Afterwards every table is as after the migrations: without a row."""
        if url not in self._cleaners:
            connection = psycopg.connect(url, autocommit=True)
            # What must never be deleted in earnest is deleted here, in whatever order.
            connection.execute("set session_replication_role = replica")
            connection.execute("set lock_timeout = '10s'")
            tables = connection.execute(
                "select format('%I', tablename) from pg_tables "
                "where schemaname = 'public' and tablename <> 'alembic_version'"
            ).fetchall()
            words = "; ".join(f"delete from {table}" for (table,) in tables)
            self._cleaners[url] = connection, words
        connection, words = self._cleaners[url]
        connection.execute(words)

    def close(self) -> None:
        for connection, _ in self._cleaners.values():
            connection.close()
        self._admin.close()


def _name(url: str) -> str:
    return url.rsplit("/", 1)[1].split("?", 1)[0]


@pytest.fixture(scope="session")
def databases(postgres: engines.PostgreSQL) -> Iterator[Databases]:
    made = Databases(postgres)
    yield made
    made.close()


class LazyUrls(dict[str, str]):
    """A database is made when its service is first asked for."""

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self._databases = databases

    def __missing__(self, service: str) -> str:
        self[service] = self._databases.fresh(service)
        return self[service]


@pytest.fixture(scope="session")
def standing_house(databases: Databases, redis: engines.Redis) -> Iterator[House]:
    urls = LazyUrls(databases)
    made = House(urls, redis.url)
    yield made
    made.close()


@pytest.fixture
def house(standing_house: House, databases: Databases, redis: engines.Redis) -> Iterator[House]:
    """The three services with empty databases and an empty queue."""
    standing_house.begin()
    yield standing_house
    for url in standing_house.used():
        databases.empty(url)
    queue = queues.connect(redis.url)
    queue.flushall()
    queue.close()


@pytest.fixture
def here(request: pytest.FixtureRequest) -> Path:
    return Path(str(request.path)).parent
