"""What the processors have done for us, and what our processes hold in memory."""

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    # The name stands in brackets and may hold anything; the figures come after it.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def family(pid: int) -> set[int]:
    """A process with all that descend from it."""
    parents: dict[int, int] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                parents[int(entry)] = int(_stat(int(entry))[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def spent(pids: Iterable[int]) -> float:
    """Seconds of user and system time, those of children that have ended included."""
    ticks = 0
    for pid in pids:
        for each in family(pid):
            try:
                ticks += sum(int(figure) for figure in _stat(each)[11:15])
            except (FileNotFoundError, ProcessLookupError):
                continue
    return ticks / TICKS


class Meter:
    """Reads the time spent by some families of processes since it was set."""

    def __init__(self, families: Mapping[str, Iterable[int]]) -> None:
        self._families = {name: tuple(pids) for name, pids in families.items()}
        self.set()

    def set(self) -> None:
        self._before = self._read()
        self._began = time.perf_counter()

    def _read(self) -> dict[str, float]:
        return {name: spent(pids) for name, pids in self._families.items()}

    def read(self) -> dict[str, float]:
        """Seconds of CPU since the meter was set, by family."""
        now = self._read()
        return {name: now[name] - self._before[name] for name in now}

    @property
    def wall(self) -> float:
        return time.perf_counter() - self._began


def resident(pid: int) -> float:
    """Megabytes that a process holds in memory, what it shares with others included."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    return 0.0
