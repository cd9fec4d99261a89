"""What a meeting asks of those who register, beyond what every meeting has to know."""

from uuid import UUID

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

PHOTO = ("none", "optional", "wanted")


class NoPassportKey(Exception):
    """The deployment has no key to lock passports away with, so none may be asked for."""


class Questions(Base):
    """A meeting without a row of its own asks for a photo that may be left out, and no more."""

    __tablename__ = "questions"
    __table_args__ = (
        CheckConstraint("photo in ('none', 'optional', 'wanted')", name="photo_known"),
        CheckConstraint(
            "photo_width between 210 and 4000 and photo_height between 270 and 4000",
            name="photo_size_sensible",
        ),
        CheckConstraint("answer_days between 1 and 90", name="answer_days_sensible"),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True)
    photo: Mapped[str] = mapped_column(String(10), default="optional")
    # The photo profile: so many pixels at least, in this shape.
    photo_width: Mapped[int] = mapped_column(default=420)
    photo_height: Mapped[int] = mapped_column(default=540)
    asks_sex: Mapped[bool] = mapped_column(default=False)
    asks_visa: Mapped[bool] = mapped_column(default=False)
    asks_travel: Mapped[bool] = mapped_column(default=False)
    asks_hotel: Mapped[bool] = mapped_column(default=False)
    asks_diet: Mapped[bool] = mapped_column(default=False)
    asks_accessibility: Mapped[bool] = mapped_column(default=False)
    # Within how many days the secretariat answers, where it promises that.
    answer_days: Mapped[int | None]


def usual_questions(meeting_id: UUID) -> Questions:
    return Questions(
        meeting_id=meeting_id,
        photo="optional",
        photo_width=420,
        photo_height=540,
        asks_sex=False,
        asks_visa=False,
        asks_travel=False,
        asks_hotel=False,
        asks_diet=False,
        asks_accessibility=False,
        answer_days=None,
    )
