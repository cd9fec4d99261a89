"""The note verbale or letter by which an authority names its delegation."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base


class NoteVerbale(Base):
    """One at a time for a delegation; those that it had before stay, and say until when."""

    __tablename__ = "note_verbale"
    __table_args__ = (
        CheckConstraint("by_kind in ('account', 'focal_point')", name="by_known"),
        CheckConstraint(
            "media_type in ('application/pdf', 'image/jpeg', 'image/png')", name="type_known"
        ),
        CheckConstraint("number <> ''", name="has_number"),
        Index(
            "uq_note_verbale_present",
            "delegation_id",
            unique=True,
            postgresql_where=text("replaced_at is null"),
        ),
        Index("ix_note_verbale_of", "delegation_id", "uploaded_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    delegation_id: Mapped[UUID] = mapped_column(ForeignKey("delegation.id"))
    number: Mapped[str] = mapped_column(String(80))
    dated: Mapped[date]
    # Read only when somebody asks for the paper itself.
    file: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    media_type: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    uploaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    by_kind: Mapped[str] = mapped_column(String(12))
    by: Mapped[UUID]
    replaced_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
