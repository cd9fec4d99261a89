"""What is old is cleared away by the hour, batch by batch, by one at a time."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from shared import housekeeping
from shared.db import Database
from shared.housekeeping import clear_all, keep_house
from tests.shared.town import Town


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "BREATH", 0)


class Cupboard:
    """Holds so many old things; clears three at a time, and then says stop."""

    def __init__(self, holds: int, stopping: threading.Event) -> None:
        self.holds = holds
        self.batches = 0
        self._stopping = stopping

    def clear(self, session: Session) -> int:
        session.execute(text("select 1"))
        self.batches += 1
        taken = min(3, self.holds)
        self.holds -= taken
        if not taken:
            self._stopping.set()
        return taken


def test_goes_on_until_nothing_old_is_left(town: Town) -> None:
    cupboard = Cupboard(8, threading.Event())
    assert clear_all(town.agenda.database, cupboard.clear, threading.Event()) == 8
    assert (cupboard.holds, cupboard.batches) == (0, 4)


def test_leaves_it_to_whoever_is_at_it(town: Town) -> None:
    cupboard = Cupboard(8, threading.Event())
    with town.agenda.database.session() as other:
        other.execute(text("select pg_advisory_xact_lock(7302513)"))
        assert clear_all(town.agenda.database, cupboard.clear, threading.Event()) == 0
    assert cupboard.holds == 8


def test_database_that_is_away_is_tried_again(town: Town) -> None:
    stopping = threading.Event()
    cupboard = Cupboard(2, stopping)
    tried: list[Session] = []

    def clear(session: Session) -> int:
        tried.append(session)
        if len(tried) == 1:
            session.execute(text("select nothing from nowhere"))
        return cupboard.clear(session)

    moment = timedelta(milliseconds=5)
    keep_house(town.agenda.database, clear, stopping, first=moment, every=moment)
    assert cupboard.holds == 0


def test_ends_when_told_before_anything_is_due() -> None:
    database = Database("postgresql://nobody@/nothing?host=/nowhere")
    cupboard = Cupboard(1, threading.Event())
    ended = housekeeping.begin(database, cupboard.clear)
    (thread,) = [each for each in threading.enumerate() if each.name == "housekeeping"]
    ended.set()
    thread.join(5)
    assert not thread.is_alive()
    assert cupboard.holds == 1
    database.close()
