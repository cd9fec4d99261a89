"""Staff as registration last told us of them, so that we let them in while it is away."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.badges.models.base import Base


class AccountCopy(Base):
    __tablename__ = "account_copy"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    is_active: Mapped[bool]
    is_administrator: Mapped[bool]
    # Meeting id to roles; an empty list is a role that was taken away.
    roles: Mapped[dict[str, list[str]]] = mapped_column(JSONB)
    signed_out_before: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class EndedSignIn(Base):
    """A sign-in that is over before its twelve hours are."""

    __tablename__ = "ended_sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
