"""The supervisor restarts what dies and ends everything, tried on small stand-in commands."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from deploy.house.places import ROOT

STAND_INS = {
    # Writes its number down and waits; ends when asked.
    "calm": "import os,sys,time; open(sys.argv[1],'a').write(f'{os.getpid()}\\n'); time.sleep(600)",
    # Does not listen when asked to end.
    "deaf": "import os,signal,sys,time; signal.signal(15, signal.SIG_IGN); "
    "open(sys.argv[1],'a').write(f'{os.getpid()}\\n'); time.sleep(600)",
    # Has a child in a session of its own, as a server has workers; it does not tell it of the end.
    "parent": "import os,subprocess,sys,time; "
    "p=subprocess.Popen([sys.executable,'-c','import time; time.sleep(600)'],"
    "start_new_session=True); open(sys.argv[1],'a').write(f'{os.getpid()}\\n{p.pid}\\n'); "
    "time.sleep(600)",
}


T = TypeVar("T")


def until(look: Callable[[], T], seconds: float = 10.0) -> T:
    give_up = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < give_up, "it did not come about in time"
        time.sleep(0.02)
    return found


def written(file: Path, count: int) -> list[int]:
    def enough() -> list[int]:
        pids = [int(line) for line in file.read_text().split()] if file.exists() else []
        return pids if len(pids) >= count else []

    return until(enough)


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


class Supervised:
    """A supervisor in a process of its own, over stand-ins that write down their numbers."""

    def __init__(self, folder: Path, kinds: list[str]) -> None:
        self.files = {kind: folder / kind for kind in kinds}
        commands = ", ".join(
            f"{kind!r}: {self._copied(file) if kind == 'copy' else self._called(kind, file)}"
            for kind, file in self.files.items()
        )
        script = f"from shared.processes import supervise; supervise({{{commands}}})"
        self.process = subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )

    def _called(self, kind: str, file: Path) -> str:
        return repr([sys.executable, "-c", STAND_INS[kind], str(file)])

    def _copied(self, file: Path) -> str:
        """A copy of the supervisor itself that does what the calm one does."""
        return f"lambda: exec({STAND_INS['calm'].replace('sys.argv[1]', repr(str(file)))!r})"

    def pids(self, kind: str, count: int) -> list[int]:
        return written(self.files[kind], count)


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    made: list[Supervised] = []

    def start(*kinds: str) -> Supervised:
        made.append(Supervised(tmp_path, list(kinds)))
        return made[-1]

    yield start
    for each in made:
        if each.process.poll() is None:
            each.process.terminate()
        each.process.communicate(timeout=15)


@pytest.mark.parametrize("kind", ["calm", "copy"])
def test_restarts_what_dies(supervise: Callable[..., Supervised], kind: str) -> None:
    house = supervise(kind)
    (first,) = house.pids(kind, 1)
    os.kill(first, signal.SIGKILL)
    second = house.pids(kind, 2)[-1]
    assert second != first
    assert is_there(second)


def test_waits_longer_before_each_restart(supervise: Callable[..., Supervised]) -> None:
    house = supervise("calm")
    for deaths in range(1, 4):
        os.kill(house.pids("calm", deaths)[-1], signal.SIGKILL)
    house.pids("calm", 4)
    house.process.terminate()
    said = house.process.communicate(timeout=15)[1]
    assert [line.split()[-2] for line in said.splitlines()] == ["0.2", "0.4", "0.8"]
    assert said.count("calm ended with signal 9") == 3


def test_ends_all_within_ten_seconds_when_told(supervise: Callable[..., Supervised]) -> None:
    house = supervise("calm", "copy", "deaf", "parent")
    pids = [
        *house.pids("copy", 1),
        *house.pids("calm", 1),
        *house.pids("deaf", 1),
        *house.pids("parent", 2),
    ]
    began = time.monotonic()
    house.process.terminate()
    assert house.process.wait(timeout=15) == 0
    assert time.monotonic() - began < 10
    assert [pid for pid in pids if is_there(pid)] == []


def test_ends_all_when_interrupted(supervise: Callable[..., Supervised]) -> None:
    house = supervise("calm")
    (pid,) = house.pids("calm", 1)
    house.process.send_signal(signal.SIGINT)
    assert house.process.wait(timeout=15) == 0
    assert not is_there(pid)


@pytest.mark.parametrize("kind", ["calm", "copy"])
def test_leaves_no_orphans_when_killed(supervise: Callable[..., Supervised], kind: str) -> None:
    house = supervise(kind)
    (pid,) = house.pids(kind, 1)
    house.process.kill()
    house.process.wait()
    until(lambda: not is_there(pid))


def test_ends_what_a_dead_process_left_behind(supervise: Callable[..., Supervised]) -> None:
    house = supervise("parent")
    parent, child = house.pids("parent", 2)
    os.kill(parent, signal.SIGKILL)
    until(lambda: not is_there(child))
    assert is_there(house.pids("parent", 4)[2])
