"""The stages of a house: in order, waited for, and left out while they are not wanted."""

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.processes import Program, StartFailed, Supervisor

WAIT = "import time; time.sleep(600)"
LATE = "import pathlib,sys,time; time.sleep(0.4); pathlib.Path(sys.argv[1]).touch(); " + WAIT


@pytest.fixture(autouse=True)
def signals_as_they_were() -> Iterator[None]:
    before = {n: signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    yield
    for name, what in before.items():
        signal.signal(name, what)


def command(script: str, *arguments: object) -> list[str]:
    return [sys.executable, "-c", script, *map(str, arguments)]


def test_begins_a_stage_when_the_one_before_is_ready(tmp_path: Path) -> None:
    there = tmp_path / "there"
    seen: list[bool] = []

    def look() -> bool:
        seen.append(there.exists())
        return True

    first = Program("first", command(LATE, there), is_ready=there.exists)
    second = Program("second", command(WAIT), is_ready=look)
    house = Supervisor([[first], [second]])
    try:
        house.start()
        assert seen == [True]
        assert set(house.pids()) == {"first", "second"}
    finally:
        house.stop()
    assert house.pids() == {}


def test_refuses_when_a_program_ends_while_starting() -> None:
    house = Supervisor([[Program("weak", command("raise SystemExit(3)"), is_ready=lambda: False)]])
    try:
        with pytest.raises(StartFailed, match="weak ended while it was starting"):
            house.start()
    finally:
        house.stop()


def test_refuses_when_a_program_does_not_become_ready() -> None:
    house = Supervisor([[Program("slow", command(WAIT), is_ready=lambda: False)]])
    try:
        with pytest.raises(StartFailed, match="slow did not become ready"):
            house.start(patience=0.3)
    finally:
        house.stop()


def test_keeps_a_program_away_while_it_is_not_wanted(tmp_path: Path) -> None:
    pause = tmp_path / "pause"
    paused = Program("paused", command(WAIT), is_wanted=lambda: not pause.exists())
    other = Program("other", command(WAIT))
    house = Supervisor([[paused, other]], say=lambda _: None)
    try:
        house.start()
        before = house.pids()
        pause.touch()
        _look_until(house, {"other"})
        pause.unlink()
        _look_until(house, {"paused", "other"})
        after = house.pids()
        assert after["other"] == before["other"]
        assert after["paused"] != before["paused"]
    finally:
        house.stop()


def _look_until(house: Supervisor, names: set[str]) -> None:
    give_up = time.monotonic() + 5
    while set(house.pids()) != names:
        assert time.monotonic() < give_up
        house.look()
        time.sleep(0.02)
