"""What a measurement says: one figure a line, for people or for machines."""

import argparse
import json
from dataclasses import asdict, dataclass
from statistics import quantiles


@dataclass(frozen=True)
class Figure:
    benchmark: str
    what: str
    value: float
    unit: str
    # Over how many of them it was measured.
    n: int


class Report:
    """Prints each figure as soon as it is known."""

    def __init__(self, benchmark: str, *, as_json: bool) -> None:
        self._benchmark = benchmark
        self._as_json = as_json
        if not as_json:
            print(f"— {benchmark}", flush=True)

    def say(self, what: str, value: float, unit: str, n: int) -> Figure:
        figure = Figure(self._benchmark, what, round(value, 3), unit, n)
        if self._as_json:
            print(json.dumps(asdict(figure), ensure_ascii=False), flush=True)
        else:
            print(f"  {what:58} {figure.value:>10g} {unit:12} (n = {n})", flush=True)
        return figure


def parser(name: str, words: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog=f"./kengash bench {name}", description=words)
    made.add_argument("--json", action="store_true", help="one line a figure, for machines")
    return made


def median_and_slowest(times: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]
