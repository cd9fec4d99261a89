"""Builds the house in containers and walks through it, breaking things on the way.

`python -m tests.topology.walk` needs Docker or Podman; it says each step, and ends with 0 when all
of it came true.
"""

import argparse
import sys
import time
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from http.cookiejar import CookieJar

from tests.topology import desk, eavesdropper, thread, walls
from tests.topology.engine import ENGINES, OURS, SERVICES, WORKERS, Containers, NoEngine, Refused
from tests.topology.house import house
from tests.topology.thread import KHALID, ORGANISER, SERGEI, SHAHNOZA, SLUG
from tests.topology.visitor import Answer, NotSo, Visitor, soon

# A letter or a fact that was lost with Redis is sent again after five seconds, then ten.
SENT_AGAIN = 40


@dataclass
class Walk:
    """What one walk knows: the house, its address, and who goes through it."""

    house: Containers
    origin: str
    organiser: Visitor = field(init=False)
    began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.organiser = Visitor(self.origin)

    def say(self, sentence: str) -> None:
        print(f"{time.monotonic() - self.began:6.1f} s  {sentence}", flush=True)

    def build(self) -> None:
        self.house.compose("build", timeout=1500)
        self.say("Three images are built from one file.")

    def start_before_the_database(self) -> None:
        early = ("nginx", *OURS, *WORKERS)
        self.house.compose("up", "--detach", "--no-build", "--no-deps", *early)
        stranger = Visitor(self.origin)
        answer, _ = soon("the door answers", partial(_ask, stranger, "/"), within=30)
        if answer.status != 503 or not answer.headers["Retry-After"]:
            raise NotSo(f"Without its database the front page answers {answer.status}")
        self.house.compose("up", "--detach", "--no-build", "--no-deps", *ENGINES)
        for name in OURS:
            address = f"/{name}/health/ready"
            soon(address, partial(_ask, stranger, address, 200), within=90)
        for name in SERVICES:
            soon(f"{name} is well", partial(self.house.is_well, name), within=90)
        self.say("Everything was up before its database, waited for it, and is well.")

    def go_round_the_walls(self) -> None:
        walls.hold(self.house)
        self.say("Each image holds one service; nobody is root; nobody enters another's database.")

    def open_and_publish(self) -> None:
        command = ("python", "-m", "services.registration", "administrator")
        shown = self.house.run_in("registration", *command, typed=f"{ORGANISER}\nNodira\n")
        thread.come_in(self.organiser, shown.split()[-1])
        thread.open_meeting(self.organiser)
        thread.publish(self.organiser)
        thread.read_programme(self.origin)
        self.say(
            "Its first organiser came in, opened a meeting and published it in four languages."
        )

    def register_and_approve(self) -> None:
        start = f"/registration/meetings/{SLUG}/register"
        stranger = Visitor(self.origin)
        _, waited = soon("registration", partial(_ask, stranger, start, 200), within=20)
        self.say(f"Registration opened {waited:.1f} s after the meeting was published.")
        for person in (SHAHNOZA, KHALID):
            thread.register(self.origin, person)
            self._letter_for(person, within=20)
        thread.approve(self.organiser, SHAHNOZA)
        waited = desk.badge_is_ready(self.organiser, SHAHNOZA, within=30)
        self.say(f"Two delegates registered; a badge lay ready {waited:.1f} s after approval.")

    def lose_registration(self) -> None:
        self.house.kill("registration", "registration-workers")
        away = Visitor(self.origin, "ar").ask(f"/registration/meetings/{SLUG}/register")
        if away.status != 503 or "<html" not in away.body.decode():
            raise NotSo(f"With registration gone, its pages answer {away.status}")
        paper = desk.receive(self.organiser, SHAHNOZA)
        thread.read_programme(self.origin)
        self.say(
            "Registration is killed; the desk finds a Latin name in Cyrillic, checks in and prints "
            f"({len(paper) / 1000:.0f} kB)."
        )
        self.house.start("registration", "registration-workers")
        overview = f"/registration/meetings/{SLUG}/"
        _, waited = soon(
            "the arrival in the overview",
            lambda: SHAHNOZA.family_name in _text(self.organiser, overview),
            within=60,
        )
        self.say(f"Registration is back, and shows the arrival {waited:.1f} s after its start.")

    def lose_redis(self) -> None:
        self.house.kill("badges-workers")
        thread.approve(self.organiser, KHALID)
        soon(
            "the approval in Redis",
            lambda: self._redis("LLEN", "rq:queue:badges") != "0",
            within=20,
        )
        eavesdropper.hears_nothing(self.house, (SHAHNOZA, KHALID))
        self._redis("FLUSHALL")
        self.house.kill("redis")
        thread.register(self.origin, SERGEI)
        self.house.start("redis", "badges-workers")
        waited = desk.badge_is_ready(self.organiser, KHALID, within=SENT_AGAIN)
        self._letter_for(SERGEI, within=SENT_AGAIN)
        thread.decline(self.organiser, SERGEI, "Вы уже зарегистрированы.")
        desk.receive(self.organiser, KHALID)
        self.say(
            "Redis told nobody about whom, was emptied and killed; a delegate registered "
            f"meanwhile, and the badge that was under way lay ready {waited:.1f} s later."
        )

    def sign_out(self) -> None:
        """Whoever kept the cookie of a sign-in that ended is a stranger everywhere."""
        leaving = Visitor(self.origin)
        thread.sign_in(leaving)
        kept = Visitor(self.origin, jar=_copied(leaving.jar))
        leaving.send(leaving.open("/registration/sign-out"), having="form_token")
        staff_pages = (
            "/agenda/meetings/",
            f"/badges/meetings/{SLUG}/desk",
            f"/registration/meetings/{SLUG}/",
        )
        waited = 0.0
        for address in staff_pages:
            _, seconds = soon(
                f"{address} is closed",
                partial(_leads_to_sign_in, kept, address),
                within=10,
            )
            waited += seconds
        self.say(f"Signing out took effect in all three services within {waited:.1f} s.")

    def count(self) -> None:
        """Nothing is under way any more; what happened once is written down once."""
        under_way = "select count(*) from delivery where acknowledged_at is null"
        for name in OURS:
            soon(
                f"all that {name} told was heard",
                partial(self._is_none, name, under_way),
                within=SENT_AGAIN,
            )
        letters = "select count(*) from mail where \"to\" like '%@delegates.example'"
        for name, asked, wanted in (
            ("registration", letters, 6),
            ("badges", "select count(*) from arrival", 2),
            ("registration", "select count(*) from arrival_copy", 2),
        ):
            if (counted := self._counted(name, asked)) != wanted:
                raise NotSo(f"{asked}: {counted}, not {wanted}")
        self.say("Everything told was heard, once: six letters for three delegates, two arrivals.")

    def stop(self) -> None:
        memory = self.house.memory()
        held = ", ".join(f"{name} {value}" for name, value in memory.items())
        slowest = max((self.house.stop(name, 20), name) for name in SERVICES)
        if slowest[0] > 15:
            raise NotSo(f"{slowest[1]} took {slowest[0]:.0f} s to stop")
        self.say(f"All stopped when asked, the slowest in {slowest[0]:.1f} s ({slowest[1]}).")
        print(f"Memory before that: {held}.")

    def _letter_for(self, person: thread.Person, *, within: float) -> None:
        soon(
            f"a letter to {person.email}",
            lambda: person.email in _text(self.organiser, "/registration/mailbox"),
            within=within,
        )

    def _is_none(self, database: str, asked: str) -> bool:
        return self._counted(database, asked) == 0

    def _counted(self, database: str, asked: str) -> int:
        words = ["psql", "--username", "postgres", "--dbname", database, "-XAtc", asked]
        return int(self.house.run_in("postgres", *words))

    def _redis(self, *words: str) -> str:
        return self.house.run_in("redis", "redis-cli", *words).strip()


