"""What the programme costs: 300 items, 12 rooms, 200 speakers and five days.

All clashes, a move with its clash check, publishing an edition, the public page. The move and the
page go through real processes, asked over their sockets; CPU is user and system time of the web
processes and of PostgreSQL. The rest is measured in the process that does it.
"""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from benchmarks import pages
from benchmarks.measuring.cpu import Meter, spent
from benchmarks.measuring.figures import Report, median_and_slowest, parser
from benchmarks.measuring.large_programme import (
    ROOMS,
    SLUG,
    LargeProgramme,
    write_large_programme,
)
from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.queries.clashes import clashes_of, clashes_touching
from services.agenda.queries.mends import with_mends
from services.agenda.queries.plan_of import plan_of
from services.agenda.queries.waivers import clashes_in_the_way
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.waive_clash import waive_clash
from tests.faults.stage import Stage, staged
from tests.house_under_test import House, as_fact
from tests.people import NODIRA

MOVES, SHOWN, TIMES, EDITIONS = 1000, 1000, 20, 20
MENDED = 60
# Agenda besides the others, and no door: what is asked is asked of the service itself.
SERVICES = ("registration", "badges", "agenda")
PUBLIC = f"/agenda/meetings/{SLUG}/"
EDITOR = f"/agenda/meetings/{SLUG}/edit"


class Ground:
    """What is measured: the processes, the same service within this one, and the programme."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.here = House(dict(stage.databases), stage.redis.url)
        self.here.agenda.hear(replace(as_fact(NODIRA), revision=0))
        with self.session() as session:
            self.programme: LargeProgramme = write_large_programme(session)
            session.commit()
            # As the database itself does before long.
            session.execute(text("analyze"))
            session.commit()

    def session(self) -> Session:
        return self.here.agenda.database.sessions()

    def meeting(self, session: Session) -> Meeting:
        return session.get_one(Meeting, self.programme.meeting_id)

    def meter(self) -> Meter:
        pids = self.stage.supervisor.pids()
        # Papers are pressed and letters written meanwhile: that is not the move's doing.
        return Meter({"web": [pids["agenda-web"]], "PostgreSQL": [self.stage.postgres.pid]})


def main() -> None:
    asked = parser("agenda", __doc__ or "")
    asked.add_argument("--only", choices=PARTS, metavar="part", default="", help=", ".join(PARTS))
    chosen = asked.parse_args()
    report = Report("agenda", as_json=chosen.json)
    with ExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory(prefix="kengash-bench-")))
        folder.chmod(0o711)
        ground = Ground(opened.enter_context(staged(folder, services=SERVICES)))
        opened.callback(ground.here.close)
        for name, measure in PARTS.items():
            if chosen.only in ("", name):
                measure(ground, report)


def all_clashes(ground: Ground, report: Report) -> None:
    with ground.session() as session:
        meeting = ground.meeting(session)
        read = [_taken(lambda: plan_of(session, meeting)) for _ in range(TIMES)]
        plan = plan_of(session, meeting)
        found = clashes_of(plan)
        looked = [_taken(lambda: clashes_of(plan)) for _ in range(TIMES)]
        report.say("clashes in the programme", len(found), "clashes", len(plan.items))
        _say(report, "the plan, read from the database", read)
        _say(report, "all clashes of the plan", looked)
        both = [one + other for one, other in zip(read, looked, strict=True)]
        _say(report, "all clashes, reading included (≤ 50)", both)
        shown = found[:MENDED]
        mended = [_taken(lambda: with_mends(plan, shown)) for _ in range(3)]
        report.say(f"mends of {MENDED} clashes, median", sorted(mended)[1], "ms", len(mended))


def clash_check(ground: Ground, report: Report) -> None:
    """What a move asks of the clashes: the plan of its day, and what touches the item."""
    pids = [ground.stage.postgres.pid]
    with ground.session() as session:
        meeting = ground.meeting(session)
        items = [(each.id, each.starts_at) for each in _placed(session, ground)]
        before, began = spent(pids), process_time()
        for number in range(MOVES):
            id_, starts_at = items[number % len(items)]
            assert starts_at is not None
            plan = plan_of(session, meeting, [starts_at.astimezone(meeting.zone).date()])
            clashes_touching(plan, [id_])
        own, theirs = process_time() - began, spent(pids) - before
    report.say("CPU of the clash check of a move (≤ 3)", (own + theirs) / MOVES * 1000, "ms", MOVES)
    report.say("  of which PostgreSQL", theirs / MOVES * 1000, "ms", MOVES)


def moves(ground: Ground, report: Report) -> None:
    """As the script of the page sends them: a quarter of an hour later, one in four into another
    room, and back again when all have had their turn.
    """
    browser = ground.stage.browser("agenda")
    browser.learn_token(EDITOR)
    browser.accepts = "application/json"
    with ground.session() as session:
        zone = ground.meeting(session).zone
        items = [(e.id, e.room_id, e.starts_at, e.minutes) for e in _placed(session, ground)]
        revisions = {each.id: each.revision for each in _placed(session, ground)}
    meter, times = ground.meter(), []
    for number in range(MOVES):
        id_, room_id, home, minutes = items[number % len(items)]
        is_away = number // len(items) % 2 == 0
        assert home is not None
        at = (home + timedelta(minutes=15 * is_away)).astimezone(zone)
        if is_away and number % 4 == 0:
            room_id = ground.programme.room_ids[number % ROOMS]
        values = {
            "day": at.date().isoformat(),
            "starts": f"{at:%H:%M}",
            "minutes": str(minutes),
            "room": str(room_id),
            "revision": str(revisions[id_]),
        }
        began = time.perf_counter()
        answer = browser.fill(f"/agenda/meetings/{SLUG}/items/{id_}/place", **values)
        times.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, answer
        revisions[id_] = json.loads(answer.body)["revision"]
    _say_cpu(report, "a move with its clash check (≤ 8)", meter, MOVES)
    _say(report, "a move answered", times)


def editions(ground: Ground, report: Report) -> None:
    """Each is published after one item was moved; what clashes may stand by somebody's word."""
    times = []
    for number in range(EDITIONS):
        with ground.session() as session:
            item = _placed(session, ground)[number]
            item.minutes += 5
            session.flush()
            _let_all_stand(session, ground)
            session.commit()
        with ground.session() as session:
            times.append(_taken(lambda: _publish(session, ground.programme.meeting_id)))
    _say(report, "an edition published (≤ 200)", times)


