"""A meeting as agenda last told us of it: what stands in the head of every badge."""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.badges.models.base import Base


class MeetingCopy(Base):
    __tablename__ = "meeting_copy"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(BigInteger)
    slug: Mapped[str] = mapped_column(unique=True)
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    city: Mapped[dict[str, str]] = mapped_column(JSONB)
    time_zone: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    opened_by: Mapped[UUID]
