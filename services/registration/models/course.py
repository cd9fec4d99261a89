"""The course of a registration: from the draft by the steps of review to the decision, or back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from services.registration.models.amendment import NotAmendable
from shared.language import lazy_gettext as _l

STATES = (
    *("draft", "submitted", "returned", "endorsed", "cleared"),
    *("approved", "declined", "withdrawn"),
)
# Whoever is under review waits for the secretariat.
UNDER_REVIEW = ("submitted", "endorsed", "cleared")
# Whoever is expected holds a place; a registration that was returned keeps it.
EXPECTED = (*UNDER_REVIEW, "returned", "approved")

# Why a registration is declined, as the person will read it.
REASONS = {
    "not-invited": _l("Participation in this meeting is by invitation."),
    "not-nominated": _l("Your authorities have not named you as a member of the delegation."),
    "places-taken": _l("All places of the delegation are taken."),
    "registered-twice": _l("You are registered already; the other registration stands."),
    "incomplete": _l("What you sent is not enough for us to decide."),
    "other": _l("The reason is given in the words below."),
}
# Why it is returned, that is, what the person is to correct.
RETURN_REASONS = {
    "name": _l("The name is not written as in the passport."),
    "photo": _l("The photo cannot be used for a badge."),
    "function": _l("The function or the organisation is not clear."),
    "passport": _l("The particulars of the passport are incomplete or do not agree."),
    "wrong-delegation": _l("The registration belongs to another delegation."),
    "unclear": _l("What is to be corrected is said in the words below."),
}


class NotADraft(Exception):
    """The registration was submitted already; its answers stand."""


class AlreadyDecided(Exception):
    """Somebody was quicker, or the person has withdrawn."""


class NothingToWithdraw(Exception):
    """It was never submitted, is declined, or is withdrawn already."""


class NoPlaceYet(Exception):
    """All places of the delegation are taken; the person is on its waiting list."""


class NeedsAnother(Exception):
    """Two persons have to approve, and this one has done so already."""


def standing(state: str, waits_for_place: int | None) -> str:
    """The state as people speak of it: who waits for a place does not wait for a decision."""
    return "waiting" if waits_for_place is not None else state


def is_approved_once(state: str, revision: int, first_revision: int | None) -> bool:
    """Somebody has approved it as it stands, and another still has to."""
    return state in UNDER_REVIEW and first_revision == revision


class Course:
    """What may become of a registration, and what it says of itself on the way."""

    state: Mapped[str] = mapped_column(String(12), default="draft")
    revision: Mapped[int] = mapped_column(default=1)

    # Whoever waits holds a ticket of the delegation's list, the lowest first; nobody who has what
    # they need holds one.
    waits_for_place: Mapped[int | None]
    waits_for_hospitality: Mapped[int | None]
    waits_for_room: Mapped[int | None]

    amended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    submitted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # When and by whom it was approved, declined or returned.
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reason: Mapped[str] = mapped_column(String(20), default="")
    reason_words: Mapped[str] = mapped_column(Text, default="")

    # Where two have to approve: the first of them, who approved it as it stood at that revision.
    first_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    first_revision: Mapped[int | None]

    @declared_attr
    def decided_by(cls) -> Mapped[UUID | None]:  # noqa: N805
        return mapped_column(ForeignKey("account.id"))

    @declared_attr
    def first_by(cls) -> Mapped[UUID | None]:  # noqa: N805
        return mapped_column(ForeignKey("account.id"))

    # Whose registration stands in place of this one, where somebody had registered twice.
    @declared_attr
    def merged_into_id(cls) -> Mapped[UUID | None]:  # noqa: N805
        return mapped_column(ForeignKey("registration.id"))

    @property
    def standing(self) -> str:
        return standing(self.state, self.waits_for_place)

    @property
    def is_under_review(self) -> bool:
        return self.state in UNDER_REVIEW

    @property
    def is_expected(self) -> bool:
        return self.state in EXPECTED

    @property
    def is_approved_once(self) -> bool:
        return is_approved_once(self.state, self.revision, self.first_revision)

    def change(self, at: datetime) -> None:
        """Each change makes the next revision."""
        self.revision += 1
        self.changed_at = at

    def endorse(self, *, seen: int, at: datetime) -> None:
        self._step_to("endorsed", seen, at)

    def clear(self, *, seen: int, at: datetime) -> None:
        self._step_to("cleared", seen, at)

    def approve_first(self, *, by: UUID, seen: int, at: datetime) -> None:
        """The first of two says yes; nothing else changes."""
        self._must_stand(seen)
        self._must_have_place()
        self.change(at)
        self.first_by, self.first_at, self.first_revision = by, at, self.revision

    def approve(self, *, by: UUID, seen: int, at: datetime) -> None:
        self._must_stand(seen)
        self._must_have_place()
        if self.is_approved_once and self.first_by == by:
            raise NeedsAnother
        self._decide("approved", by, at)

    def approve_at_once(self, at: datetime) -> None:
        """Where the meeting takes everybody for whom there is a place."""
        self._must_stand(self.revision)
        self._decide("approved", None, at)

    def decline(self, *, by: UUID, seen: int, reason: str, words: str, at: datetime) -> None:
        """What was returned may be declined as well: nobody need wait for ever."""
        self._must_stand(seen, (*UNDER_REVIEW, "returned"))
        self._decide("declined", by, at)
        self.give_up_places()
        self.reason = reason
        self.reason_words = words

    def give_way_to(self, other_id: UUID, *, by: UUID, reason: str, at: datetime) -> None:
        """The same person has another registration, which stands."""
        self._must_stand(self.revision, EXPECTED)
        self._decide("declined", by, at)
        self.give_up_places()
        self.reason, self.reason_words = reason, ""
        self.merged_into_id = other_id

    def give_back(self, *, by: UUID, seen: int, reason: str, words: str, at: datetime) -> None:
        """It is the person's to correct; their place in the delegation stays theirs."""
        self._must_stand(seen)
        self._decide("returned", by, at)
        self.forget_first()
        self.reason = reason
        self.reason_words = words

    def _must_stand(self, seen: int, states: tuple[str, ...] = UNDER_REVIEW) -> None:
        if self.state not in states or self.revision != seen:
            raise AlreadyDecided

    def _must_have_place(self) -> None:
        if self.waits_for_place is not None:
            raise NoPlaceYet

    def _step_to(self, state: str, seen: int, at: datetime) -> None:
        self._must_stand(seen)
        self._must_have_place()
        self.state = state
        self.forget_first()
        self.change(at)

    def _decide(self, state: str, by: UUID | None, at: datetime) -> None:
        self.state = state
        self.decided_by = by
        self.decided_at = at
        self.change(at)

    def step_back(
        self, state: str, first_by: UUID | None, first_at: datetime | None, at: datetime
    ) -> None:
        """As it stood before the step; what the first of two had said counts again."""
        self._decide(state, None, at)
        self.decided_at = None
        self.first_by, self.first_at = first_by, first_at
        self.first_revision = self.revision if first_by else None

    def amend(self, at: datetime) -> None:
        """Whatever was decided on was decided on other answers."""
        if not self.is_expected:
            raise NotAmendable
        self.state = "submitted"
        self.decided_at = self.decided_by = None
        self.reason = self.reason_words = ""
        self.forget_first()
        self.amended_at = at
        self.change(at)

    def withdraw(self, at: datetime) -> None:
        if not self.is_expected:
            raise NothingToWithdraw
        self.state = "withdrawn"
        self.give_up_places()
        self.change(at)

    def give_up_places(self) -> None:
        self.waits_for_place = self.waits_for_hospitality = self.waits_for_room = None

    def forget_first(self) -> None:
        self.first_by = self.first_at = self.first_revision = None
