"""Whom registration expects at a meeting, as far as a programme is concerned with them."""

from uuid import UUID

from sqlalchemy import Index, Integer
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base, Texts


class ParticipantCopy(Base):
    __tablename__ = "participant_copy"
    __table_args__ = (Index("ix_participant_copy_meeting_id", "meeting_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int]
    meeting_id: Mapped[UUID]
    # Approved, and not withdrawn since. Of others nothing is known here but that they are not.
    is_expected: Mapped[bool]
    honorific: Mapped[str]
    name: Mapped[str]
    own_name: Mapped[str]
    function: Mapped[Texts] = mapped_column(JSONB)
    delegation_id: Mapped[UUID]
    state_code: Mapped[str]
    represents: Mapped[Texts] = mapped_column(JSONB)
    is_head: Mapped[bool]
    # The working groups that they chose, counted from one.
    groups: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    language: Mapped[str]
