"""Whoever looks after a delegation for its State or organisation, and how they come in."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registration.models.base import Base
from services.registration.models.delegation import Delegation

# How the work of a focal point came to its end.
ENDINGS = ("revoked", "handed_over")
# So long a browser is remembered.
LASTS = timedelta(days=30)


class FocalPointKnown(Exception):
    """This address looks after the delegation already."""


class FocalPointOver(Exception):
    """Somebody else looks after the delegation now, or nobody does."""


class FocalPoint(Base):
    """One person, one delegation; a delegation may have several, in the capital and at the post."""

    __tablename__ = "focal_point"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_folded"),
        CheckConstraint("ended_as in ('', 'revoked', 'handed_over')", name="ending_known"),
        CheckConstraint("(ended_at is null) = (ended_as = '')", name="ended_has_reason"),
        Index(
            "uq_focal_point_email",
            "delegation_id",
            "email",
            unique=True,
            postgresql_where=text("ended_at is null"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    delegation_id: Mapped[UUID] = mapped_column(ForeignKey("delegation.id"))
    name: Mapped[str] = mapped_column(String(200))
    # Folded, since nobody remembers which letters of an address were large.
    email: Mapped[str] = mapped_column(String(254), index=True)
    language: Mapped[str] = mapped_column(String(8))
    invited_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # A member of staff, or the focal point before this one.
    invited_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    succeeds_id: Mapped[UUID | None] = mapped_column(ForeignKey("focal_point.id"))
    accepted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_as: Mapped[str] = mapped_column(String(12), default="")

    delegation: Mapped[Delegation] = relationship()

    @property
    def is_at_work(self) -> bool:
        return self.accepted_at is not None and self.ended_at is None

    def end(self, how: str, at: datetime) -> None:
        if self.ended_at is not None:
            raise FocalPointOver
        self.ended_at = at
        self.ended_as = how


class FocalLink(Base):
    """A link that lets a focal point in once; only the digest of its token is kept."""

    __tablename__ = "focal_link"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    focal_point_id: Mapped[UUID] = mapped_column(ForeignKey("focal_point.id"), index=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    focal_point: Mapped[FocalPoint] = relationship()


class FocalSignIn(Base):
    """One browser of a focal point, for some days or until somebody ends it."""

    __tablename__ = "focal_sign_in"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    focal_point_id: Mapped[UUID] = mapped_column(ForeignKey("focal_point.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    focal_point: Mapped[FocalPoint] = relationship()
