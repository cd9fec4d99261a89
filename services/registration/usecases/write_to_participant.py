"""A participant is written to about their registration."""

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from services.registration.models.course import REASONS, RETURN_REASONS
from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.own_link import letter_link
from services.registration.models.registration import Registration
from services.registration.queries.focal_points import readers_for
from services.registration.usecases.write_letter import write_letter
from shared.contracts.fact import Fact
from shared.links import Links
from shared.messaging.outbox import Entry, publish_all


def write_to_participant(
    session: Session,
    *,
    kind: str,
    registration: Registration,
    meeting: MeetingCopy,
    links: Links,
    gained: Collection[str] = (),
    waits: Mapping[str, int] = MappingProxyType({}),
    not_before: datetime | None = None,
    beside: Collection[Fact] = (),
    entries: Collection[Entry] = (),
) -> Mail | None:
    """Afterwards a letter of that kind waits for the post, with the person's own link in it.

    Whoever has no address is written to through the focal point of the delegation, who follows
    the link to a page of their own; where there is none either, there is no letter. It names the
    limits within which the person now is, and their number on each other waiting list. It may be
    held back for a while. Tells MailDue, and what is `beside` it, letter or not; `entries` are
    written with it.
    """
    reader = readers_for(session, [registration]).get(registration.id)
    if reader is None:
        publish_all(session, beside, not_before=not_before, beside=entries)
        return None
    link = letter_link(registration, meeting, links, to_desk=reader.focal_point is not None)
    return write_letter(
        session,
        kind=kind,
        to=reader.to,
        reads=reader.language,
        registration_id=registration.id,
        not_before=not_before,
        beside=beside,
        entries=entries,
        values={**_said_of(registration, meeting), "gained": gained, "waits": waits, "link": link},
    )


def _said_of(registration: Registration, meeting: MeetingCopy) -> dict[str, object]:
    return {
        "name": registration.name,
        "meeting": meeting,
        "reason": {**REASONS, **RETURN_REASONS}.get(registration.reason),
        "reason_words": registration.reason_words,
    }