def _let_all_stand(session: Session, ground: Ground) -> None:
    for clash in clashes_in_the_way(session, ground.meeting(session)):
        who = {"meeting_id": ground.programme.meeting_id, "given_by": NODIRA.id}
        waive_clash(session, clash=clash.key, reason="To be measured", **who)


def _publish(session: Session, meeting_id: UUID) -> None:
    publish_programme(session, meeting_id=meeting_id, published_by=NODIRA.id)
    session.commit()


def public_page(ground: Ground, report: Report) -> None:
    with ground.session() as session:
        _let_all_stand(session, ground)
        _publish(session, ground.programme.meeting_id)
    stranger = ground.stage.stranger("agenda")
    stranger.ask(PUBLIC)
    meter, times = ground.meter(), []
    for _ in range(SHOWN):
        began = time.perf_counter()
        answer = stranger.ask(PUBLIC)
        times.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, answer
    _say_cpu(report, "the public programme (≤ 5)", meter, SHOWN)
    _say(report, "the public programme answered", times)
    for language in ("en", "ar"):
        reader = ground.here.agenda.client(language=language)
        pages.say(report, f"the public programme, {language} (≤ 30)", reader, PUBLIC)


# In this order: moving comes after what is measured of the programme as it was written, and the
# public reads what was published.
PARTS: dict[str, Callable[[Ground, Report], None]] = {
    "clashes": all_clashes,
    "check": clash_check,
    "editions": editions,
    "public": public_page,
    "moves": moves,
}


def _placed(session: Session, ground: Ground) -> Sequence[Item]:
    return session.scalars(
        select(Item)
        .where(Item.meeting_id == ground.programme.meeting_id, Item.room_id.is_not(None))
        .order_by(Item.starts_at, Item.id)
    ).all()


def _taken(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _say(report: Report, what: str, times: list[float]) -> None:
    median, slowest = median_and_slowest(times)
    report.say(f"{what}, median", median, "ms", len(times))
    report.say(f"{what}, 95th percentile", slowest, "ms", len(times))


def _say_cpu(report: Report, what: str, meter: Meter, n: int) -> None:
    read = {name: seconds / n * 1000 for name, seconds in meter.read().items()}
    report.say(f"CPU of {what}", sum(read.values()), "ms", n)
    for name, milliseconds in read.items():
        report.say(f"  of which {name}", milliseconds, "ms", n)


if __name__ == "__main__":
    main()
