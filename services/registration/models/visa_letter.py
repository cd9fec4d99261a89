"""What a person shows at a consulate: that the organisers of a meeting expect them there."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base
from services.registration.models.registration import Registration


class NoLetterDue(Exception):
    """The person is not approved, or needs no visa."""


class LettersNotGiven(Exception):
    """The meeting hands out its letters itself, or nobody is named yet who signs them."""


class VisaLetter(Base):
    """One letter, with the number that a consulate may ask the organisers about."""

    __tablename__ = "visa_letter"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_counts"),
        UniqueConstraint("meeting_id", "number"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), index=True)
    paper_id: Mapped[UUID] = mapped_column(ForeignKey("paper.id"), index=True)
    number: Mapped[int]
    dated: Mapped[date] = mapped_column(Date)
    # As they stood when the letter was asked for.
    signatory_name: Mapped[str] = mapped_column(String(300))
    signatory_function: Mapped[str] = mapped_column(String(300))
    # The revision of the registration that it speaks of.
    made_from: Mapped[int]
    # Nobody of the staff: the person themselves.
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


def is_due_to(registration: Registration) -> bool:
    """Only whoever is expected, and said that they need a visa."""
    needs = registration.needs
    return registration.state == "approved" and needs is not None and needs.visa == "yes"


def reference(slug: str, letter: VisaLetter) -> str:
    return f"{slug.upper()}/VISA/{letter.number:04d}"
