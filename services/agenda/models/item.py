"""An item of the programme, and who speaks in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts
from services.agenda.models.speaker import Speaker


class Kind(StrEnum):
    PLENARY = "plenary"
    WORKING_GROUP = "working_group"
    CEREMONY = "ceremony"
    SIDE_EVENT = "side_event"
    BREAK = "break"
    # A room that cannot be used meanwhile: a sound check, a closed hall.
    BLOCKER = "blocker"
    OTHER = "other"


class Access(StrEnum):
    """Who learns of an item: everybody; everybody, as closed; nobody but the staff."""

    OPEN = "open"
    CLOSED = "closed"
    INTERNAL = "internal"


class Role(StrEnum):
    """As what somebody speaks."""

    CHAIR = "chair"
    MODERATOR = "moderator"
    RAPPORTEUR = "rapporteur"
    PANELLIST = "panellist"
    SPEAKER = "speaker"


@dataclass(frozen=True)
class Speech:
    """Who speaks, as what, in which language and for how long."""

    speaker_id: UUID
    role: str = Role.SPEAKER.value
    language: str = ""
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Substance:
    """What an item is, apart from where and when it takes place."""

    names: Texts
    kind: str
    about: Texts = field(default_factory=dict)
    access: str = Access.OPEN.value
    group_ordinal: int | None = None
    expected: int | None = None
    languages: tuple[str, ...] = ()
    delegation_ids: tuple[UUID, ...] = ()
    are_heads_expected: bool = False
    speeches: tuple[Speech, ...] = ()


class Intervention(Base):
    __tablename__ = "intervention"
    __table_args__ = (
        CheckConstraint(
            "role in ('chair', 'moderator', 'rapporteur', 'panellist', 'speaker')",
            name="role_is_known",
        ),
        CheckConstraint("minutes between 1 and 600", name="lasts_ten_hours_at_most"),
        Index("ix_intervention_speaker_id", "speaker_id"),
    )

    item_id: Mapped[UUID] = mapped_column(
        ForeignKey("item.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    speaker_id: Mapped[UUID] = mapped_column(ForeignKey("speaker.id"))
    role: Mapped[str] = mapped_column(default=Role.SPEAKER.value)
    # The language in which they speak; empty while nobody knows.
    language: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int | None]

    speaker: Mapped[Speaker] = relationship(lazy="selectin")


class Item(Base):
    __tablename__ = "item"
    __table_args__ = (
        ForeignKeyConstraint(["meeting_id", "room_id"], ["room.meeting_id", "room.id"]),
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint("minutes between 5 and 1440", name="lasts_a_day_at_most"),
        CheckConstraint(
            "kind in ('plenary', 'working_group', 'ceremony', 'side_event', 'break', 'blocker',"
            " 'other')",
            name="kind_is_known",
        ),
        CheckConstraint("access in ('open', 'closed', 'internal')", name="access_is_known"),
        CheckConstraint(
            "(kind = 'working_group') = (group_ordinal is not null)", name="groups_have_letters"
        ),
        CheckConstraint("group_ordinal > 0", name="letters_begin_with_the_first"),
        CheckConstraint("expected >= 0", name="expects_nobody_or_some"),
        Index("ix_item_meeting_id_starts_at", "meeting_id", "starts_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    # None is all rooms: nothing else takes place meanwhile.
    room_id: Mapped[UUID | None]
    # None is not yet placed: it waits beside the timetable.
    starts_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    minutes: Mapped[int]
    names: Mapped[Texts] = mapped_column(JSONB)
    # What it is about, and what is to come of it.
    about: Mapped[Texts] = mapped_column(JSONB, default=dict)
    kind: Mapped[str]
    access: Mapped[str] = mapped_column(default=Access.OPEN.value)
    # The place of a working group in the row of groups; its letter is each language's own.
    group_ordinal: Mapped[int | None]
    expected: Mapped[int | None]
    # The languages that are to be heard here; one that needs no booth is the floor's own.
    languages: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    # The delegations that take part, by registration's ids; none named is every one.
    delegation_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    # Whether their heads are expected in person.
    are_heads_expected: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)

    interventions: Mapped[list[Intervention]] = relationship(
        order_by=Intervention.position, cascade="all, delete-orphan", lazy="selectin"
    )

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at and self.starts_at + timedelta(minutes=self.minutes)

    def say(self, substance: Substance) -> None:
        """This is what it is, wherever and whenever it takes place."""
        self.names, self.about = substance.names, substance.about
        self.kind, self.access = substance.kind, substance.access
        is_group = substance.kind == Kind.WORKING_GROUP
        self.group_ordinal = substance.group_ordinal if is_group else None
        self.expected = substance.expected
        self.languages = list(substance.languages)
        self.delegation_ids = list(substance.delegation_ids)
        self.are_heads_expected = substance.are_heads_expected
        self._speak(substance.speeches)

    @property
    def substance(self) -> Substance:
        return Substance(
            names=self.names,
            about=self.about,
            kind=self.kind,
            access=self.access,
            group_ordinal=self.group_ordinal,
            expected=self.expected,
            languages=tuple(self.languages),
            delegation_ids=tuple(self.delegation_ids),
            are_heads_expected=self.are_heads_expected,
            speeches=tuple(
                Speech(each.speaker_id, each.role, each.language, each.minutes)
                for each in self.interventions
            ),
        )

    def _speak(self, speeches: Sequence[Speech]) -> None:
        # Rows that stay are changed where they stand: their place is their key.
        for number, speech in enumerate(speeches, 1):
            if number > len(self.interventions):
                self.interventions.append(Intervention(position=number))
            row = self.interventions[number - 1]
            row.speaker_id, row.role = speech.speaker_id, speech.role
            row.language, row.minutes = speech.language, speech.minutes
        del self.interventions[len(speeches) :]

    def place(self, *, room_id: UUID | None, starts_at: datetime | None, minutes: int) -> None:
        self.room_id, self.minutes = room_id, minutes
        self.starts_at = starts_at and starts_at.astimezone(UTC)
