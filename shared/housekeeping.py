"""What nobody needs any longer is cleared away by the hour, a little at a time."""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from shared.db import Database

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=1)
EVERY = timedelta(hours=1)
# Between two batches others come first.
BREATH = 0.2

# Clears one batch and says how much that was; nothing is left once it says nought.
ClearOld = Callable[[Session], int]


def clear_all(database: Database, clear_old: ClearOld, stopping: threading.Event) -> int:
    """Clears batch by batch, one commit each; leaves it to whoever else is at it."""
    cleared = 0
    while not stopping.is_set():
        with database.session() as session:
            if not session.scalar(text("select pg_try_advisory_xact_lock(7302513)")):
                return cleared
            batch = clear_old(session)
            session.commit()
        if batch == 0:
            return cleared
        cleared += batch
        stopping.wait(BREATH)
    return cleared


def keep_house(
    database: Database,
    clear_old: ClearOld,
    stopping: threading.Event,
    *,
    first: timedelta = FIRST_WAIT,
    every: timedelta = EVERY,
) -> None:
    """Goes on until told to stop; a database that is away is tried again at the next hour."""
    wait = first
    while not stopping.wait(wait.total_seconds()):
        wait = every
        try:
            if cleared := clear_all(database, clear_old, stopping):
                log.info("%s things were old and have been cleared away", cleared)
        except DBAPIError as trouble:
            log.warning("nothing is cleared away now: %s", type(trouble).__name__)


def begin(database: Database, clear_old: ClearOld) -> threading.Event:
    """Beside the work of this process; the event ends it."""
    stopping = threading.Event()
    threading.Thread(
        target=keep_house, args=(database, clear_old, stopping), name="housekeeping", daemon=True
    ).start()
    return stopping
