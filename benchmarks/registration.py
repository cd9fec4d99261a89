"""What registration costs: a submission, the pages of staff at five thousand, papers and pages.

Real processes on a PostgreSQL and a Redis of their own, asked over their sockets. CPU is user and
system time of all web, relay and worker processes and of PostgreSQL, messages acknowledged.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from uuid import UUID

import psycopg
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event

from benchmarks import pages, papers
from benchmarks.house import MINE, House
from benchmarks.measuring.cpu import Meter, family, resident
from benchmarks.measuring.figures import Report, median_and_slowest, parser
from benchmarks.measuring.large_meeting import (
    PARTICIPANTS,
    write_large_meeting,
    write_whole_drafts,
)
from services.registration.queries.participants import PAGE
from services.registration.web.mine import COOKIE
from tests.faults.browser import Answer, Browser
from tests.faults.stage import staged
from tests.house_under_test import SECRET
from tests.house_under_test import House as HouseInOneProcess
from tests.people import NODIRA, SEMINAR
from tests.registration.people import REGISTER
from tests.shared.search_population import people

ONE_BY_ONE, AT_ONCE, CLIENTS = 300, 704, 16
SHOWN = 100
AT = f"/registration/meetings/{SEMINAR.slug}"
# Spelt as somebody else would, and with a slip of the hand.
SLIPS = ("yoldoshef", "abdurakhmonof", "iskakof", "sharipovv")


def main() -> None:
    asked = parser("registration", __doc__ or "")
    words = f"one part alone: {', '.join([*PARTS, *SHOWN_TO_STAFF])}"
    asked.add_argument(
        "--only", choices=[*PARTS, *SHOWN_TO_STAFF], metavar="part", default="", help=words
    )
    chosen = asked.parse_args()
    report = Report("registration", as_json=chosen.json)
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
        for name, measure in PARTS.items():
            if chosen.only in ("", name):
                measure(house, report)
        if chosen.only in SHOWN_TO_STAFF:
            staff_pages(house, report, [chosen.only])


def submissions(house: House, report: Report) -> None:
    with house.database("registration").session() as session:
        drafts = write_whole_drafts(session, ONE_BY_ONE + AT_ONCE)
        session.commit()
    alone, crowd = drafts[:ONE_BY_ONE], drafts[ONE_BY_ONE:]
    _send(house, report, "one browser", [alone])
    share = AT_ONCE // CLIENTS
    shares = [crowd[at : at + share] for at in range(0, AT_ONCE, share)]
    _send(house, report, f"{CLIENTS} browsers", shares)


def _send(house: House, report: Report, who: str, shares: Sequence[Sequence[UUID]]) -> None:
    browsers = [house.stage.stranger("registration") for _ in shares]
    for browser in browsers:
        # The page with the form is shown before; to send it is what is measured.
        browser.learn_token(REGISTER)
    meter = house.meter()
    with ThreadPoolExecutor(len(shares)) as together:
        times = [each for sent in together.map(_press, browsers, shares) for each in sent]
    took = meter.wall
    house.drain()
    _say_cpu(report, f"a submission, {who}, all messages acknowledged", meter, len(times))
    report.say(f"submissions a second, {who}", len(times) / took, "per second", len(times))
    _say_times(report, f"a submission answered, {who}", times)


def _press(browser: Browser, drafts: Sequence[UUID]) -> list[float]:
    """As whoever began these drafts in this browser; a cookie holds no more than some of them."""
    signer = URLSafeTimedSerializer(SECRET, salt="registration.mine")
    times = []
    for id_ in drafts:
        browser.cookies[COOKIE] = str(signer.dumps([id_.hex]))
        times.append(_timed(partial(browser.fill, f"{MINE}/{id_}/check"), 303))
    return times


def staff_pages(house: House, report: Report, parts: Sequence[str] = ()) -> None:
    """The meeting of the submissions, emptied of them, with five thousand who wait."""
    registration = house.connections["registration"]
    registration.execute("update registration set state = 'withdrawn' where state <> 'draft'")
    with house.database("registration").session() as session:
        write_large_meeting(session)
        session.commit()
    registration.execute("vacuum analyze")
    browser = house.stage.browser("registration")
    for part in parts or SHOWN_TO_STAFF:
        for what, paths in SHOWN_TO_STAFF[part]().items():
            _visit(house, report, f"{what}, at {PARTICIPANTS}", browser, paths)


def _paged(path: str) -> list[str]:
    return [f"{path}?page={page}" for page in range(1, PARTICIPANTS // PAGE + 1)]


def _searched(path: str) -> list[str]:
    words = [quote(name.split()[-1]) for _, name, _, _ in people()]
    # What is drawn is drawn the same each time.
    random.Random(7).shuffle(words)  # noqa: S311
    return [f"{path}?q={word}" for word in words]


def _queue() -> dict[str, Sequence[str]]:
    named = "the review queue"
    return {f"{named}, paged": _paged("review"), f"{named}, searched": _searched("review")}


def _participants() -> dict[str, Sequence[str]]:
    slips = [f"people?q={word}" for word in SLIPS]
    named = "the participants"
    return {
        f"{named}, paged": _paged("people"),
        f"{named}, searched": _searched("people"),
        f"{named}, searched with a slip": slips,
    }


def _overview() -> dict[str, Sequence[str]]:
    return {"the overview": [""], "the overview's live part": ["overview.part"]}


def _delegations() -> dict[str, Sequence[str]]:
    return {"all delegations": ["delegations"]}


SHOWN_TO_STAFF: dict[str, Callable[[], dict[str, Sequence[str]]]] = {
    "queue": _queue,
    "participants": _participants,
    "overview": _overview,
    "delegations": _delegations,
}


def _visit(house: House, report: Report, what: str, browser: Browser, paths: Sequence[str]) -> None:
    browser.ask(f"{AT}/{paths[0]}")
    meter = house.meter()
    times, size = [], 0
    for path in islice(cycle(paths), SHOWN):
        began = time.perf_counter()
        answer = _asked(partial(browser.ask, f"{AT}/{path}"), 200)
        times.append(time.perf_counter() - began)
        size = max(size, len(answer.body))
    _say_cpu(report, what, meter, SHOWN)
    _say_times(report, what, times)
    report.say(f"{what}, largest page", size / 1000, "kB", SHOWN)


def weights(house: House, report: Report) -> None:
    """Questions to the database, the weight of a delegate's pages, the memory of the web."""
    in_one = HouseInOneProcess(dict(house.stage.databases), house.stage.redis.url)
    registration = house.connections["registration"]
    person = registration.execute("select id from registration limit 1").fetchone()
    delegation = registration.execute("select id from delegation limit 1").fetchone()
    assert person
    assert delegation
    asked: list[str] = []
    engine = in_one.registration.database.engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    staff = in_one.registration.client(NODIRA)
    for path in ("", "review", "people", f"people/{person[0]}", "delegations", "letters", "trace"):
        staff.get(f"{AT}/{path}")
        asked.clear()
        assert staff.get(f"{AT}/{path}").status_code == 200, path
        where = path.replace(str(person[0]), "one")
        report.say(f"questions to the database, /{where}", len(asked), "questions", 1)
    browser = in_one.registration.client()
    pages.say(report, "registration, start", browser, REGISTER)
    mine = browser.fill_in(REGISTER).location.rsplit("/", 1)[0]
    for topic in pages.TOPICS:
        pages.say(report, f"registration, {topic}", browser, f"{mine}/{topic}")
    in_one.close()
    webs = family(house.stage.supervisor.pids()["registration-web"])
    largest = max(resident(pid) for pid in webs)
    report.say("memory of a web process of registration, the largest", largest, "MB", len(webs))


