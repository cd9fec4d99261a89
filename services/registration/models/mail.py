"""Letters on their way to people, each kept with what became of it."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

LONGEST_SUBJECT = 300
# Refused: the post office said that it never will. Failed: nobody took it for two days.
UNDELIVERED = ("refused", "failed")


class AlreadySent(Exception):
    """These letters were written before; nobody gets one twice."""


class NothingToRepeat(Exception):
    """The letter is still on its way, or so old that its words are gone."""


class Mail(Base):
    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint(
            "state in ('waiting', 'sent', 'kept', 'refused', 'failed')", name="state_known"
        ),
        CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent_has_time"),
        Index("ix_mail_written", "written_at"),
        Index("ix_mail_meeting", "meeting_id", "written_at"),
        Index(
            "uq_mail_reader",
            "mailing_id",
            "registration_id",
            unique=True,
            postgresql_where=text("mailing_id is not null and repeats_id is null"),
        ),
        Index(
            "uq_mail_repeated",
            "repeats_id",
            unique=True,
            postgresql_where=text("repeats_id is not null and state = 'waiting'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    registration_id: Mapped[UUID | None] = mapped_column(ForeignKey("registration.id"), index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting_copy.id"))
    mailing_id: Mapped[UUID | None] = mapped_column(ForeignKey("mailing.id"))
    # The letter that this one says once more.
    repeats_id: Mapped[UUID | None] = mapped_column(ForeignKey("mail.id"))
    to: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(LONGEST_SUBJECT))
    body: Mapped[str] = mapped_column(Text)
    # What goes with it for the reader's calendar.
    calendars: Mapped[list[str]] = mapped_column(JSONB, default=list, deferred=True)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    # What the post office said when it did not take the letter, shortened.
    answer: Mapped[str] = mapped_column(String(200), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    written_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Mailing(Base):
    """One text to many people, each of whom gets a letter of their own."""

    __tablename__ = "mailing"
    __table_args__ = (Index("ix_mailing_meeting", "meeting_id", "written_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    subject: Mapped[dict[str, str]] = mapped_column(JSONB)
    body: Mapped[dict[str, str]] = mapped_column(JSONB)
    # The registrations it was written for, as they were chosen: those who confirm it see them.
    readers: Mapped[list[str]] = mapped_column(JSONB)
    written_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
