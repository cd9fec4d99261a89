"""What a meeting's letters say where it does not leave that to the house, with gaps for names.

A gap is filled once and what fills it is never read again, so a person may be called `{{name}}`.
"""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base
from shared.language import lazy_gettext as _l
from shared.text.names import LANGUAGES

GAP = re.compile(r"\{\{ *([a-z_]+) *\}\}")

# What may stand in any letter about a registration.
PLACEHOLDERS = {
    "name": _l("Name of the person"),
    "meeting": _l("Name of the meeting"),
    "dates": _l("Days of the meeting"),
    "venue": _l("Venue"),
    "city": _l("City"),
    "link": _l("Link to the person’s registration"),
}
REASON = {
    "reason": _l("Reason for declining or returning"),
    "reason_words": _l("The reviewer’s own words"),
}
WAITS = {"waits": _l("Number on the waiting lists, if any")}
# The letters that a meeting may word itself.
KINDS = {
    "submitted": _l("Registration received"),
    "waiting": _l("On the waiting list"),
    "returned": _l("Registration returned for correction"),
    "approved": _l("Registration approved"),
    "declined": _l("Registration declined"),
    "withdrawn": _l("Registration withdrawn"),
}


class LetterText(Base):
    __tablename__ = "letter_text"
    __table_args__ = (CheckConstraint("subject <> '' and body <> ''", name="says_something"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    language: Mapped[str] = mapped_column(String(8), primary_key=True)
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def placeholders_of(kind: str) -> dict[str, object]:
    more = {
        "declined": REASON,
        "returned": REASON,
        "submitted": WAITS,
        "waiting": WAITS,
        "approved": WAITS,
    }
    return {**PLACEHOLDERS, **more.get(kind, {})}


def language_for(reads: str, written_in: Collection[str]) -> str:
    """The reader's own language, or else the first that there is a text in."""
    return next(each for each in (reads, *LANGUAGES, *written_in) if each in written_in)


def gap(name: str) -> str:
    return "{{" + name + "}}"


def gaps_in(text: str) -> set[str]:
    return set(GAP.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its gaps filled; a line that held only gaps with nothing to say is left out."""

    def said(found: re.Match[str]) -> str:
        return values.get(found[1], found[0])

    lines: list[str] = []
    for line in text.split("\n"):
        filled = GAP.sub(said, line)
        if line.strip() and not filled.strip():
            continue
        if filled.strip() or not lines or lines[-1].strip():
            lines.append(filled)
    return "\n".join(lines)
