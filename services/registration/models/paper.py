"""Papers about people: asked for, then pressed by a worker, then ready to be taken."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, deferred, mapped_column

from services.registration.models.base import Base

DUE, READY, VOID = "due", "ready", "void"
PARTICIPANTS, VISA = "participants", "visa"
STAGES = ("provisional", "final")


class NobodyToList(Exception):
    """Nobody who may stand in the list has been approved yet."""


class FinalStands(Exception):
    """The final list is out; what comes after it is a revision of it."""


class PaperRules(Base):
    """How a meeting signs and numbers its papers, and whom its list names beside delegations."""

    __tablename__ = "paper_rules"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"), primary_key=True)
    symbol: Mapped[str] = mapped_column(String(60), default="")
    lists_media: Mapped[bool] = mapped_column(default=False)
    lists_host: Mapped[bool] = mapped_column(default=False)
    # Who signs visa support letters, in the languages that letters are written in.
    signatory_name: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    signatory_function: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    # Whether people may take their own letter, without asking the secretariat.
    gives_letters: Mapped[bool] = mapped_column(default=False)


def usual_rules(meeting_id: UUID) -> PaperRules:
    return PaperRules(
        meeting_id=meeting_id,
        symbol="",
        lists_media=False,
        lists_host=False,
        signatory_name={},
        signatory_function={},
        gives_letters=False,
    )


class ListEdition(Base):
    """A list of participants as it was at one moment; what is published never changes."""

    __tablename__ = "list_edition"
    __table_args__ = (
        CheckConstraint("stage in ('provisional', 'final')", name="stage_known"),
        CheckConstraint("revision >= 0", name="revision_counts"),
        UniqueConstraint("meeting_id", "stage", "revision"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    stage: Mapped[str] = mapped_column(String(12))
    # None at first, then Rev.1, Rev.2 and so on.
    revision: Mapped[int]
    symbol: Mapped[str] = mapped_column(String(90))
    dated: Mapped[date] = mapped_column(Date)
    number: Mapped[int]
    # Who stands in it, in every language at once, so that no translation says anything else.
    content: Mapped[dict[str, Any]] = deferred(mapped_column(JSONB, nullable=False))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


def symbol_of(base: str, slug: str, stage: str, revision: int) -> str:
    """As the United Nations number their information papers."""
    parts = [base or f"{slug.upper()}/INF.1"]
    if stage == "provisional":
        parts.append("Prov")
    if revision:
        parts.append(f"Rev.{revision}")
    return "/".join(parts)


class Paper(Base):
    """One PDF in one language. A visa paper is locked with the key of passports."""

    __tablename__ = "paper"
    __table_args__ = (
        CheckConstraint("kind in ('participants', 'visa')", name="kind_known"),
        CheckConstraint("state in ('due', 'ready', 'void')", name="state_known"),
        CheckConstraint("(state = 'ready') = (content is not null)", name="ready_has_content"),
        CheckConstraint(
            "(kind = 'participants') = (edition_id is not null)", name="list_has_edition"
        ),
        Index("ix_paper_meeting", "meeting_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    kind: Mapped[str] = mapped_column(String(12))
    # Void: what it was asked for no longer holds, and nothing was pressed.
    state: Mapped[str] = mapped_column(String(5), default=DUE)
    language: Mapped[str] = mapped_column(String(8))
    edition_id: Mapped[UUID | None] = mapped_column(ForeignKey("list_edition.id"), index=True)
    # The one person that it is about, where it is about one.
    registration_id: Mapped[UUID | None] = mapped_column(ForeignKey("registration.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    pages: Mapped[int] = mapped_column(default=0)
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary, nullable=True))

    @property
    def is_ready(self) -> bool:
        return self.state == READY

    def become_ready(self, content: bytes, pages: int) -> None:
        self.state, self.content, self.pages = READY, content, pages

    def become_void(self) -> None:
        self.state, self.content, self.pages = VOID, None, 0
