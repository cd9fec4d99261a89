"""How a person comes to the meeting, goes home again, and where they sleep."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

TRAVEL = ("known", "later", "none")
HOTEL = ("wanted", "own")


class Visit(Base):
    """Days and hours are those of the venue: it is there that somebody waits for the flight."""

    __tablename__ = "visit"
    __table_args__ = (
        CheckConstraint("travel in ('', 'known', 'later', 'none')", name="travel_known"),
        CheckConstraint("hotel in ('', 'wanted', 'own')", name="hotel_known"),
        CheckConstraint("arrives_on <= departs_on", name="comes_before_going"),
        CheckConstraint("hotel_from < hotel_to", name="stays_a_night"),
    )

    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    # Empty as long as the question is not answered.
    travel: Mapped[str] = mapped_column(String(5), default="")
    arrives_on: Mapped[date | None]
    arrives_at_hour: Mapped[time | None]
    arrival_flight: Mapped[str] = mapped_column(String(40), default="")
    arrival_from: Mapped[str] = mapped_column(String(120), default="")
    departs_on: Mapped[date | None]
    departs_at_hour: Mapped[time | None]
    departure_flight: Mapped[str] = mapped_column(String(40), default="")
    departure_to: Mapped[str] = mapped_column(String(120), default="")
    hotel: Mapped[str] = mapped_column(String(6), default="")
    hotel_from: Mapped[date | None]
    hotel_to: Mapped[date | None]
    hotel_words: Mapped[str] = mapped_column(String(300), default="")
