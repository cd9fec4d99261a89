"""A meeting became public, or its names or dates changed."""

from sqlalchemy.orm import Session

from services.badges.usecases.keep_meeting import keep_meeting
from shared.contracts.agenda import MeetingPublished


def on_meeting_published(session: Session, fact: MeetingPublished) -> None:
    keep_meeting(
        session,
        values={
            "id": fact.meeting_id,
            "revision": fact.revision,
            "slug": fact.slug,
            "names": fact.names,
            "city": fact.city,
            "time_zone": fact.time_zone,
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
            "opened_by": fact.opened_by,
        },
    )
