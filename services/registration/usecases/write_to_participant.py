"""A participant is written to about their registration."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import REASONS, Registration
from services.registration.usecases.write_letter import write_letter
from shared.links import Links

PURPOSE = "registration"
# Who comes home from a meeting may still want to look something up.
AFTERWARDS = timedelta(days=30)


def write_to_participant(
    session: Session,
    *,
    kind: str,
    registration: Registration,
    meeting: MeetingCopy,
    links: Links,
    gained: Collection[str] = (),
    waits: Mapping[str, int] = MappingProxyType({}),
) -> Mail:
    """Afterwards a letter of that kind waits for the post, with the person's own link in it.

    It names the limits within which the person now is, and the number they have on the waiting
    list of each other. Tells MailDue.
    """
    token = links.token(PURPOSE, registration.id, meeting.ends_at + AFTERWARDS)
    return write_letter(
        session,
        kind=kind,
        to=registration.email,
        reads=registration.language,
        registration_id=registration.id,
        values={
            "name": registration.name,
            "meeting": meeting,
            "reason": REASONS.get(registration.reason),
            "reason_words": registration.reason_words,
            "gained": gained,
            "waits": waits,
            "link": links.to(f"/registration/link/{token}"),
        },
    )
