"""What a participant wears: due until it is drawn, ready to print, or revoked for good."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, deferred, mapped_column

from services.badges.models.base import Base

DUE, READY, REVOKED = "due", "ready", "revoked"
STATES = (DUE, READY, REVOKED)

CODE_BITS, CODE_DIGITS, GROUP = 128, 39, 5


def new_code() -> str:
    """Says nothing of the person and cannot be guessed.

    Figures and dashes alone: a scanner that types like a keyboard types them alike whatever
    language the keyboard is set to.
    """
    digits = f"{secrets.randbits(CODE_BITS):0{CODE_DIGITS}d}"
    return "-".join(digits[at : at + GROUP] for at in range(0, CODE_DIGITS, GROUP))


class Badge(Base):
    """The database itself keeps badges from those who may not have one.

    `permitted` is true while the badge may be worn and empty once it is revoked. Together with the
    participant it points at a row that must say `may_print`; so approval cannot be taken back
    while a badge stands, nor a badge made before approval. What is revoked holds no paper.
    """

    __tablename__ = "badge"
    __table_args__ = (
        UniqueConstraint("meeting_id", "serial"),
        Index(
            "uq_badge_valid_participant",
            "participant_id",
            unique=True,
            postgresql_where=text("state <> 'revoked'"),
        ),
        ForeignKeyConstraint(
            ["participant_id", "permitted"],
            ["participant_copy.id", "participant_copy.may_print"],
            name="fk_badge_permitted_participant",
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(["participant_id"], ["participant_copy.id"]),
        CheckConstraint("state in ('due', 'ready', 'revoked')", name="state"),
        CheckConstraint("(state = 'revoked') = (permitted is null)", name="permitted_or_revoked"),
        CheckConstraint("permitted", name="permitted_is_true"),
        CheckConstraint("state <> 'ready' or pdf is not null", name="ready_has_paper"),
        CheckConstraint("state <> 'revoked' or pdf is null", name="revoked_has_no_paper"),
        CheckConstraint("serial > 0", name="serial"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID]
    participant_id: Mapped[UUID]
    serial: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True, default=new_code)
    state: Mapped[str] = mapped_column(default=DUE)
    permitted: Mapped[bool | None] = mapped_column(default=True)
    # Of what the paper was drawn: the copies' revisions at that moment.
    made_from: Mapped[int] = mapped_column(BigInteger, default=0)
    made_from_meeting: Mapped[int] = mapped_column(BigInteger, default=0)
    made_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    pdf: Mapped[bytes | None] = deferred(mapped_column())

    @property
    def is_ready(self) -> bool:
        return self.state == READY

    @property
    def is_revoked(self) -> bool:
        return self.state == REVOKED

    @property
    def number(self) -> str:
        return f"{self.serial:04d}"

    def become_due(self) -> None:
        """The paper, if there was one, no longer shows the person as known."""
        assert not self.is_revoked, "a revoked badge stays revoked"
        self.state = DUE

    def become_ready(self, pdf: bytes, *, made_from: int, meeting: int, at: datetime) -> None:
        assert not self.is_revoked, "a revoked badge has no paper"
        self.pdf, self.made_from, self.made_from_meeting, self.made_at = pdf, made_from, meeting, at
        self.state = READY

    def revoke(self) -> None:
        self.state, self.permitted, self.pdf = REVOKED, None, None
