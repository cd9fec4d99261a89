"""Whatever leaves with many people's data leaves a line in the trace."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.trace import Trace
from services.registration.usecases.record_export import record_export
from services.registration.web.trace_words import DEEDS, EXPORT_WORDS, value_words
from tests.people import NODIRA, SEMINAR_ID


def test_line_says_which_list_left_how_many_were_in_it_and_who_took_it(session: Session) -> None:
    record_export(session, meeting_id=SEMINAR_ID, which="people", number=42, by=NODIRA.id)
    (line,) = session.scalars(select(Trace).where(Trace.what == "export_made"))
    assert (line.who_id, line.meeting_id, line.about_id) == (NODIRA.id, SEMINAR_ID, SEMINAR_ID)
    assert {each.name: each.value for each in line.values} == {"export": "people", "number": "42"}


def test_line_may_be_about_something_narrower_than_the_meeting(session: Session) -> None:
    one = uuid4()
    record_export(
        session,
        meeting_id=SEMINAR_ID,
        which="visa_letters",
        number=1,
        by=NODIRA.id,
        about_kind="registration",
        about_id=one,
    )
    (line,) = session.scalars(select(Trace).where(Trace.what == "export_made"))
    assert (line.about_kind, line.about_id) == ("registration", one)


@pytest.mark.parametrize("which", EXPORT_WORDS)
def test_trace_calls_each_list_by_its_name(session: Session, which: str) -> None:
    record_export(session, meeting_id=SEMINAR_ID, which=which, number=3, by=NODIRA.id)
    (line,) = session.scalars(select(Trace).where(Trace.what == "export_made"))
    said = {each.name: value_words(each) for each in line.values}
    assert said == {"export": str(EXPORT_WORDS[which]), "number": "3"}
    assert said["export"] != which
    assert str(DEEDS["export_made"]) == "List exported"
