"""Letters on their way to people, each kept with what became of it."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base


class Mail(Base):
    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'sent', 'kept', 'failed')", name="state_known"),
        CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent_has_time"),
        Index("ix_mail_written", "written_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    registration_id: Mapped[UUID | None] = mapped_column(ForeignKey("registration.id"), index=True)
    to: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    written_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
