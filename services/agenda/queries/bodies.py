"""Which bodies are there, what do they consist of, and which meetings have they held?"""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.body import Body, Seat
from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.series import MeetingInSeries, Series
from shared.text.names import in_language
from shared.text.sorting import sort_key
from shared.text.states import state


@dataclass
class Branch:
    """A body with those within it, working groups in the order of their letters."""

    body: Body
    within: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class CountedSeries:
    series: Series
    # Ordinal and meeting, the first first.
    meetings: list[tuple[int, Meeting]]

    @property
    def next_ordinal(self) -> int:
        return self.meetings[-1][0] + 1 if self.meetings else 1


@dataclass(frozen=True)
class BodyPage:
    body: Body
    parent: Body | None
    within: list[Body]
    organisations: dict[UUID, Organisation]
    # Those that are held come before those that were; States before organisations.
    seats: list[Seat]
    series: list[CountedSeries]


_COMMITTEES_FIRST = {"council": 0, "committee": 1, "working_group": 2, "other": 3}


def _order(body: Body, language: str) -> tuple[object, ...]:
    name = sort_key(in_language(body.names, language), language)
    return (_COMMITTEES_FIRST[body.kind], body.ordinal or 0, name)


def body_tree(session: Session, language: str) -> list[Branch]:
    """Bodies of their own, each with those within it."""
    branches = {each.id: Branch(each) for each in session.scalars(select(Body))}
    roots: list[Branch] = []
    for branch in sorted(branches.values(), key=lambda each: _order(each.body, language)):
        above = branches.get(branch.body.parent_id) if branch.body.parent_id else None
        (above.within if above else roots).append(branch)
    return roots


def body_choices(session: Session, language: str) -> list[tuple[str, str]]:
    """Every body, those within another right under it."""

    def lines(branches: list[Branch], depth: int) -> list[tuple[str, str]]:
        return [
            line
            for each in branches
            for line in (
                (str(each.body.id), "— " * depth + in_language(each.body.names, language)),
                *lines(each.within, depth + 1),
            )
        ]

    return lines(body_tree(session, language), 0)


def all_series(session: Session, body_id: UUID | None = None) -> list[CountedSeries]:
    """Series with their meetings; of one body, or all there are."""
    wanted = select(Series).order_by(Series.id)
    if body_id is not None:
        wanted = wanted.where(Series.body_id == body_id)
    found = {each.id: CountedSeries(each, []) for each in session.scalars(wanted)}
    counted = (
        select(MeetingInSeries.series_id, MeetingInSeries.ordinal, Meeting)
        .join(Meeting, Meeting.id == MeetingInSeries.meeting_id)
        .where(MeetingInSeries.series_id.in_(found))
        .order_by(MeetingInSeries.series_id, MeetingInSeries.ordinal)
    )
    for series_id, ordinal, meeting in session.execute(counted):
        found[series_id].meetings.append((ordinal, meeting))
    return list(found.values())


def series_of(session: Session, meeting_id: UUID) -> list[tuple[Series, int]]:
    """The series that a meeting belongs to, and which it is in each."""
    rows = session.execute(
        select(Series, MeetingInSeries.ordinal)
        .join(MeetingInSeries, MeetingInSeries.series_id == Series.id)
        .where(MeetingInSeries.meeting_id == meeting_id)
        .order_by(Series.id)
    )
    return [(row[0], row[1]) for row in rows]


def series_choices(session: Session, language: str) -> list[tuple[str, str]]:
    named = [(str(e.id), in_language(e.names, language)) for e in session.scalars(select(Series))]
    return sorted(named, key=lambda pair: sort_key(pair[1], language))


def body_page(session: Session, body_id: UUID, language: str) -> BodyPage | None:
    body = session.get(Body, body_id)
    if body is None:
        return None
    within = list(session.scalars(select(Body).where(Body.parent_id == body_id)))
    named = {each.organisation_id for each in body.organisations}
    named |= {each.organisation_id for each in body.seats if each.organisation_id}
    found = session.scalars(select(Organisation).where(Organisation.id.in_(named)))
    organisations = {each.id: each for each in found}

    def order(seat: Seat) -> tuple[bool, bool, bytes]:
        if seat.organisation_id:
            name = in_language(organisations[seat.organisation_id].names, language)
        else:
            name = state(seat.state_code or "").name(language)
        return (seat.ended_on is not None, seat.state_code is None, sort_key(name, language))

    return BodyPage(
        body=body,
        parent=session.get(Body, body.parent_id) if body.parent_id else None,
        within=sorted(within, key=lambda each: _order(each, language)),
        organisations=organisations,
        seats=sorted(body.seats, key=order),
        series=all_series(session, body_id),
    )
