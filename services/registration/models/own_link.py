"""Where the link of a letter about somebody leads: to their own page, or to their focal point's."""

from datetime import timedelta

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Registration
from shared.links import Links

PURPOSE = "registration"
# Who comes home from a meeting may still want to look something up.
AFTERWARDS = timedelta(days=30)


def letter_link(
    registration: Registration, meeting: MeetingCopy, links: Links, *, to_desk: bool
) -> str:
    """A focal point who reads for somebody is led to the desk; the own link opens more."""
    if to_desk:
        desk = f"/registration/delegation/{registration.delegation_id}"
        return links.to(f"{desk}/people/{registration.id}")
    token = links.token(PURPOSE, registration.id, meeting.ends_at + AFTERWARDS)
    return links.to(f"/registration/link/{token}")
