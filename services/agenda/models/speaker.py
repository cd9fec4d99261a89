"""Whoever speaks at a meeting: a person, or a place kept for one who is not named yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
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


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What a speaker is called and what they are, as each language words it."""

    names: Texts = field(default_factory=dict)
    honorific: str = ""
    rank: Texts = field(default_factory=dict)
    post: Texts = field(default_factory=dict)
    state_code: str = ""
    affiliations: tuple[Texts, ...] = ()

    @property
    def say_whose(self) -> bool:
        """Somebody is named, or it is said for whom the place is kept."""
        return bool(self.names or self.state_code or self.affiliations)


class Absence(Base):
    """Hours at which a speaker cannot be in the programme."""

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),)

    speaker_id: Mapped[UUID] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True
    )
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Correction(Base):
    """What a speaker would have written of them otherwise, until staff accept or refuse it."""

    __tablename__ = "correction"

    speaker_id: Mapped[UUID] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), primary_key=True
    )
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # Only what differs, text by text: {"names": {"ru": "…"}, "honorific": "Dr"}; an empty text
    # takes one away. Affiliations are told as a whole.
    wanted: Mapped[dict[str, Any]] = mapped_column(JSONB)


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
    # What they say to it, in their own words, until somebody has looked at it.
    said: Mapped[str] = mapped_column(default="")
    # Links of an older number no longer open the speaker's own page.
    link_number: Mapped[int] = mapped_column(default=1)
    revision: Mapped[int] = mapped_column(default=1)

    absences: Mapped[list[Absence]] = relationship(
        order_by=Absence.starts_at, cascade="all, delete-orphan"
    )
    correction: Mapped[Correction | None] = relationship(cascade="all, delete-orphan")

    @property
    def is_kept(self) -> bool:
        """The place is kept for somebody who is not named yet."""
        return not self.names

    @property
    def particulars(self) -> Particulars:
        return Particulars(
            names=self.names,
            honorific=self.honorific,
            rank=self.rank,
            post=self.post,
            state_code=self.state_code,
            affiliations=tuple(self.affiliations),
        )

    def be(self, told: Particulars) -> None:
        self.names, self.honorific = told.names, told.honorific
        self.rank, self.post = told.rank, told.post
        self.state_code, self.affiliations = told.state_code, list(told.affiliations)

    def corrected(self, wanted: Mapping[str, Any]) -> Particulars:
        """What they would be with a correction laid over what they are now."""
        now = self.particulars
        return Particulars(
            names=_over(now.names, wanted.get("names", {})),
            honorific=wanted.get("honorific", now.honorific),
            rank=_over(now.rank, wanted.get("rank", {})),
            post=_over(now.post, wanted.get("post", {})),
            state_code=now.state_code,
            affiliations=tuple(wanted.get("affiliations", now.affiliations)),
        )

    def become_another(self) -> None:
        """Whoever was asked before was another: their link opens nothing now."""
        self.answer, self.answered_at, self.said = Answer.NOT_ASKED, None, ""
        self.link_number += 1

    @property
    def link_purpose(self) -> str:
        """What a link to their own page is signed for."""
        return f"agenda.speaker.{self.link_number}"


def _over(now: Texts, wanted: Texts) -> Texts:
    return {language: text for language, text in {**now, **wanted}.items() if text}
