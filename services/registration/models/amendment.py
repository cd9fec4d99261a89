"""What a person changed in a registration that they had sent already."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import DateTime, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

# A change by its label, what was said before, and what is said now.
Change = list[str]


class NotAmendable(Exception):
    """It was never sent, was declined or withdrawn, or the days of registration are over."""


class Amendment(Base):
    """Told once and in every language, so that whoever reviews reads it in theirs."""

    __tablename__ = "amendment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), index=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changes: Mapped[dict[str, list[Change]]] = mapped_column(JSONB)
