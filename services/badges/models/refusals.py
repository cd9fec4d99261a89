"""Why the desk or the printer says no."""


class NotApproved(Exception):
    """The person has not been approved, or no longer is: nothing is printed, nobody received."""


class NoSuchBadge(Exception):
    """There is no such badge or person in this meeting."""


class ReasonMissing(Exception):
    """The badge was printed before; a second paper needs a reason."""


class NoSuchReason(Exception):
    """A reason that is not among those offered."""


class MeetingUnknown(Exception):
    """The person was heard of before the meeting: there is no head for the badge yet."""