def lists(_house: House, report: Report) -> None:
    """As the worker presses them; `./kengash bench papers` says it of every language."""
    papers.say_lists(report, ("en",), 2)


PARTS: dict[str, Callable[[House, Report], None]] = {
    "submissions": submissions,
    "pages": staff_pages,
    "weights": weights,
    "lists": lists,
}


def _asked(ask: Callable[[], Answer], status: int) -> Answer:
    answer = ask()
    assert answer.status == status, answer
    return answer


def _timed(ask: Callable[[], Answer], status: int) -> float:
    began = time.perf_counter()
    _asked(ask, status)
    return time.perf_counter() - began


def _parts(meter: Meter, n: int) -> Iterator[tuple[str, float]]:
    for name, seconds in meter.read().items():
        yield name, seconds / n * 1000


def _say_cpu(report: Report, what: str, meter: Meter, n: int) -> None:
    read = dict(_parts(meter, n))
    redis = read.pop("Redis")
    report.say(f"CPU of {what}", sum(read.values()), "ms", n)
    for name in ("web", "relay", "worker", "work", "PostgreSQL"):
        if read[name] >= 0.05:
            report.say(f"  of which {name}", read[name], "ms", n)
    if redis >= 0.05:
        report.say("  and Redis besides", redis, "ms", n)


def _say_times(report: Report, what: str, times: list[float]) -> None:
    median, slowest = median_and_slowest(times)
    report.say(f"{what}, median", median * 1000, "ms", len(times))
    report.say(f"{what}, 95th percentile", slowest * 1000, "ms", len(times))


if __name__ == "__main__":
    main()
