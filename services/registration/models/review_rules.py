"""By which steps a meeting decides on registrations, who takes each, and what it insists on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base
from services.registration.models.course import UNDER_REVIEW
from services.registration.models.delegation import KINDS, Delegation

# Each step leads to the state behind it; approving is the last and is never left out.
STEPS = {"endorse": "endorsed", "clear": "cleared", "approve": "approved"}


class NotTheirStep(Exception):
    """This account does not take that step, or not for delegations of that kind."""


class OutOfTurn(Exception):
    """Another step comes first at this meeting."""


class NoteMissing(Exception):
    """The delegation has sent no note verbale, and nobody has waived it."""


class NothingToConfirm(Exception):
    """Nobody has proposed to lift the rule of two persons, or whoever confirms it did."""


class ReviewRules(Base):
    """A meeting without a row of its own decides in one step, by one person."""

    __tablename__ = "review_rules"
    __table_args__ = (
        CheckConstraint("(loosening is null) = (loosening_by is null)", name="loosening_is_whole"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"), primary_key=True)
    asks_endorsement: Mapped[bool] = mapped_column(default=False)
    asks_clearance: Mapped[bool] = mapped_column(default=False)
    # Kinds of delegations whose people two accounts have to approve.
    two_persons: Mapped[list[str]] = mapped_column(JSONB, default=list)
    # Kinds of delegations that are to send a note verbale before anybody of them is approved.
    note_kinds: Mapped[list[str]] = mapped_column(JSONB, default=list)
    # Kinds that somebody proposed to take out of the rule of two; it takes another to do it.
    loosening: Mapped[list[str] | None] = mapped_column(JSONB(none_as_null=True))
    loosening_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))

    @property
    def steps(self) -> tuple[str, ...]:
        asked = {"endorse": self.asks_endorsement, "clear": self.asks_clearance, "approve": True}
        return tuple(step for step in STEPS if asked[step])

    def next_step(self, state: str) -> str:
        """What a registration in that state waits for; one that was returned begins anew."""
        done = UNDER_REVIEW.index(state) if state in UNDER_REVIEW else 0
        return next(step for step in self.steps if list(STEPS).index(step) >= done)

    def needs_two(self, delegation: Delegation) -> bool:
        return delegation.kind in self.two_persons or delegation.keeps_two_persons

    def wants_note(self, delegation: Delegation) -> bool:
        return delegation.kind in self.note_kinds


def usual_rules(meeting_id: UUID) -> ReviewRules:
    return ReviewRules(
        meeting_id=meeting_id,
        asks_endorsement=False,
        asks_clearance=False,
        two_persons=[],
        note_kinds=[],
    )


class ReviewDuty(Base):
    """Which steps a reviewer takes, for which kinds of delegations; without a row, all of both."""

    __tablename__ = "review_duty"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    steps: Mapped[list[str]] = mapped_column(JSONB)
    kinds: Mapped[list[str]] = mapped_column(JSONB)


@dataclass(frozen=True)
class Duty:
    """What one account may do in the review of a meeting."""

    account_id: UUID
    steps: Collection[str] = ()
    kinds: Collection[str] = ()

    def covers(self, step: str, kind: str) -> bool:
        return step in self.steps and kind in self.kinds

    def may_look_after(self, kind: str) -> bool:
        return bool(self.steps) and kind in self.kinds


def whole_duty(account_id: UUID) -> Duty:
    return Duty(account_id, tuple(STEPS), KINDS)


class NoteWaiver(Base):
    """Somebody answers by name for a person who comes without their delegation's note verbale."""

    __tablename__ = "note_waiver"
    __table_args__ = (CheckConstraint("reason <> ''", name="has_reason"),)

    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    # Given for this delegation: whoever changes sides needs another.
    delegation_id: Mapped[UUID] = mapped_column(ForeignKey("delegation.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
