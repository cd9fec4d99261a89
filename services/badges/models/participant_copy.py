"""A person who takes part, as registration last told us: to be found, received and printed."""

from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, deferred, mapped_column

from services.badges.models.base import Base


class ParticipantCopy(Base):
    __tablename__ = "participant_copy"
    __table_args__ = (
        # A badge that may be worn points at both: see badge.py.
        UniqueConstraint("id", "may_print"),
        Index("ix_participant_copy_meeting_id", "meeting_id", "may_print", "revision"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    # A person may be heard of before the meeting is, so this is no foreign key.
    meeting_id: Mapped[UUID]
    revision: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str]
    may_print: Mapped[bool]
    honorific: Mapped[str]
    name: Mapped[str]
    own_name: Mapped[str]
    family_name: Mapped[str]
    function: Mapped[dict[str, str]] = mapped_column(JSONB)
    delegation_id: Mapped[UUID]
    state_code: Mapped[str]
    represents: Mapped[dict[str, str]] = mapped_column(JSONB)
    category: Mapped[str]
    language: Mapped[str]
    search_key: Mapped[str]
    # Lists show whether there is one without carrying it.
    has_photo: Mapped[bool]
    photo: Mapped[bytes | None] = deferred(mapped_column())
