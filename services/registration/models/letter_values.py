"""What fills the gaps of a letter to one person."""

from services.registration.models.course import REASONS, RETURN_REASONS
from services.registration.models.house_letters import in_words
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration

# A letter that is only looked at shows nobody's own link.
NO_LINK = "…/registration/link/…"


def letter_values(
    reads: str, registration: Registration, meeting: MeetingCopy, link: str = NO_LINK
) -> dict[str, str]:
    return in_words(
        reads,
        {
            "name": registration.name,
            "meeting": meeting,
            "reason": {**REASONS, **RETURN_REASONS}.get(registration.reason),
            "reason_words": registration.reason_words,
            "link": link,
        },
    )
