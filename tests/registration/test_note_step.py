"""A step of review is written down twice: for whoever reads the history, and for good."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.trace import Trace
from services.registration.queries.history import history_of, person_of
from services.registration.usecases.note_step import note_step
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.people import submitted
from tests.registration.reviewing import events_of
from tests.registration.staff import keep_account


def test_history_and_trace_say_who_did_what(session: Session) -> None:
    made = submitted(session)
    account_id = keep_account(session, REVIEWER).id
    values = {"words": "in order"}
    note_step(session, registration=made, what="approved-first", by=account_id, values=values)
    assert events_of(session, made.id)[-1] == "approved-first"
    line = session.scalars(select(Trace)).one()
    assert (line.what, line.who_id, line.about_id, line.meeting_id) == (
        "registration_approved_first",
        REVIEWER.id,
        made.id,
        SEMINAR_ID,
    )
    assert [(each.name, each.value) for each in line.values] == [("words", "in order")]
    person = person_of(session, SEMINAR_ID, made.id)
    assert person is not None
    assert history_of(session, person)[-1].who == REVIEWER.name
