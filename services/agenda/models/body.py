"""A standing body with its committee and working groups; meetings come and go, it stays."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.agenda.models.base import Base, Texts


class BodyKind(StrEnum):
    COUNCIL = "council"
    COMMITTEE = "committee"
    WORKING_GROUP = "working_group"
    OTHER = "other"


class Standing(StrEnum):
    """What an organisation is to a body."""

    SECRETARIAT = "secretariat"
    AUSPICES = "auspices"
    FOUNDER = "founder"


class Precision(StrEnum):
    """To what a founding is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Charter:
    """What a body is, and which organisations stand by it."""

    kind: str
    names: Texts
    acronyms: Texts
    aliases: tuple[str, ...] = ()
    parent_id: UUID | None = None
    ordinal: int | None = None
    founded_on: date | None = None
    founded_to: str = Precision.DAY.value
    # Organisation and standing, in the order in which they are named.
    organisations: tuple[tuple[UUID, str], ...] = ()


class BodyOrganisation(Base):
    __tablename__ = "body_organisation"
    __table_args__ = (
        CheckConstraint(
            "standing in ('secretariat', 'auspices', 'founder')", name="standing_is_known"
        ),
    )

    body_id: Mapped[UUID] = mapped_column(
        ForeignKey("body.id", ondelete="CASCADE"), primary_key=True
    )
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    standing: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=1)


class Seat(Base):
    """A place in a body, held for a State or an organisation, from one day until another."""

    __tablename__ = "seat"
    __table_args__ = (
        CheckConstraint(
            "(state_code is null) <> (organisation_id is null)", name="is_held_for_one_of_both"
        ),
        CheckConstraint("ended_on >= began_on", name="ends_after_it_began"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"))
    state_code: Mapped[str | None]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    # In which capacity, such as chair; empty for a member like the others.
    office: Mapped[Texts] = mapped_column(JSONB, default=dict)
    began_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class Body(Base):
    __tablename__ = "body"
    __table_args__ = (
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint(
            "kind in ('council', 'committee', 'working_group', 'other')", name="kind_is_known"
        ),
        CheckConstraint("parent_id <> id", name="is_not_its_own_parent"),
        CheckConstraint(
            "(kind = 'working_group') = (ordinal is not null)", name="groups_have_letters"
        ),
        CheckConstraint("ordinal > 0", name="letters_begin_with_the_first"),
        CheckConstraint(
            "founded_to in ('day', 'month', 'year')", name="founding_is_known_to_a_day_or_less"
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("body.id"))
    kind: Mapped[str]
    # Each language's own official wording, which need not translate another's.
    names: Mapped[Texts] = mapped_column(JSONB)
    acronyms: Mapped[Texts] = mapped_column(JSONB, default=dict)
    aliases: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    # The place of a working group in the row of groups; its letter is each language's own.
    ordinal: Mapped[int | None]
    founded_on: Mapped[date | None]
    # Sources differ: a body may be known to stem from a year, a month or a day.
    founded_to: Mapped[str] = mapped_column(default="day")
    revision: Mapped[int] = mapped_column(default=1)

    organisations: Mapped[list[BodyOrganisation]] = relationship(
        order_by=BodyOrganisation.position, cascade="all, delete-orphan"
    )
    seats: Mapped[list[Seat]] = relationship(
        order_by=(Seat.began_on, Seat.id), cascade="all, delete-orphan"
    )

    def take(self, charter: Charter) -> None:
        self.kind, self.parent_id = charter.kind, charter.parent_id
        self.names, self.acronyms = charter.names, charter.acronyms
        self.aliases = list(charter.aliases)
        is_group = charter.kind == BodyKind.WORKING_GROUP
        self.ordinal = charter.ordinal if is_group else None
        self.founded_on, self.founded_to = charter.founded_on, charter.founded_to
        # Rows that stay are changed where they stand: what they say is their key.
        there = {(each.organisation_id, each.standing): each for each in self.organisations}
        self.organisations = [
            there.get(key) or BodyOrganisation(organisation_id=key[0], standing=key[1])
            for key in charter.organisations
        ]
        for position, each in enumerate(self.organisations, 1):
            each.position = position
