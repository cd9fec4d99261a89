"""What a person needs in order to take part: a visa, a meal they can eat, a way in."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base
from shared.language import lazy_gettext as _l

# As passports have it; who prefers not to say has answered, too.
SEX = {
    "female": _l("Female"),
    "male": _l("Male"),
    "x": _l("X, as in my passport"),
    "unsaid": _l("I prefer not to say"),
}
DIET = {
    "halal": _l("Halal"),
    "vegetarian": _l("Vegetarian"),
    "vegan": _l("Vegan"),
    "kosher": _l("Kosher"),
    "no-pork": _l("No pork"),
    "no-gluten": _l("No gluten"),
    "no-lactose": _l("No lactose"),
    "no-nuts": _l("No nuts"),
}
ACCESSIBILITY = {
    "wheelchair": _l("I use a wheelchair"),
    "walking": _l("I walk with difficulty"),
    "hearing": _l("I hear with difficulty"),
    "sight": _l("I see with difficulty"),
    "assistant": _l("An assistant comes with me"),
}


class Needs(Base):
    __tablename__ = "needs"
    __table_args__ = (CheckConstraint("visa in ('', 'yes', 'no')", name="visa_known"),)

    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    # Empty, and null below, as long as the question is not answered.
    visa: Mapped[str] = mapped_column(String(3), default="")
    visa_place: Mapped[str] = mapped_column(String(120), default="")
    diet: Mapped[list[str] | None] = mapped_column(JSONB(none_as_null=True))
    diet_words: Mapped[str] = mapped_column(String(300), default="")
    accessibility: Mapped[list[str] | None] = mapped_column(JSONB(none_as_null=True))
    accessibility_words: Mapped[str] = mapped_column(String(300), default="")