def _ask(visitor: Visitor, address: str, status: int = 0) -> Answer | None:
    """Answer, or nothing while the door itself is not there or says something else."""
    try:
        answer = visitor.ask(address)
    except OSError:
        return None
    return answer if not status or answer.status == status else None


def _leads_to_sign_in(visitor: Visitor, address: str) -> bool:
    return visitor.ask(address).path == "/registration/sign-in"


def _text(visitor: Visitor, address: str) -> str:
    answer = visitor.ask(address)
    return answer.page.text if answer.status == 200 else ""


def _copied(jar: CookieJar) -> CookieJar:
    copied = CookieJar()
    for cookie in jar:
        copied.set_cookie(copy(cookie))
    return copied


STEPS: tuple[Callable[[Walk], None], ...] = (
    Walk.build,
    Walk.start_before_the_database,
    Walk.go_round_the_walls,
    Walk.open_and_publish,
    Walk.register_and_approve,
    Walk.lose_registration,
    Walk.sign_out,
    Walk.lose_redis,
    Walk.count,
    Walk.stop,
)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--keep", action="store_true", help="leave the house standing afterwards")
    keep: bool = asked.parse_args().keep
    try:
        with house(keep=keep) as (containers, origin):
            walk = Walk(containers, origin)
            try:
                for step in STEPS:
                    step(walk)
            except (NotSo, AssertionError, Refused):
                for name in SERVICES:
                    print(f"--- {name}\n{_logs(containers, name)}", file=sys.stderr)
                raise
    except NoEngine as missing:
        print(missing, file=sys.stderr)
        return 2
    except (NotSo, AssertionError, Refused) as otherwise:
        print(f"\nNot so: {otherwise}", file=sys.stderr)
        return 1
    print("The walk is done: everything came true, and nothing is left of it.")
    return 0


def _logs(containers: Containers, name: str) -> str:
    try:
        return containers.logs(name)
    except Refused as otherwise:
        return str(otherwise)


if __name__ == "__main__":
    sys.exit(main())
