"""Who is to be told of changes to the programme, once it has been quiet for a while."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base


class Digest(Base):
    """One letter that waits for one person: it will say everything since an edition."""

    __tablename__ = "digest"
    __table_args__ = (Index("ix_digest_due_at", "due_at"),)

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    # A participant, by registration's id.
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    # The edition that they were last told of; 0 is none.
    since_number: Mapped[int]
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class Told(Base):
    """What a person's calendar was last told of an item, so that the next word counts on."""

    __tablename__ = "told"

    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    is_cancelled: Mapped[bool] = mapped_column(default=False)
