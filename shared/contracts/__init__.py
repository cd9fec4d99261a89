"""Every fact that one service tells another, and who hears it: the whole topology on a page."""

from shared.contracts.agenda import (
    AgendaNoticeDue,
    MeetingOpened,
    MeetingPublished,
    ProgrammePaperDue,
)
from shared.contracts.badges import ArrivalRecorded, BadgeDue, BadgesNoticeDue
from shared.contracts.fact import Fact
from shared.contracts.registration import (
    AccountChanged,
    ClearanceListOver,
    MailDue,
    PaperDue,
    ParticipantChanged,
    ParticipantExpected,
    PasswordAsked,
    SignInEnded,
)

# A fact, and the queues that hear it. A queue bears its service's name; `<service>-work` takes
# the same service's slow work, so that mail and PDFs never delay an arrival.
ROUTES: dict[type[Fact], tuple[str, ...]] = {
    AccountChanged: ("agenda", "badges"),
    SignInEnded: ("agenda", "badges"),
    ParticipantChanged: ("badges",),
    ParticipantExpected: ("agenda",),
    MailDue: ("registration-work",),
    PasswordAsked: ("registration-work",),
    PaperDue: ("registration-work",),
    ClearanceListOver: ("registration-work",),
    MeetingOpened: ("registration",),
    MeetingPublished: ("registration", "badges"),
    ArrivalRecorded: ("registration",),
    BadgeDue: ("badges-work",),
    ProgrammePaperDue: ("agenda-work",),
    AgendaNoticeDue: ("registration-work",),
    BadgesNoticeDue: ("registration-work",),
}

MESSAGES: dict[str, type[Fact]] = {fact.NAME: fact for fact in ROUTES}

QUEUES: tuple[str, ...] = tuple(
    f"{service}{kind}" for service in ("registration", "agenda", "badges") for kind in ("", "-work")
)
