"""An item of the programme, and who speaks in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts


class Kind(StrEnum):
    PLENARY = "plenary"
    WORKING_GROUP = "working_group"
    BREAK = "break"
    CEREMONY = "ceremony"
    OTHER = "other"


@dataclass(frozen=True)
class Speech:
    """Who speaks, and as what."""

    name: str
    function: Texts


class Speaker(Base):
    __tablename__ = "speaker"

    item_id: Mapped[UUID] = mapped_column(
        ForeignKey("item.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    function: Mapped[Texts] = mapped_column(JSONB)


class Item(Base):
    __tablename__ = "item"
    __table_args__ = (
        ForeignKeyConstraint(["meeting_id", "room_id"], ["room.meeting_id", "room.id"]),
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint(
            "kind in ('plenary', 'working_group', 'break', 'ceremony', 'other')",
            name="kind_is_known",
        ),
        CheckConstraint(
            "(kind = 'working_group') = (group_ordinal is not null)", name="groups_have_letters"
        ),
        CheckConstraint("group_ordinal > 0", name="letters_begin_with_the_first"),
        Index("ix_item_meeting_id_starts_at", "meeting_id", "starts_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    # None is all rooms: nothing else takes place meanwhile.
    room_id: Mapped[UUID | None]
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    names: Mapped[Texts] = mapped_column(JSONB)
    kind: Mapped[str]
    # The place of a working group in the row of groups; its letter is each language's own.
    group_ordinal: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=1)

    speakers: Mapped[list[Speaker]] = relationship(
        order_by=Speaker.position, cascade="all, delete-orphan", lazy="selectin"
    )

    def say(
        self,
        *,
        names: Texts,
        kind: str,
        group_ordinal: int | None,
        speakers: Sequence[Speech],
    ) -> None:
        self.names, self.kind = names, kind
        self.group_ordinal = group_ordinal if kind == Kind.WORKING_GROUP else None
        # Rows that stay are changed where they stand: their place is their key.
        for number, speech in enumerate(speakers, 1):
            if number > len(self.speakers):
                self.speakers.append(Speaker(position=number))
            self.speakers[number - 1].name = speech.name
            self.speakers[number - 1].function = speech.function
        del self.speakers[len(speakers) :]

    def place(self, *, room_id: UUID | None, starts_at: datetime, ends_at: datetime) -> None:
        self.room_id = room_id
        self.starts_at, self.ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
