"""Who is signed in, who tried to, and the links by which a password is set."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base


class WrongPassword(Exception):
    """No active account has this e-mail address and this password."""


class TooManyAttempts(Exception):
    """It was tried so often that the next attempt has to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class LinkOver(Exception):
    """The link was used, has expired, or never was."""


class SignIn(Base):
    """One stay of one person at one browser."""

    __tablename__ = "sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class Attempt(Base):
    """A wrong password, a letter asked for, a registration begun or sent; it does not say whose."""

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("kind in ('sign-in', 'letter', 'begin', 'send')", name="kind_known"),
        Index("ix_attempt_who", "kind", "who_digest", "at"),
        Index("ix_attempt_where", "kind", "where_digest", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str] = mapped_column(String(10))
    # The e-mail address and the network address, each behind a keyed digest.
    who_digest: Mapped[str] = mapped_column(String(64))
    where_digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class PasswordLink(Base):
    """A link that sets a password once; only the digest of its token is kept."""

    __tablename__ = "password_link"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
