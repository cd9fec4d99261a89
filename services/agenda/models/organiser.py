"""What an organisation is to one meeting, and how it words that itself."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts
from services.agenda.models.organisation import Organisation


class Part(StrEnum):
    """The part that an organisation has in a meeting, in the order in which they are named."""

    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    COOPERATION = "cooperation"
    SUPPORT = "support"
    AUSPICES = "auspices"
    HOST = "host"
    SECRETARIAT = "secretariat"
    DONOR = "donor"
    PARTNER = "partner"


@dataclass(frozen=True)
class Backing:
    """What one organisation is to a meeting, and how it names the meeting in its own papers."""

    organisation_id: UUID
    part: str = Part.ORGANISER.value
    wording: Texts = field(default_factory=dict)


class Organiser(Base):
    __tablename__ = "organiser"
    __table_args__ = (
        CheckConstraint(
            "part in ('organiser', 'co_organiser', 'cooperation', 'support', 'auspices', 'host',"
            " 'secretariat', 'donor', 'partner')",
            name="part_is_known",
        ),
    )

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    # How this organiser names the meeting in its own papers, where that differs.
    wording: Mapped[Texts] = mapped_column(JSONB, default=dict)

    # They are never named without each other, so that one question answers for both.
    organisation: Mapped[Organisation] = relationship(lazy="joined")
