"""What became of it all: the databases are asked what was told, and what was done of it."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg

from shared.contracts import QUEUES
from tests.faults.load import Done

Connections = dict[str, "psycopg.Connection[Any]"]


@dataclass
class Verdict:
    """Figures for the reader, and each thing that was lost or doubled by its name."""

    facts: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        return not self.lost and not self.doubled


def _all(connection: "psycopg.Connection[Any]", sql: str, *values: object) -> list[Any]:
    return connection.execute(sql, values).fetchall()


def still_open(connections: Connections) -> int:
    """How many deliveries wait for their acknowledgement, to anyone who takes part."""
    sql = "select count(*) from delivery where acknowledged_at is null and queue = any(%s)"
    return sum(_all(each, sql, _live(connections))[0][0] for each in connections.values())


def _live(connections: Connections) -> list[str]:
    return [queue for queue in QUEUES if queue.split("-")[0] in connections]


def make_due(connections: Connections) -> None:
    """As if the wait before every resend were over."""
    for each in connections.values():
        each.execute("update delivery set due_at = now() where acknowledged_at is null")


def reach(connections: Connections, done: Done) -> Verdict:
    verdict = Verdict()
    _compare_messages(connections, verdict)
    _compare_participants(connections, verdict)
    _compare_badges(connections["badges"], verdict)
    _compare_arrivals(connections, done, verdict)
    _count_letters(connections["registration"], connections["badges"], verdict)
    told = {
        str(id_)
        for (id_,) in _all(
            connections["registration"], "select id from registration where state <> 'draft'"
        )
    }
    verdict.lost += [f"submission {id_}" for id_ in done.submitted - told]
    return verdict


def _compare_messages(connections: Connections, verdict: Verdict) -> None:
    """What each outbox told to each queue, and what each inbox noted."""
    for queue in _live(connections):
        heard = {
            id_
            for (id_,) in _all(
                connections[queue.split("-")[0]],
                "select message_id from inbox where queue = %s",
                queue,
            )
        }
        told = Counter(
            id_
            for each in connections.values()
            for (id_,) in _all(each, "select message_id from delivery where queue = %s", queue)
        )
        verdict.facts += len(told)
        verdict.lost += [f"message {id_} to {queue}" for id_ in set(told) - heard]


def _compare_participants(connections: Connections, verdict: Verdict) -> None:
    truth = dict(
        _rows(
            _all(
                connections["registration"],
                "select id, revision, state from registration where state <> 'draft'",
            )
        )
    )
    copies = dict(
        _rows(_all(connections["badges"], "select id, revision, state from participant_copy"))
    )
    verdict.figures["participants"] = len(truth)
    verdict.lost += [f"participant {id_}" for id_, it in truth.items() if copies.get(id_) != it]
    verdict.lost += [f"participant {id_} of nowhere" for id_ in set(copies) - set(truth)]


def _rows(rows: list[Any]) -> list[tuple[Any, Any]]:
    return [(row[0], tuple(row[1:])) for row in rows]


def _compare_badges(badges: "psycopg.Connection[Any]", verdict: Verdict) -> None:
    """Who may be printed has one badge, drawn from the newest copy; each was told of once."""
    held = _all(
        badges,
        "select p.id, p.may_print, count(b.id) filter (where b.state <> 'revoked'),"
        " coalesce(bool_and(b.state = 'ready' and b.made_from = p.revision)"
        " filter (where b.state <> 'revoked'), true)"
        " from participant_copy p left join badge b on b.participant_id = p.id group by p.id",
    )
    verdict.figures["badges"] = sum(1 for row in held if row[1])
    for id_, may_print, count, is_newest in held:
        if count != int(may_print):
            (verdict.lost if count < may_print else verdict.doubled).append(f"badge of {id_}")
        if not is_newest:
            verdict.lost.append(f"newest badge of {id_}")
    _each_told_once(badges, "badges.badge_due.v1", ("participant_id", "revision"), verdict)


def _compare_arrivals(connections: Connections, done: Done, verdict: Verdict) -> None:
    sql = "select participant_id, {}, arrived_at from {}"
    truth = dict(_rows(_all(connections["badges"], sql.format("id", "arrival"))))
    copies = dict(
        _rows(_all(connections["registration"], sql.format("arrival_id", "arrival_copy")))
    )
    verdict.figures["arrivals"] = len(truth)
    verdict.lost += [f"arrival of {id_}" for id_, it in truth.items() if copies.get(id_) != it]
    verdict.lost += [f"arrival of {id_}" for id_ in done.arrived - {str(id_) for id_ in truth}]
    verdict.doubled += [f"arrival of {id_}" for id_ in set(copies) - set(truth)]
    _each_told_once(
        connections["badges"], "badges.arrival_recorded.v1", ("participant_id",), verdict
    )


def _count_letters(
    registration: "psycopg.Connection[Any]", badges: "psycopg.Connection[Any]", verdict: Verdict
) -> None:
    """One letter for each thing that befell a registration or its badge, each of them seen to."""
    befell = Counter(
        _all(
            registration,
            "select registration_id, what from event"
            " where what in ('submitted', 'approved', 'declined', 'withdrawn')",
        )
    )
    verdict.doubled += [f"{what} of {id_}" for (id_, what), times in befell.items() if times > 1]
    due = Counter(id_ for id_, _ in befell)
    due.update(
        UUID(id_)
        for (body,) in _all(badges, "select body from outbox where type = 'badges.notice_due.v1'")
        for id_ in json.loads(body)["person_ids"]
    )
    # Staff hear of what they prepare; only letters to those who take part are counted.
    letters = "select registration_id from mail where registration_id is not null"
    made = Counter(id_ for (id_,) in _all(registration, letters))
    verdict.figures["letters"] = made.total()
    verdict.lost += [f"letter to {id_}" for id_ in (due - made).elements()]
    verdict.doubled += [f"letter to {id_}" for id_ in (made - due).elements()]
    waiting = _all(registration, "select id from mail where state <> 'kept'")
    verdict.lost += [f"letter {id_} was not seen to" for (id_,) in waiting]
    _each_told_once(registration, "registration.mail_due.v1", ("mail_id",), verdict)


def _each_told_once(
    teller: "psycopg.Connection[Any]", name: str, key: tuple[str, ...], verdict: Verdict
) -> None:
    bodies = [
        json.loads(body)
        for (body,) in _all(teller, "select body from outbox where type = %s", name)
    ]
    told = Counter(tuple(body[each] for each in key) for body in bodies)
    verdict.doubled += [f"{name} {what}" for what, times in told.items() if times > 1]
