"""What a meeting has laid down for its delegations: limits, order, working groups."""

import hashlib
from datetime import datetime
from functools import lru_cache
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base
from services.registration.models.delegation import KINDS, RANKS, Delegation
from shared.text.names import in_language
from shared.text.sorting import sort_key

APPROVALS = ("by_review", "at_once")
ORDERS = ("alphabet", "lot", "rank", "hand")
# What a group is called by in addresses and columns; a page letters it from its own alphabet.
GROUPS = ("a", "b", "c", "d", "e", "f", "g", "h")


class MeetingRules(Base):
    """How a meeting takes people in: each by a decision, or at once while there are places."""

    __tablename__ = "meeting_rules"
    __table_args__ = (
        CheckConstraint("approves in ('by_review', 'at_once')", name="approves_known"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"), primary_key=True)
    approves: Mapped[str] = mapped_column(String(10), default="by_review")


class Allowance(Base):
    """How many people may come: for all delegations, for those of a kind, or for one alone.

    What is not said here is as the next wider one says; said nowhere, it has no limit.
    """

    __tablename__ = "allowance"
    __table_args__ = (
        CheckConstraint(
            "least(places, principals, accompanying, room) >= 0", name="nothing_below_zero"
        ),
        CheckConstraint(
            "(principals is null) = (accompanying is null)", name="hospitality_is_whole"
        ),
        CheckConstraint("delegation_id is null or kind = ''", name="for_one_or_for_a_kind"),
        Index(
            "uq_allowance_kind",
            "meeting_id",
            "kind",
            unique=True,
            postgresql_where=text("delegation_id is null"),
        ),
        Index("uq_allowance_delegation", "delegation_id", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    kind: Mapped[str] = mapped_column(String(14), default="")
    delegation_id: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"))
    places: Mapped[int | None]
    # Whose stay the host provides for: so many heads, and so many who come with them.
    principals: Mapped[int | None]
    accompanying: Mapped[int | None]
    room: Mapped[int | None]


class ProtocolOrder(Base):
    """In which order delegations stand, who said so, and when; the latest of a meeting holds."""

    __tablename__ = "protocol_order"
    __table_args__ = (
        CheckConstraint("way in ('alphabet', 'lot', 'rank', 'hand')", name="way_known"),
        CheckConstraint("(way = 'lot') = (seed <> '')", name="lot_has_seed"),
        CheckConstraint("(way = 'hand') = (reason <> '')", name="hand_has_reason"),
        Index("ix_protocol_order_latest", "meeting_id", "set_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    way: Mapped[str] = mapped_column(String(10))
    # In whose alphabet those stand whom nothing else tells apart.
    alphabet: Mapped[str] = mapped_column(String(8))
    seed: Mapped[str] = mapped_column(String(80), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    by_hand: Mapped[list[str]] = mapped_column(JSONB, default=list)
    set_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    set_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

    def place_of(self, delegation: Delegation) -> tuple[object, ...]:
        """States come first and hosts last; a place given by hand is the only one before that."""
        kind = KINDS.index(delegation.kind)
        name = _placed(in_language(delegation.names, self.alphabet), self.alphabet)
        if self.way == "hand":
            id_ = str(delegation.id)
            place = self.by_hand.index(id_) if id_ in self.by_hand else len(self.by_hand)
            return (place, kind, name)
        if self.way == "lot":
            return (kind, lot_of(self.seed, delegation))
        if self.way == "rank":
            rank = RANKS.index(delegation.rank) if delegation.rank else len(RANKS)
            return (kind, rank, name)
        return (kind, name)


@lru_cache(maxsize=4096)
def _placed(name: str, alphabet: str) -> bytes:
    """The same names are put in order for every page on which delegations stand."""
    return sort_key(name, alphabet)


def drawn_as(delegation: Delegation) -> str:
    """What a delegation is in the drawing of lots: a State's three letters, or a plain name."""
    return delegation.state_code or delegation.name_key


def lot_of(seed: str, delegation: Delegation) -> str:
    """Anybody can draw it again: the SHA-256 of the seed, a colon and what the delegation is.

    A delegation that comes later leaves the others in their order.
    """
    return hashlib.sha256(f"{seed}:{drawn_as(delegation)}".encode()).hexdigest()


class WorkingGroup(Base):
    """A part of the meeting that works by itself, with its official name in each language."""

    __tablename__ = "working_group"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
