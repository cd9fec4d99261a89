"""A meeting leaves the wording to the house again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.house_letters import house_text
from services.registration.models.mail import Mail
from services.registration.models.trace import Trace
from services.registration.usecases.reset_letter_text import reset_letter_text
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import submitted
from tests.registration.test_change_letter_text import change


def test_letter_says_what_the_house_says_and_once_is_enough(session: Session) -> None:
    change(session, "Ours", "Ours")
    for _ in range(2):
        reset_letter_text(
            session, meeting_id=SEMINAR_ID, kind="submitted", language="en", by=NODIRA.id
        )
        session.flush()
    submitted(session)
    assert session.scalars(select(Mail.subject)).one() == house_text("submitted", "en")[0]
    whats = session.scalars(select(Trace.what)).all()
    assert whats.count("letter_text_reset") == 1
