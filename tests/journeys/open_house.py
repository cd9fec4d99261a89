"""The whole house, opened as anyone would open it, on a folder and a port of its own."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from shared.language import ROOT

PATIENCE = 240.0


def _free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port: int = asking.getsockname()[1]
        return port


@contextmanager
def open_house() -> Iterator[str]:
    """Yields the address of a house that is open, and leaves nothing of it behind."""
    folder = Path(mkdtemp(prefix="kengash-journey-", dir="/tmp"))
    folder.chmod(0o711)
    port = _free_port()
    said = folder / "said.txt"
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "deploy.house", "up", "--data", str(folder / "house")]
    with said.open("wb") as out:
        house = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, stdout=out, stderr=out, env=surroundings
        )
    try:
        _wait_until_open(house, said)
        yield f"http://127.0.0.1:{port}"
    finally:
        house.send_signal(signal.SIGTERM)
        try:
            house.wait(20)
        except subprocess.TimeoutExpired:
            house.kill()
            house.wait()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def shared_house(folder: Path) -> Iterator[str]:
    """Yields the address of the one house of all processes that name the same folder."""
    known = folder / "house.txt"
    with (folder / "guests.lock").open("a") as guests, ExitStack() as ours:
        with (folder / "opening.lock").open("a") as opening:
            fcntl.flock(opening, fcntl.LOCK_EX)
            if not known.exists():
                known.write_text(ours.enter_context(open_house()))
                # Closing waits here for everybody else to leave; entered last, it is left first.
                ours.callback(fcntl.flock, guests, fcntl.LOCK_EX)
            fcntl.flock(guests, fcntl.LOCK_SH)
        yield known.read_text()
        fcntl.flock(guests, fcntl.LOCK_UN)


def _wait_until_open(house: "subprocess.Popen[bytes]", said: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    while "Kengash is open" not in said.read_text():
        assert house.poll() is None, f"the house did not open: {said.read_text()}"
        assert time.monotonic() < give_up, f"the house is not open yet: {said.read_text()}"
        time.sleep(0.2)
