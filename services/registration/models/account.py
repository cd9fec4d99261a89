"""The people of the secretariat who may sign in, and what each may do at which meeting."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registration.models.base import Base

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def one_spelling(email: str) -> str:
    """Capitals do not tell addresses apart, letters do: ß stays ß and is never another's."""
    return email.lower()


class AccountUnknown(Exception):
    """Nobody has this account."""


class EmailTaken(Exception):
    """This e-mail address is somebody's account already."""


class LastAdministrator(Exception):
    """Without this account nobody could look after the installation."""


def held(roles: Iterable[tuple[UUID, str, bool]]) -> dict[UUID, tuple[str, ...]]:
    """Meeting to roles; a meeting where all were taken away stands there with none."""
    found: dict[UUID, list[str]] = {}
    for meeting_id, role, is_held in roles:
        here = found.setdefault(meeting_id, [])
        if is_held:
            here.append(role)
    return {meeting: tuple(roles) for meeting, roles in found.items()}


class Account(Base):
    __tablename__ = "account"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_folded"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    # Folded, since nobody remembers which letters of an address were large.
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    # Empty until the person has followed the invitation.
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    is_active: Mapped[bool] = mapped_column(default=True)
    is_administrator: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(8), default="en")
    revision: Mapped[int] = mapped_column(default=0)
    signed_out_before: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), default=lambda: LONG_AGO
    )

    roles: Mapped[list["Role"]] = relationship(
        back_populates="account", order_by="Role.meeting_id, Role.role"
    )

    def held(self) -> dict[UUID, tuple[str, ...]]:
        """Meeting to roles, in the order of their names."""
        return held((each.meeting_id, each.role, each.is_held) for each in self.roles)


class Role(Base):
    """What an account does at a meeting; one that was taken away stays, so that others are told."""

    __tablename__ = "role"
    __table_args__ = (
        UniqueConstraint("account_id", "meeting_id", "role"),
        CheckConstraint(
            "role in ('organiser', 'reviewer', 'programme_editor', 'desk', 'observer')",
            name="role_known",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    # No foreign key: a meeting is opened before it is published to us.
    meeting_id: Mapped[UUID] = mapped_column(index=True)
    role: Mapped[str] = mapped_column(String(20))
    is_held: Mapped[bool] = mapped_column(default=True)

    account: Mapped[Account] = relationship(back_populates="roles")
