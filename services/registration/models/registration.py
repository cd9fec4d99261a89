"""A person's request to take part, from the first answer to the decision on it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from services.registration.models.amendment import NotAmendable
from services.registration.models.base import Base
from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import MeetingRules
from services.registration.models.meeting_copy import MeetingCopy, Period
from services.registration.models.needs import Needs
from services.registration.models.passport import Passport
from services.registration.models.questions import Questions
from services.registration.models.topics import unanswered_of
from services.registration.models.visit import Visit
from shared.language import lazy_gettext as _l
from shared.text.search import search_key
from shared.text.sorting import sort_key

# Why a registration is declined, as the person will read it.
REASONS = {
    "not-invited": _l("Participation in this meeting is by invitation."),
    "not-nominated": _l("Your authorities have not named you as a member of the delegation."),
    "places-taken": _l("All places of the delegation are taken."),
    "registered-twice": _l("You are registered already; the other registration stands."),
    "incomplete": _l("What you sent is not enough for us to decide."),
    "other": _l("The reason is given in the words below."),
}


class NotADraft(Exception):
    """The registration was submitted already; its answers stand."""


class Unfinished(Exception):
    """Answers are missing; `topics` says where."""

    def __init__(self, topics: tuple[str, ...]) -> None:
        super().__init__(topics)
        self.topics = topics


class AlreadyDecided(Exception):
    """Somebody was quicker, or the person has withdrawn."""


class NothingToWithdraw(Exception):
    """It was never submitted, is declined, or is withdrawn already."""


class NoPlaceYet(Exception):
    """All places of the delegation are taken; the person is on its waiting list."""


class Registration(Base):
    __tablename__ = "registration"
    __table_args__ = (
        CheckConstraint(
            "state in ('draft', 'submitted', 'approved', 'declined', 'withdrawn')",
            name="state_known",
        ),
        CheckConstraint(
            "state = 'draft' or (submitted_at is not null and delegation_id is not null "
            "and given_names <> '' and email <> '' and consented_at is not null)",
            name="submitted_is_complete",
        ),
        CheckConstraint(
            "state not in ('approved', 'declined') or decided_at is not null",
            name="decided_has_time",
        ),
        CheckConstraint("state <> 'declined' or reason <> ''", name="declined_has_reason"),
        CheckConstraint(
            "represents_kind in ('', 'state', 'organisation')", name="represents_kind_known"
        ),
        CheckConstraint("not (has_one_name and family_name <> '')", name="one_name_is_one"),
        CheckConstraint("amends_id is null or state = 'draft'", name="amendment_is_a_draft"),
        CheckConstraint(
            "role in ('head', 'alternate', 'delegate', 'adviser', 'observer')", name="role_known"
        ),
        CheckConstraint(
            "waits_for_place is null or state = 'submitted'", name="waits_while_submitted"
        ),
        CheckConstraint(
            "(waits_for_hospitality is null and waits_for_room is null) "
            "or state in ('submitted', 'approved')",
            name="waits_while_expected",
        ),
        Index("ix_registration_queue", "meeting_id", "state", "submitted_at"),
        Index("ix_registration_list", "meeting_id", "sort_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    state: Mapped[str] = mapped_column(String(12), default="draft")
    revision: Mapped[int] = mapped_column(default=1)
    # The language in which the person reads our pages and letters.
    language: Mapped[str] = mapped_column(String(8))

    honorific: Mapped[str] = mapped_column(String(40), default="")
    rank: Mapped[str] = mapped_column(String(80), default="")
    given_names: Mapped[str] = mapped_column(String(200), default="")
    family_name: Mapped[str] = mapped_column(String(200), default="")
    has_one_name: Mapped[bool] = mapped_column(default=False)
    own_name: Mapped[str] = mapped_column(String(200), default="")

    # Whom they represent, as chosen: a State, an organisation that is offered, or one they named.
    represents_kind: Mapped[str] = mapped_column(String(12), default="")
    state_code: Mapped[str] = mapped_column(String(3), default="")
    organisation_name: Mapped[str] = mapped_column(String(200), default="")
    delegation_id: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"), index=True)
    function: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    role: Mapped[str] = mapped_column(String(10), default="delegate")
    working_groups: Mapped[list[str]] = mapped_column(JSONB, default=list)

    # Whoever waits holds a ticket of the delegation's list, the lowest first; nobody who has what
    # they need holds one.
    waits_for_place: Mapped[int | None]
    waits_for_hospitality: Mapped[int | None]
    waits_for_room: Mapped[int | None]

    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    consented_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    photo_answered: Mapped[bool] = mapped_column(default=False)

    # A copy in which what was sent is changed; until it is sent too, what was sent stands.
    amends_id: Mapped[UUID | None] = mapped_column(ForeignKey("registration.id"), unique=True)
    amended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    submitted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = mapped_column(String(20), default="")
    reason_words: Mapped[str] = mapped_column(Text, default="")

    search_key: Mapped[str] = mapped_column(Text, default="")
    sort_key: Mapped[bytes] = mapped_column(LargeBinary, default=b"")

    delegation: Mapped[Delegation | None] = relationship()
    meeting: Mapped[MeetingCopy] = relationship(viewonly=True)
    questions: Mapped[Questions | None] = relationship(
        primaryjoin="foreign(Registration.meeting_id) == Questions.meeting_id", viewonly=True
    )
    period: Mapped[Period | None] = relationship(
        primaryjoin="foreign(Registration.meeting_id) == Period.meeting_id", viewonly=True
    )
    rules: Mapped[MeetingRules | None] = relationship(
        primaryjoin="foreign(Registration.meeting_id) == MeetingRules.meeting_id", viewonly=True
    )
    visit: Mapped[Visit | None] = relationship(cascade="all, delete-orphan")
    needs: Mapped[Needs | None] = relationship(cascade="all, delete-orphan")
    passport: Mapped[Passport | None] = relationship(cascade="all, delete-orphan")

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def category(self) -> str:
        """What the person will be at the meeting, as far as it is known."""
        return {"state": "delegate", "organisation": "organisation"}.get(self.represents_kind, "")

    @property
    def joined(self) -> Delegation:
        """The delegation of somebody who has sent their registration."""
        assert self.delegation is not None, "nothing is sent without a delegation"
        return self.delegation

    @property
    def standing(self) -> str:
        """The state as people speak of it: who waits for a place does not wait for a decision."""
        return "waiting" if self.waits_for_place is not None else self.state

    def unanswered(self) -> tuple[str, ...]:
        """The topics that still lack an answer, in the order of the pages."""
        return unanswered_of(self)

    def change(self, at: datetime) -> None:
        """Each change makes the next revision."""
        self.revision += 1
        self.changed_at = at

    def be_found_by(self, represents: Mapping[str, str]) -> None:
        """Afterwards a search by any spelling of the name or of whom they represent finds them."""
        organisations = [*represents.values(), self.organisation_name]
        self.search_key = search_key(
            self.name, self.own_name, *dict.fromkeys(each for each in organisations if each)
        )
        self.sort_key = sort_key(f"{self.family_name or self.given_names} {self.given_names}", "en")

    def submit(self, delegation: Delegation, at: datetime) -> None:
        if self.state != "draft":
            raise NotADraft
        if missing := self.unanswered():
            raise Unfinished(missing)
        self.delegation = delegation
        self.state = "submitted"
        self.submitted_at = at
        self.be_found_by(delegation.names)
        self.change(at)

    def approve(self, *, by: UUID, seen: int, at: datetime) -> None:
        if self.waits_for_place is not None and self.revision == seen:
            raise NoPlaceYet
        self._decide("approved", by, seen, at)

    def approve_at_once(self, at: datetime) -> None:
        """Where the meeting takes everybody for whom there is a place."""
        self._decide("approved", None, self.revision, at)

    def decline(self, *, by: UUID, seen: int, reason: str, words: str, at: datetime) -> None:
        self._decide("declined", by, seen, at)
        self.give_up_places()
        self.reason = reason
        self.reason_words = words

    def _decide(self, state: str, by: UUID | None, seen: int, at: datetime) -> None:
        if self.state != "submitted" or self.revision != seen:
            raise AlreadyDecided
        self.state = state
        self.decided_by = by
        self.decided_at = at
        self.change(at)

    def amend(self, at: datetime) -> None:
        """Whatever was decided on was decided on other answers."""
        if self.state not in ("submitted", "approved"):
            raise NotAmendable
        self.state = "submitted"
        self.decided_at = self.decided_by = None
        self.amended_at = at
        self.change(at)

    def withdraw(self, at: datetime) -> None:
        if self.state not in ("submitted", "approved"):
            raise NothingToWithdraw
        self.state = "withdrawn"
        self.give_up_places()
        self.change(at)

    def give_up_places(self) -> None:
        self.waits_for_place = self.waits_for_hospitality = self.waits_for_room = None


# Read with all that its answers are judged by, in one question.
_BESIDE = ("meeting", "questions", "period", "rules", "visit", "needs", "passport")
WHOLE = tuple(joinedload(getattr(Registration, each)) for each in _BESIDE)


class Photo(Base):
    """A portrait: the whole picture, upright and without metadata, and the print cut from it."""

    __tablename__ = "photo"

    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    original: Mapped[bytes] = mapped_column(LargeBinary)
    print_jpeg: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(16))
    # Where it falls short of the meeting's photo profile.
    advice: Mapped[list[str]] = mapped_column(JSONB, default=list)


class Event(Base):
    """One line of a registration's history: who did what, when; lines are only ever added."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_of", "registration_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    registration_id: Mapped[UUID] = mapped_column(ForeignKey("registration.id"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    # Nobody of the staff: the person themselves.
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    what: Mapped[str] = mapped_column(String(20))


class ArrivalCopy(Base):
    """That a participant has come, as badges told us."""

    __tablename__ = "arrival_copy"

    participant_id: Mapped[UUID] = mapped_column(primary_key=True)
    arrival_id: Mapped[UUID]
    meeting_id: Mapped[UUID] = mapped_column(index=True)
    arrived_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    station: Mapped[str] = mapped_column(String(100))
