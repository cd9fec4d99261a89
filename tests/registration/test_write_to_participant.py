"""A participant is written to."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from tests.people import SEMINAR, SEMINAR_ID
from tests.registration.people import LINKS, submitted


def test_link_lasts_a_month_beyond_the_meeting_and_no_longer(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    made = submitted(session)
    meeting = session.get_one(MeetingCopy, SEMINAR_ID)
    mail = write_to_participant(
        session, kind="approved", registration=made, meeting=meeting, links=LINKS
    )
    assert SEMINAR.venue["en"] in mail.body
    token = mail.body.split("/registration/link/")[1].split()[0]
    over = meeting.ends_at - clock.now() + timedelta(days=30)
    later(over - timedelta(hours=1))
    assert LINKS.read("registration", token) == made.id
    later(over + timedelta(hours=1))
    assert LINKS.read("registration", token) is None
