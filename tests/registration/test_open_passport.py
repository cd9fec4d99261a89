"""Staff look into a passport, and that they did is kept."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.registration import Event
from services.registration.models.trace import Trace
from services.registration.usecases.open_passport import open_passport
from services.registration.usecases.submit_registration import submit_registration
from tests.people import REVIEWER, SEMINAR_ID
from tests.registration.people import LINKS, submitted
from tests.registration.questions import SEAL, whole_draft
from tests.registration.staff import keep_account


def test_each_look_is_kept(session: Session) -> None:
    made = whole_draft(session)
    submit_registration(session, registration_id=made.id, links=LINKS)
    keep_account(session, REVIEWER)
    who: dict[str, Any] = {"account_id": REVIEWER.id, "seal": SEAL}
    fields = open_passport(session, meeting_id=SEMINAR_ID, registration_id=made.id, **who)
    assert fields
    assert fields["passport_name"] == "YUSUFZAI MARYAM"
    session.flush()
    seen = session.execute(select(Event.account_id).where(Event.what == "passport_seen")).all()
    assert [row[0] for row in seen] == [REVIEWER.id]
    line = session.scalars(select(Trace).where(Trace.what == "passport_seen")).one()
    assert (line.who_id, line.about_id) == (REVIEWER.id, made.id)


def test_nothing_is_there_to_see_without_one_or_at_another_meeting(session: Session) -> None:
    made = submitted(session)
    keep_account(session, REVIEWER)
    who: dict[str, Any] = {"account_id": REVIEWER.id, "seal": SEAL}
    assert open_passport(session, meeting_id=SEMINAR_ID, registration_id=made.id, **who) is None
    with pytest.raises(NoResultFound):
        open_passport(session, meeting_id=made.id, registration_id=made.id, **who)
