"""A meeting is public, or something about it has changed: registration opens, or follows."""

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from shared.contracts.agenda import MeetingPublished
from shared.db import keep_newer


def on_meeting_published(session: Session, fact: MeetingPublished) -> None:
    keep_newer(
        session,
        MeetingCopy,
        {
            "id": fact.meeting_id,
            "revision": fact.revision,
            "slug": fact.slug,
            "names": fact.names,
            "organisers": fact.organisers,
            "venue": fact.venue,
            "city": fact.city,
            "time_zone": fact.time_zone,
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
            "opened_by": fact.opened_by,
        },
    )
