"""Kills whatever can be killed while people work, and says what was lost and what came twice.

    python -m tests.faults.run --seconds 60 --seed 7

Kills by SIGKILL, at random, from the seed it prints: the pages of all three services, their relays
and workers, the door, and Redis, with and without emptying it; once, all of registration stays away
for a while.
"""

import argparse
import random
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from shared.messaging import queues
from tests.faults import programme_verdict, verdict
from tests.faults.guests import GUESTS
from tests.faults.load import Load
from tests.faults.stage import TASKS, WHOLE, Stage, staged
from tests.faults.verdict import Connections, Verdict

POSTS = (*(f"{service}-{task}" for service in WHOLE for task in TASKS), "door")
# How many the desk has to receive on its own, and how long it may take for that.
FEW, LONGEST_ALONE = 3, 15.0
KINDS = (*POSTS, "redis", "redis emptied", "redis forgets all")


class Breaker:
    """Chooses what breaks next, so that everything does before anything does again."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self._stage = stage
        self._chance = random.Random(seed)
        self._ahead: list[str] = []
        self.done: Counter[str] = Counter()

    def next_pause(self, usual: float) -> float:
        return self._chance.uniform(0.5, 1.5) * usual

    def strike(self) -> None:
        if not self._ahead:
            self._ahead = list(KINDS)
            self._chance.shuffle(self._ahead)
        kind = self._ahead.pop()
        if kind in POSTS:
            self.done[kind] += self._stage.kill(kind)
            return
        if kind == "redis forgets all":
            self._forget_all()
        else:
            self._stage.kill_redis(emptied=kind == "redis emptied")
        self.done[kind] += 1

    def _forget_all(self) -> None:
        queues.connect(self._stage.redis.url).flushall()


def break_things(stage: Stage, load: Load, breaker: Breaker, seconds: float) -> float:
    """Breaks things for so long; returns for how much of it registration was away."""
    began = time.monotonic()
    usual = 0.6 if seconds < 20 else 0.9
    strike_at = began + breaker.next_pause(usual)
    away_at, away_for = began + seconds * 0.45, 0.0
    while (now := time.monotonic()) < began + seconds:
        if now > away_at and not away_for:
            away_for = _be_alone(stage, load, max(seconds * 0.1, 1.0))
        if now > strike_at:
            breaker.strike()
            strike_at = time.monotonic() + breaker.next_pause(usual)
        stage.supervisor.look()
        time.sleep(0.03)
    return away_for


def _be_alone(stage: Stage, load: Load, seconds: float) -> float:
    """Registration is away until the desk has shown that it goes on, and for so long at least."""
    began = time.monotonic()
    stage.stop_registration()
    while (passed := time.monotonic() - began) < LONGEST_ALONE:
        stage.supervisor.look()
        if passed > seconds and load.done.arrived_alone >= FEW:
            break
        time.sleep(0.03)
    stage.let_registration_come_back()
    return passed


def settle(stage: Stage, connections: Connections, *, patience: float, hasten: bool) -> float:
    """Waits, with everything running, until every fact is acknowledged; says for how long."""
    began = time.monotonic()
    hastened_at = 0.0
    stage.wait_until_well()
    while verdict.still_open(connections) and time.monotonic() < began + patience:
        if hasten and time.monotonic() > hastened_at + 2:
            verdict.make_due(connections)
            hastened_at = time.monotonic()
        stage.supervisor.look()
        time.sleep(0.05)
    return time.monotonic() - began


def run(seconds: float, seed: int, *, hasten: bool, guests: int) -> bool:
    print(f"seed {seed}, {seconds:.0f} s of work with random kills", flush=True)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory(prefix="kengash-faults-")))
        folder.chmod(0o711)
        stage = opened.enter_context(staged(folder, guests, WHOLE))
        load = Load(
            lambda: stage.browser("registration"),
            lambda: stage.browser("badges"),
            stage.databases,
            registration_is_stopped=stage.registration_stopped.is_set,
            organiser=lambda: stage.browser("agenda"),
            editor=lambda: stage.browser("edition"),
        )
        breaker = Breaker(stage, seed)
        load.start()
        try:
            away = break_things(stage, load, breaker, seconds)
        finally:
            load.stop()
        connections = {
            name: opened.enter_context(psycopg.connect(url, autocommit=True))
            for name, url in stage.databases.items()
        }
        settled = settle(stage, connections, patience=60 if hasten else 240, hasten=hasten)
        reached = verdict.reach(connections, load.done)
        programme_verdict.judge(connections, load.prepared, reached)
        reached.lost += [f"{n} still open" for n in [verdict.still_open(connections)] if n]
    say(breaker, load, reached, away, settled)
    return reached.is_clean and not load.trouble and load.done.arrived_alone >= FEW


def say(breaker: Breaker, load: Load, reached: Verdict, away: float, settled: float) -> None:
    done = load.done
    kills = ", ".join(f"{kind} {times}" for kind, times in sorted(breaker.done.items()))
    things = ", ".join(f"{number} {name}" for name, number in reached.figures.items())
    print(f"facts {reached.facts}: {things}")
    print(f"kills {breaker.done.total()}: {kills}")
    print(
        f"requests that broke off {done.broken_off}; registration away {away:.1f} s, in which the "
        f"desk found {done.found_alone} and received {done.arrived_alone}"
    )
    print(f"settled {settled:.1f} s after the last kill")
    for words, things_ in (("lost", reached.lost), ("doubled", reached.doubled)):
        print(f"{words} {len(things_)}", *things_[:20], sep="\n  ")
    for trouble in load.trouble:
        print(f"the load itself failed: {trouble!r}")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults.run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument(
        "--hasten", action="store_true", help="do not wait out the pauses before the last resends"
    )
    parser.add_argument("--guests", type=int, default=GUESTS, help="approved before it begins")
    chosen = parser.parse_args()
    seed = chosen.seed if chosen.seed is not None else random.randrange(10**6)
    sys.exit(0 if run(chosen.seconds, seed, hasten=chosen.hasten, guests=chosen.guests) else 1)


if __name__ == "__main__":
    main()
