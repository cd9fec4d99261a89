"""A person's request to take part, from the first answer to the decision on it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from services.registration.models.base import Base
from services.registration.models.course import Course, NotADraft
from services.registration.models.delegation import Delegation
from services.registration.models.delegation_rules import MeetingRules
from services.registration.models.duplicates import name_marks
from services.registration.models.meeting_copy import MeetingCopy, Period
from services.registration.models.needs import Needs
from services.registration.models.passport import Passport
from services.registration.models.questions import Questions
from services.registration.models.topics import unanswered_of
from services.registration.models.visit import Visit
from shared.text.search import search_key
from shared.text.sorting import sort_key


class Unfinished(Exception):
    """Answers are missing; `topics` says where."""

    def __init__(self, topics: tuple[str, ...]) -> None:
        super().__init__(topics)
        self.topics = topics


class Registration(Course, Base):
    __tablename__ = "registration"
    __table_args__ = (
        CheckConstraint(
            "state in ('draft', 'submitted', 'returned', 'endorsed', 'cleared', 'approved', "
            "'declined', 'withdrawn')",
            name="state_known",
        ),
        CheckConstraint(
            "state = 'draft' or (submitted_at is not null and delegation_id is not null "
            "and given_names <> '' and (entered_by is not null "
            "or (email <> '' and consented_at is not null)))",
            name="submitted_is_complete",
        ),
        CheckConstraint(
            "state not in ('approved', 'declined', 'returned') or decided_at is not null",
            name="decided_has_time",
        ),
        CheckConstraint(
            "state not in ('declined', 'returned') or reason <> ''", name="declined_has_reason"
        ),
        # Whatever the rules, nobody is the second where they were the first.
        CheckConstraint(
            "state <> 'approved' or first_by is null or first_by is distinct from decided_by",
            name="two_are_two",
        ),
        CheckConstraint(
            "(first_by is null) = (first_revision is null) and "
            "(first_by is null) = (first_at is null)",
            name="first_is_whole",
        ),
        CheckConstraint(
            "represents_kind in ('', 'state', 'organisation')", name="represents_kind_known"
        ),
        CheckConstraint("sex in ('', 'female', 'male', 'x', 'unsaid')", name="sex_known"),
        CheckConstraint("not (has_one_name and family_name <> '')", name="one_name_is_one"),
        CheckConstraint("amends_id is null or state = 'draft'", name="amendment_is_a_draft"),
        CheckConstraint(
            "role in ('head', 'alternate', 'delegate', 'adviser', 'observer')", name="role_known"
        ),
        CheckConstraint(
            "waits_for_place is null or state in ('submitted', 'returned')",
            name="waits_while_submitted",
        ),
        CheckConstraint(
            "(waits_for_hospitality is null and waits_for_room is null) "
            "or state in ('submitted', 'returned', 'endorsed', 'cleared', 'approved')",
            name="waits_while_expected",
        ),
        # Who stands on a page is found, and what waits is counted, without the rows themselves.
        Index(
            "ix_registration_queue",
            *("meeting_id", "submitted_at", "started_at", "id"),
            postgresql_where=text("amends_id is null and waits_for_place is null"),
            postgresql_include=["state", "delegation_id", "revision", "first_by", "first_revision"],
        ),
        Index(
            "ix_registration_standing",
            *("meeting_id", "state"),
            postgresql_where=text("amends_id is null and waits_for_place is null"),
            postgresql_include=["delegation_id", "revision", "first_by", "first_revision"],
        ),
        Index(
            "ix_registration_list",
            *("meeting_id", "sort_key", "started_at", "id"),
            postgresql_where=text("amends_id is null"),
            postgresql_include=[
                *("state", "waits_for_place", "delegation_id", "role"),
                *("revision", "submitted_at"),
            ],
        ),
        Index("ix_registration_name_marks", "name_marks", postgresql_using="gin"),
        CheckConstraint("merged_into_id is null or state = 'declined'", name="merged_is_declined"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    # The language in which the person reads our pages and letters.
    language: Mapped[str] = mapped_column(String(8))

    honorific: Mapped[str] = mapped_column(String(40), default="")
    rank: Mapped[str] = mapped_column(String(80), default="")
    given_names: Mapped[str] = mapped_column(String(200), default="")
    family_name: Mapped[str] = mapped_column(String(200), default="")
    has_one_name: Mapped[bool] = mapped_column(default=False)
    own_name: Mapped[str] = mapped_column(String(200), default="")
    # As in the passport, where the meeting asks it; empty as long as it is not answered.
    sex: Mapped[str] = mapped_column(String(6), default="")

    # Whom they represent, as chosen: a State, an organisation that is offered, or one they named.
    represents_kind: Mapped[str] = mapped_column(String(12), default="")
    state_code: Mapped[str] = mapped_column(String(3), default="")
    organisation_name: Mapped[str] = mapped_column(String(200), default="")
    delegation_id: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"), index=True)
    function: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    role: Mapped[str] = mapped_column(String(10), default="delegate")
    working_groups: Mapped[list[str]] = mapped_column(JSONB, default=list)

    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    consented_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    # In the list of participants: their address beside their name, or no line at all.
    may_list_email: Mapped[bool] = mapped_column(default=False)
    stays_unlisted: Mapped[bool] = mapped_column(default=False)
    photo_answered: Mapped[bool] = mapped_column(default=False)

    # A copy in which what was sent is changed; until it is sent too, what was sent stands.
    amends_id: Mapped[UUID | None] = mapped_column(ForeignKey("registration.id"), unique=True)

    # The focal point who typed it in; the person themselves where nobody did.
    entered_by: Mapped[UUID | None] = mapped_column(ForeignKey("focal_point.id"))
    # Whose place and role this person takes over once it is sent.
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("registration.id"), unique=True)
    # It was sent after the last day of registration, where the meeting still takes it.
    is_late: Mapped[bool] = mapped_column(default=False)

    search_key: Mapped[str] = mapped_column(Text, default="")
    sort_key: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    name_marks: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)

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

    @classmethod
    def entered(
        cls, *, meeting_id: UUID, by: UUID, language: str, at: datetime, **more: UUID
    ) -> "Registration":
        """Somebody of whom a focal point is about to say who they are."""
        said = {"function": {}, "given_names": "", "family_name": "", "own_name": "", "email": ""}
        begun = {"state": "draft", "revision": 1, "started_at": at, "changed_at": at}
        return cls(meeting_id=meeting_id, entered_by=by, language=language, **begun, **said, **more)

    @property
    def name(self) -> str:
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def category(self) -> str:
        """What the person will be at the meeting, as far as it is known."""
        if self.delegation is not None:
            return self.delegation.category_of(self.role)
        return {"state": self.role, "organisation": "organisation"}.get(self.represents_kind, "")

    @property
    def joined(self) -> Delegation:
        """The delegation of somebody who has sent their registration."""
        assert self.delegation is not None, "nothing is sent without a delegation"
        return self.delegation

    def unanswered(self, *, by_themselves: bool = False) -> tuple[str, ...]:
        """The topics that still lack an answer, in the order of the pages."""
        return unanswered_of(self, by_themselves=by_themselves)

    def be_found_by(self, represents: Mapping[str, str]) -> None:
        """Afterwards a search by any spelling of the name or of whom they represent finds them."""
        organisations = [*represents.values(), self.organisation_name]
        self.search_key = search_key(
            self.name, self.own_name, *dict.fromkeys(each for each in organisations if each)
        )
        self.name_marks = name_marks(self.name, self.own_name)
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
