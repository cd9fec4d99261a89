"""What registration tells the others: who may work on what, and who takes part."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from shared.contracts.fact import Fact


@dataclass(frozen=True, kw_only=True)
class AccountChanged(Fact):
    """A member of staff as the other services need to know them; the password stays at home."""

    NAME: ClassVar[str] = "registration.account_changed.v1"
    account_id: UUID
    revision: int
    name: str
    is_active: bool
    is_administrator: bool
    # Meeting id to the roles held there; an empty list is a role that was taken away.
    roles: dict[str, tuple[str, ...]]
    # Sign-ins from before this moment are over: the password changed or all were ended.
    signed_out_before: datetime


@dataclass(frozen=True, kw_only=True)
class SignInEnded(Fact):
    """One sign-in is over before its time."""

    NAME: ClassVar[str] = "registration.sign_in_ended.v1"
    sign_in_id: UUID
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class ParticipantChanged(Fact):
    """A person as submitted and reviewed, with all that a badge needs and nothing more."""

    NAME: ClassVar[str] = "registration.participant_changed.v1"
    participant_id: UUID
    meeting_id: UUID
    revision: int
    state: str
    may_print: bool
    honorific: str
    # The name as typed, in Latin letters and in the person's own script.
    name: str
    own_name: str
    family_name: str
    function: dict[str, str]
    # Whom they represent: a State by its three letters, or an organisation by its names.
    delegation_id: UUID
    state_code: str
    represents: dict[str, str]
    category: str
    # The language in which the person reads, and a print JPEG of at most 40 kB in Base64.
    language: str
    photo: str | None = None


@dataclass(frozen=True, kw_only=True)
class ParticipantExpected(Fact):
    """A person who was approved, as a programme is concerned with them; or is so no longer."""

    NAME: ClassVar[str] = "registration.participant_expected.v1"
    participant_id: UUID
    meeting_id: UUID
    revision: int
    # Approved, and not withdrawn since. Of anybody else nothing is said below but whose they are.
    is_expected: bool
    delegation_id: UUID
    state_code: str
    represents: dict[str, str]
    honorific: str = ""
    name: str = ""
    own_name: str = ""
    function: dict[str, str] = field(default_factory=dict)
    # The head of the delegation, and the working groups that they chose, counted from one.
    is_head: bool = False
    groups: tuple[int, ...] = ()
    # The language in which the person reads.
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class MailDue(Fact):
    """A letter waits in registration's own outgoing mail."""

    NAME: ClassVar[str] = "registration.mail_due.v1"
    mail_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasswordAsked(Fact):
    """Somebody says that they have forgotten the password of the account with this address."""

    NAME: ClassVar[str] = "registration.password_asked.v1"
    email: str


@dataclass(frozen=True, kw_only=True)
class PaperDue(Fact):
    """A paper about participants waits to be pressed by registration's own slow work."""

    NAME: ClassVar[str] = "registration.paper_due.v1"
    paper_id: UUID


@dataclass(frozen=True, kw_only=True)
class ClearanceListOver(Fact):
    """A list for the host's security has lived its day, and is to be emptied."""

    NAME: ClassVar[str] = "registration.clearance_list_over.v1"
    list_id: UUID
