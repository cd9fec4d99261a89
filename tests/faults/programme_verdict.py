"""What became of what agenda told: every meeting and edition arrived, and was told of once."""

import json
import re
from collections import Counter
from typing import Any

import psycopg

from tests.faults.programme import Prepared
from tests.faults.verdict import Connections, Verdict, _all, _each_told_once, _rows
from tests.people import EDITOR, NODIRA, SEMINAR_ID

COPIED = "id, revision, slug, names"
SINCE = re.compile(r"/editions/(\d+)/since$")


def judge(connections: Connections, done: Prepared, verdict: Verdict) -> None:
    agenda, registration = connections["agenda"], connections["registration"]
    _compare_meetings(connections, done, verdict)
    _compare_items(agenda, done, verdict)
    _compare_editions(agenda, registration, verdict)
    _compare_accounts(connections, verdict)
    _each_told_once(agenda, "agenda.meeting_opened.v1", ("meeting_id",), verdict)
    _each_told_once(agenda, "agenda.meeting_published.v1", ("meeting_id", "revision"), verdict)


def _compare_meetings(connections: Connections, done: Prepared, verdict: Verdict) -> None:
    meetings = _all(connections["agenda"], f"select {COPIED}, state from meeting")
    public = {row[0]: tuple(row[1:4]) for row in meetings if row[4] == "published"}
    verdict.figures["meetings"] = len(meetings)
    there = {row[2] for row in meetings}
    verdict.lost += [f"meeting {word}" for word in done.opened - there]
    verdict.lost += [
        f"publication of {word}" for word in done.published - {it[1] for it in public.values()}
    ]
    for name in ("registration", "badges"):
        copies = dict(_rows(_all(connections[name], f"select {COPIED} from meeting_copy")))
        verdict.lost += [
            f"meeting {it[1]} in {name}" for id_, it in public.items() if copies.get(id_) != it
        ]
        verdict.doubled += [
            f"meeting {id_} of nowhere in {name}" for id_ in set(copies) - set(public)
        ]
    organised = Counter(
        id_
        for (id_,) in _all(
            connections["registration"],
            "select meeting_id from role where role = 'organiser' and is_held",
        )
    )
    verdict.lost += [f"organiser of {row[2]}" for row in meetings if not organised[row[0]]]


def _compare_items(agenda: "psycopg.Connection[Any]", done: Prepared, verdict: Verdict) -> None:
    """However often a cut-off page was sent again, what it adds is there once."""
    there = Counter(
        names["en"] for (names,) in _all(agenda, "select names from item") if "en" in names
    )
    verdict.figures["items"] = there.total()
    verdict.lost += [f"item {name}" for name in done.items - set(there)]
    verdict.doubled += [f"item {name}" for name, times in there.items() if times > 1]


def _compare_editions(
    agenda: "psycopg.Connection[Any]", registration: "psycopg.Connection[Any]", verdict: Verdict
) -> None:
    """Each edition of the seminar was told of once, and each notice became a letter to each."""
    sql = "select number from edition where meeting_id = %s order by number"
    numbers = [number for (number,) in _all(agenda, sql, SEMINAR_ID)]
    verdict.figures["editions"] = len(numbers)
    if numbers != list(range(1, len(numbers) + 1)):
        verdict.lost.append(f"an edition among {numbers}")
    notices = [
        json.loads(body)
        for (body,) in _all(agenda, "select body from outbox where type = 'agenda.notice_due.v1'")
    ]
    _compare_notices(agenda, notices, verdict)
    owed = sum(len(each["person_ids"]) for each in notices)
    letters = _all(
        registration,
        "select subject, count(*) from mail where registration_id is null group by subject",
    )
    verdict.figures["letters to staff"] = written = sum(times for _, times in letters)
    (verdict.lost if written < owed else verdict.doubled).extend(
        ["letters to staff"] if written != owed else []
    )


def _compare_notices(
    agenda: "psycopg.Connection[Any]", notices: list[dict[str, Any]], verdict: Verdict
) -> None:
    """Whoever did not publish an edition has one letter that covers it, perhaps with others."""
    sql = "select number, symbol, published_by from edition where meeting_id = %s"
    editions = _all(agenda, sql, SEMINAR_ID)
    numbers = {symbol: number for number, symbol, _ in editions}
    covered: Counter[tuple[str, int]] = Counter()
    for each in notices:
        until = numbers.get(each["subject"]["en"].rsplit(" ", 1)[1], 0)
        since = SINCE.search(each["path"])
        for number in range(int(since[1]) + 1 if since else 1, until + 1):
            covered.update((person, number) for person in each["person_ids"])
    due = {
        (str(member.id), number)
        for number, _, published_by in editions
        for member in (NODIRA, EDITOR)
        if member.id != published_by
    }
    verdict.lost += [f"notice of edition {number}" for _, number in due - covered.keys()]
    verdict.doubled += [f"notice of edition {it[1]}" for it, times in covered.items() if times > 1]


def _compare_accounts(connections: Connections, verdict: Verdict) -> None:
    """Whoever opens a meeting is given a role there, of which all three come to know."""
    told = {
        json.loads(body)["account_id"]
        for (body,) in _all(
            connections["registration"],
            "select body from outbox where type = 'registration.account_changed.v1'",
        )
    }
    sql = "select id::text, revision from {}"
    truth = dict(_all(connections["registration"], sql.format("account")))
    for name in ("agenda", "badges"):
        copies = dict(_all(connections[name], sql.format("account_copy")))
        verdict.lost += [
            f"account {id_} in {name}" for id_ in told if copies.get(id_) != truth[id_]
        ]
