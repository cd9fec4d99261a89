"""What was done to whose data, by whom: lines only ever added, each sealing the one before.

A value stands in its line as a digest with a salt of its own; salt and value lie apart, so that
they can be taken away for good while the chain still holds.
"""

import hashlib
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registration.models.base import Base

BEFORE_THE_FIRST = bytes(32)
CODE = "'^[a-z][a-z_]*$'"


class Trace(Base):
    """One line. Number, previous hash and hash are the database's own, given at the commit."""

    __tablename__ = "trace"
    __table_args__ = (
        CheckConstraint(
            "who_kind in ('account', 'person', 'focal_point', 'system')", name="who_known"
        ),
        CheckConstraint("(who_kind = 'system') = (who_id is null)", name="system_is_nobody"),
        CheckConstraint(f"what ~ {CODE}", name="what_is_a_code"),
        CheckConstraint(f"about_kind ~ {CODE}", name="about_is_a_code"),
        CheckConstraint(
            "(number is null) = (hash is null) and (number is null) = (previous_hash is null)",
            name="numbered_is_sealed",
        ),
        Index("uq_trace_number", "number", unique=True),
        Index("ix_trace_meeting", "meeting_id", "number"),
        Index("ix_trace_about", "about_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    number: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # No foreign keys: a line outlives what it tells of.
    meeting_id: Mapped[UUID | None]
    who_kind: Mapped[str] = mapped_column(String(12))
    who_id: Mapped[UUID | None]
    what: Mapped[str] = mapped_column(String(40))
    about_kind: Mapped[str] = mapped_column(String(20))
    about_id: Mapped[UUID | None]
    digests: Mapped[dict[str, str]] = mapped_column(JSONB)
    previous_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    hash: Mapped[bytes | None] = mapped_column(LargeBinary)

    values: Mapped[list["TraceValue"]] = relationship(order_by="TraceValue.name")

    def sealed(self, previous: bytes, number: int) -> bytes:
        """The hash that the line has if nothing in it was changed."""
        digests = ",".join(f"{name}={self.digests[name]}" for name in sorted(self.digests))
        parts = (number, self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f"))
        named = (self.meeting_id, self.who_kind, self.who_id, self.what, self.about_kind)
        line = "|".join(
            "" if part is None else str(part) for part in (*parts, *named, self.about_id, digests)
        )
        return hashlib.sha256(previous + line.encode()).digest()


class TraceValue(Base):
    """A value that a line tells of, until it is purged with its salt."""

    __tablename__ = "trace_value"
    __table_args__ = (CheckConstraint(f"name ~ {CODE}", name="name_is_a_code"),)

    trace_id: Mapped[UUID] = mapped_column(ForeignKey("trace.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    value: Mapped[str] = mapped_column(Text)


def digest_of(salt: bytes, value: str) -> str:
    return hashlib.sha256(salt + value.encode()).hexdigest()
