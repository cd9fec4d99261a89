"""Whoever speaks at a meeting: a person, or a place kept for one who is not named yet."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts


class Answer(StrEnum):
    """What a speaker has said to being asked."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Absence(Base):
    """Hours at which a speaker cannot be in the programme."""

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),)

    speaker_id: Mapped[UUID] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True
    )
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Speaker(Base):
    __tablename__ = "speaker"
    __table_args__ = (
        # A place that is kept says for whom: a State's head of delegation, or an organisation.
        CheckConstraint(
            "names <> '{}'::jsonb or state_code <> '' or affiliations <> '[]'::jsonb",
            name="is_named_or_kept_for_somebody",
        ),
        CheckConstraint(
            "answer in ('not_asked', 'asked', 'confirmed', 'declined')", name="answer_is_known"
        ),
        UniqueConstraint("meeting_id", "id"),
        UniqueConstraint("meeting_id", "participant_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    # The name as each language writes it; empty while the place is kept.
    names: Mapped[Texts] = mapped_column(JSONB, default=dict)
    honorific: Mapped[str] = mapped_column(default="")
    # Rank and post stand on two lines: Under-Secretary-General; Head of the Office.
    rank: Mapped[Texts] = mapped_column(JSONB, default=dict)
    post: Mapped[Texts] = mapped_column(JSONB, default=dict)
    # The State by its three letters; further affiliations as each language words them.
    state_code: Mapped[str] = mapped_column(default="")
    affiliations: Mapped[list[Texts]] = mapped_column(JSONB, default=list)
    # Whom registration knows them as, once that is settled.
    participant_id: Mapped[UUID | None]
    answer: Mapped[str] = mapped_column(default=Answer.NOT_ASKED)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # What they would have changed, in their own words, until somebody has looked at it.
    said: Mapped[str] = mapped_column(default="")
    # Links of an older number no longer open the speaker's own page.
    link_number: Mapped[int] = mapped_column(default=1)
    revision: Mapped[int] = mapped_column(default=1)

    absences: Mapped[list[Absence]] = relationship(
        order_by=Absence.starts_at, cascade="all, delete-orphan"
    )

    @property
    def is_kept(self) -> bool:
        """The place is kept for somebody who is not named yet."""
        return not self.names
