"""A meeting: what it is called, when and where it is held, and whether the public knows of it."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts
from services.agenda.models.item import Item
from services.agenda.models.refusals import EndsBeforeItStarts, OutsideDays
from services.agenda.models.room import Room
from shared import clock
from shared.contracts.agenda import MeetingPublished

LONGEST = timedelta(days=31)


class State(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Meeting(Base):
    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_is_plain"),
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        CheckConstraint("ends_on - starts_on < 31", name="lasts_a_month_at_most"),
        CheckConstraint("state in ('draft', 'published')", name="state_is_known"),
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
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    revision: Mapped[int] = mapped_column(default=1)
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=clock.now)

    rooms: Mapped[list[Room]] = relationship(order_by=lambda: (Room.position, Room.id))
    items: Mapped[list[Item]] = relationship(
        order_by=lambda: (Item.starts_at, Item.ends_at, Item.id)
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

    def require_hours(self, starts_at: datetime, ends_at: datetime) -> None:
        """An item begins on one of the meeting's days and ends on the same day."""
        day = starts_at.astimezone(self.zone).date()
        if day not in self.days or ends_at.astimezone(self.zone).date() != day:
            raise OutsideDays
        if ends_at <= starts_at:
            raise EndsBeforeItStarts

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
            organisers=self.organisers,
            venue=self.venue,
            city=self.city,
            time_zone=self.time_zone,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            opened_by=self.opened_by,
        )
