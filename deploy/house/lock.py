"""One house a folder: whoever opens it holds its lock, and so does everybody who works in it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from deploy.house.refusal import Refusal

# What an interrupted house needs to end by itself.
PATIENCE = 15.0


@contextmanager
def held(path: Path, address: str) -> Iterator[None]:
    """Hold a folder's lock for the block, or refuse and say who has it."""
    with path.open("a+") as file:
        _take(file, path.parent)
        file.truncate(0)
        file.write(f"{os.getpid()} {address}\n")
        file.flush()
        # The processes of the house inherit the lock: while one of them still writes into the
        # folder after a power cut of their parent, no second house begins on it.
        os.set_inheritable(file.fileno(), True)
        try:
            yield
        finally:
            file.truncate(0)


def holder(path: Path) -> tuple[int, str] | None:
    """Return who has opened a house on the folder, and its address, if it is open now."""
    try:
        pid, _, address = path.read_text().strip().partition(" ")
    except (FileNotFoundError, PermissionError):
        return None
    return (int(pid), address) if pid and _is_alive(int(pid)) else None


def _take(file: IO[str], folder: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    while not _taken(file):
        if found := holder(Path(file.name)):
            pid, address = found
            raise Refusal(
                f"Kengash is already open on {folder}, at {address} (process {pid}). Use that one, "
                f"or end it with “kill {pid}”, or name another folder with --data."
            )
        if time.monotonic() > give_up:
            raise Refusal(
                f"Processes of an earlier start still hold {folder}. “fuser -v {file.name}” lists "
                "them; end them, or name another folder with --data."
            )
        time.sleep(0.2)


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
