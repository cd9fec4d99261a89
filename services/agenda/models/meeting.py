"""A meeting: what it is called, when and where it is held, and whether the public knows of it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts
from services.agenda.models.item import Item
from services.agenda.models.organiser import Organiser
from services.agenda.models.organisers_line import lines_of
from services.agenda.models.refusals import EndsBeforeItStarts, OutsideDays
from services.agenda.models.room import Room
from shared import clock
from shared.contracts.agenda import MeetingPublished

LONGEST = timedelta(days=31)


class State(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Format(StrEnum):
    """What sort of meeting it is."""

    COUNCIL = "council"
    WORKING_GROUP = "working_group"
    BRIEFING = "briefing"
    SEMINAR = "seminar"
    TRAINING = "training"
    DIALOGUE = "dialogue"
    BILATERAL = "bilateral"
    SIDE_EVENT = "side_event"
    OTHER = "other"


class About(StrEnum):
    """How a number of people that is expected is meant."""

    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    UP_TO = "up_to"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What sort of meeting it is, for how many, and by which rules its programme is made."""

    format: str = Format.OTHER.value
    expected: int | None = None
    expected_about: str = About.EXACTLY.value
    home_zone: str | None = None
    symbol: str = ""
    grid_minutes: int = 15
    walk_minutes: int = 5
    interpreting_minutes: int = 180
    quiet_minutes: int = 10


class Meeting(Base):
    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_is_plain"),
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint("ends_on - starts_on < 31", name="lasts_a_month_at_most"),
        CheckConstraint("state in ('draft', 'published')", name="state_is_known"),
        CheckConstraint(
            "format in ('council', 'working_group', 'briefing', 'seminar', 'training', 'dialogue',"
            " 'bilateral', 'side_event', 'other')",
            name="format_is_known",
        ),
        CheckConstraint("expected > 0", name="expects_somebody"),
        CheckConstraint(
            "expected_about in ('exactly', 'about', 'over', 'up_to')", name="expectation_is_known"
        ),
        CheckConstraint("grid_minutes in (5, 10, 15, 20, 30, 60)", name="grid_fits_an_hour"),
        CheckConstraint("walk_minutes between 0 and 120", name="rooms_are_near"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    slug: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts] = mapped_column(JSONB)
    organisers: Mapped[Texts] = mapped_column(JSONB)
    venue: Mapped[Texts] = mapped_column(JSONB)
    city: Mapped[Texts] = mapped_column(JSONB)
    # A line that stands above the programme, such as that it is provisional.
    note: Mapped[Texts] = mapped_column(JSONB)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    time_zone: Mapped[str]
    # Where the secretariat sits, if its clock is another: 10:00 in New York is 20:00 in Tashkent.
    home_zone: Mapped[str | None]
    format: Mapped[str] = mapped_column(default=Format.OTHER)
    expected: Mapped[int | None]
    expected_about: Mapped[str] = mapped_column(default=About.EXACTLY)
    # Under which its papers are numbered, such as REC/4.
    symbol: Mapped[str] = mapped_column(default="")
    grid_minutes: Mapped[int] = mapped_column(default=15)
    # From any room to any other, where nothing else is said.
    walk_minutes: Mapped[int] = mapped_column(default=5)
    # How long interpreters work without a break.
    interpreting_minutes: Mapped[int] = mapped_column(default=180)
    # How long the programme stays quiet before people are told of its changes.
    quiet_minutes: Mapped[int] = mapped_column(default=10)
    # Counts every change of the draft, so that whoever looks at it knows that it is another.
    draft_number: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    revision: Mapped[int] = mapped_column(default=1)
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=clock.now)

    organised_by: Mapped[list[Organiser]] = relationship(
        order_by=Organiser.position, cascade="all, delete-orphan"
    )
    rooms: Mapped[list[Room]] = relationship(order_by=lambda: (Room.position, Room.id))
    items: Mapped[list[Item]] = relationship(
        order_by=lambda: (Item.starts_at, Item.minutes, Item.id)
    )

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def days(self) -> list[date]:
        length = (self.ends_on - self.starts_on).days
        return [self.starts_on + timedelta(days=number) for number in range(length + 1)]

    @property
    def is_over(self) -> bool:
        return clock.now().astimezone(self.zone).date() > self.ends_on

    def hold(self, terms: Terms) -> None:
        for name, value in asdict(terms).items():
            setattr(self, name, value)

    @property
    def terms(self) -> Terms:
        return Terms(**{name: getattr(self, name) for name in Terms.__dataclass_fields__})

    @property
    def organisers_lines(self) -> Texts:
        """Who is behind the meeting, as each language says it; a line of one's own comes first."""
        return {**lines_of(self.organised_by), **self.organisers}

    def require_hours(self, starts_at: datetime | None, minutes: int) -> None:
        """An item that is placed begins on one of the meeting's days and ends on the same day."""
        if minutes <= 0:
            raise EndsBeforeItStarts
        if starts_at is None:
            return
        day = starts_at.astimezone(self.zone).date()
        # What ends at midnight ends on the day that is over then.
        last = starts_at + timedelta(minutes=minutes, microseconds=-1)
        if day not in self.days or last.astimezone(self.zone).date() != day:
            raise OutsideDays

    def publish(self) -> None:
        self.state = State.PUBLISHED
        self.revision += 1

    def as_fact(self) -> MeetingPublished:
        """The meeting as the other services may know it."""
        return MeetingPublished(
            meeting_id=self.id,
            revision=self.revision,
            slug=self.slug,
            names=self.names,
            organisers=self.organisers_lines,
            venue=self.venue,
            city=self.city,
            time_zone=self.time_zone,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            opened_by=self.opened_by,
        )
