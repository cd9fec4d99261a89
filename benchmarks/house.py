"""What the house costs: a registration sent, a fact carried, a person found, a person received.

Real processes of registration and badges, on a PostgreSQL and a Redis of their own, asked over
their sockets by one browser at a time. CPU is user and system time of all web, relay and worker
processes and of PostgreSQL, until every message is acknowledged.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from uuid import UUID, uuid4

import psycopg

from benchmarks.measuring.cpu import Meter
from benchmarks.measuring.figures import Report, median_and_slowest, parser
from benchmarks.measuring.population import keep_participants, write_drafts
from services.registration.models.own_link import PURPOSE
from shared import clock
from shared.db import Database
from shared.links import Links
from shared.messaging.outbox import publish
from tests.badges.people import participant
from tests.faults import verdict
from tests.faults.browser import Browser
from tests.faults.stage import Stage, staged
from tests.faults.verdict import Connections
from tests.house_under_test import SECRET
from tests.people import SEMINAR
from tests.shared.search_population import people

SUBMISSIONS, WHOLE, FACTS = 1000, 170, 3000
PARTICIPANTS, SEARCHES, ARRIVALS, SEEN = 5000, 1000, 1000, 40
MINE = "/registration/mine"
DESK = f"/badges/meetings/{SEMINAR.slug}"


class House:
    """What is measured, with the means to wait for it and to read its meter."""

    def __init__(self, stage: Stage, connections: Connections) -> None:
        self.stage = stage
        self.connections = connections

    def meter(self) -> Meter:
        families: dict[str, list[int]] = {
            "PostgreSQL": [self.stage.postgres.pid],
            "Redis": [self.stage.redis.pid],
        }
        for name, pid in self.stage.supervisor.pids().items():
            families.setdefault(name.split("-")[1], []).append(pid)
        return Meter(families)

    def drain(self) -> None:
        while verdict.still_open(self.connections):
            time.sleep(0.01)

    def database(self, service: str) -> Database:
        return Database(self.stage.databases[service])


def main() -> None:
    chosen = parser("house", __doc__ or "").parse_args()
    report = Report("house", as_json=chosen.json)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory(prefix="kengash-bench-")))
        folder.chmod(0o711)
        stage = opened.enter_context(staged(folder))
        connections = {
            name: opened.enter_context(psycopg.connect(url, autocommit=True))
            for name, url in stage.databases.items()
        }
        house = House(stage, connections)
        house.drain()
        for measure in (submissions, whole_registrations, facts, searches, arrivals, seen):
            measure(house, report)


def submissions(house: House, report: Report) -> None:
    with house.database("registration").session() as session:
        drafts = write_drafts(session, SUBMISSIONS)
        session.commit()
    browser = house.stage.stranger("registration")
    browser.learn_token(f"/registration/meetings/{SEMINAR.slug}/register")
    cookies = {id_: _cookie_of(house, id_) for id_ in drafts}
    meter = house.meter()
    times = []
    for id_ in drafts:
        browser.cookies["registration_mine"] = cookies[id_]
        times.append(_timed(partial(browser.fill, f"{MINE}/{id_}/check"), 303))
    took = meter.wall
    house.drain()
    _say_cpu(
        report, "a submission, until badges knows and the letter is written", meter, len(times)
    )
    report.say("submissions a second, one browser", len(times) / took, "per second", len(times))
    _say_times(report, "a submission answered", times)


def _cookie_of(house: House, id_: UUID) -> str:
    """As whoever comes back by the link in a letter is given it."""
    token = Links("http://localhost", SECRET).token(PURPOSE, id_, clock.now() + timedelta(days=1))
    browser = house.stage.stranger("registration")
    browser.ask(f"/registration/link/{token}")
    return browser.cookies["registration_mine"]


def whole_registrations(house: House, report: Report) -> None:
    """Six requests: begin, name, whom one represents, contact, photo, send."""
    meter = house.meter()
    for number in range(WHOLE):
        browser = house.stage.stranger("registration")
        begin = f"/registration/meetings/{SEMINAR.slug}/register"
        browser.learn_token(begin)
        mine = browser.fill(begin).location.rsplit("/", 1)[0]
        browser.fill(f"{mine}/name", given_names="Shahnoza", family_name="Gʻulomova")
        browser.fill(f"{mine}/represents", kind="state", state_code="UZB", function="Adviser")
        contact = {"email": f"w{number}@delegates.example", "language": "uz", "consent": "yes"}
        browser.fill(f"{mine}/contact", **contact)
        browser.fill(f"{mine}/photo", photo_is="none")
        sent = browser.fill(f"{mine}/check")
        assert sent.location == mine, sent
    house.drain()
    _say_cpu(report, "a whole registration, seven requests", meter, WHOLE)


def facts(house: House, report: Report) -> None:
    """Persons of another meeting, as registration tells badges of them before any decision."""
    elsewhere = uuid4()
    with house.database("registration").session() as session:
        for number in range(FACTS):
            waits = {"state": "submitted", "may_print": False, "photo": None}
            publish(session, participant(number, meeting_id=elsewhere, **waits))
        meter = house.meter()
        session.commit()
    house.drain()
    report.say("facts a second, told to acknowledged", FACTS / meter.wall, "per second", FACTS)
    _say_cpu(report, "a fact, told to acknowledged", meter, FACTS)


def searches(house: House, report: Report) -> None:
    with house.database("badges").session() as session:
        keep_participants(session, PARTICIPANTS)
        session.commit()
    browser = house.stage.browser("badges")
    sought = [name.split()[-1] for _, name, _, _ in people()]
    browser.ask(f"{DESK}/desk?q={quote(sought[0])}")
    meter = house.meter()
    times = []
    for number in range(SEARCHES):
        path = f"{DESK}/desk?q={quote(sought[number % len(sought)])}"
        times.append(_timed(partial(browser.ask, path), 200))
    _say_cpu(report, f"a search among {PARTICIPANTS}, its page included", meter, SEARCHES)
    _say_times(report, f"a search among {PARTICIPANTS} answered", times)


def arrivals(house: House, report: Report) -> None:
    browser, coming = _desk(house, ARRIVALS)
    meter = house.meter()
    times = [_timed(partial(_receive, browser, id_), 303) for id_ in coming]
    house.drain()
    _say_cpu(report, "a check-in, until registration knows", meter, len(times))
    _say_times(report, "a check-in answered", times)


def seen(house: House, report: Report) -> None:
    """From the press at the desk to the row by which the overview shows it."""
    browser, coming = _desk(house, SEEN)
    registration = house.connections["registration"]
    times = []
    for id_ in coming:
        began = time.perf_counter()
        _receive(browser, id_)
        asked = "select 1 from arrival_copy where participant_id = %s"
        while not registration.execute(asked, [id_]).fetchone():
            time.sleep(0.002)
        times.append(time.perf_counter() - began)
    _say_times(report, "an arrival known to registration", times)


def _desk(house: House, number: int) -> tuple[Browser, list[UUID]]:
    browser = house.stage.browser("badges")
    browser.learn_token(f"{DESK}/desk")
    rows = house.connections["badges"].execute(
        "select p.id from participant_copy p where p.may_print and not exists"
        " (select from arrival a where a.participant_id = p.id) limit %s",
        [number],
    )
    return browser, [id_ for (id_,) in rows.fetchall()]


def _receive(browser: Browser, id_: UUID) -> object:
    return browser.fill(f"{DESK}/arrivals", participant=str(id_), print_id=str(uuid4()))


def _timed(ask: Callable[[], object], status: int) -> float:
    began = time.perf_counter()
    answer = ask()
    took = time.perf_counter() - began
    assert getattr(answer, "status", None) == status, answer
    return took


def _say_cpu(report: Report, what: str, meter: Meter, n: int) -> None:
    read = {name: seconds / n * 1000 for name, seconds in meter.read().items()}
    redis = read.pop("Redis")
    report.say(f"CPU of {what}", sum(read.values()), "ms", n)
    for name in ("web", "relay", "worker", "work", "PostgreSQL"):
        report.say(f"  of which {name}", read[name], "ms", n)
    report.say("  and Redis besides", redis, "ms", n)


def _say_times(report: Report, what: str, times: list[float]) -> None:
    median, slowest = median_and_slowest(times)
    report.say(f"{what}, median", median * 1000, "ms", len(times))
    report.say(f"{what}, 95th percentile", slowest * 1000, "ms", len(times))


if __name__ == "__main__":
    main()
