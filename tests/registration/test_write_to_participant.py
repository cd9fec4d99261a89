"""A participant is written to."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.usecases.end_focal_point import end_focal_point
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from tests.people import SEMINAR, SEMINAR_ID
from tests.registration.focal import SILENT, at_work, entered
from tests.registration.people import LINKS, submitted


def test_link_lasts_a_month_beyond_the_meeting_and_no_longer(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    made = submitted(session)
    meeting = session.get_one(MeetingCopy, SEMINAR_ID)
    mail = write_to_participant(
        session, kind="approved", registration=made, meeting=meeting, links=LINKS
    )
    assert mail is not None
    assert SEMINAR.venue["en"] in mail.body
    token = mail.body.split("/registration/link/")[1].split()[0]
    over = meeting.ends_at - clock.now() + timedelta(days=30)
    later(over - timedelta(hours=1))
    assert LINKS.read("registration", token) == made.id
    later(over + timedelta(hours=1))
    assert LINKS.read("registration", token) is None


def test_nobody_is_written_to_when_nobody_reads_for_them(session: Session) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point, SILENT)
    meeting = session.get_one(MeetingCopy, SEMINAR_ID)
    both: dict[str, Any] = {"registration": person, "meeting": meeting, "links": LINKS}
    letter = write_to_participant(session, kind="approved", **both)
    assert letter is not None
    assert letter.to == focal_point.email
    end_focal_point(session, focal_point=focal_point, how="revoked")
    assert write_to_participant(session, kind="approved", **both) is None
