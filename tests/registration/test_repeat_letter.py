"""A letter that went astray is sent once more."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail, NothingToRepeat
from services.registration.models.trace import Trace
from services.registration.usecases.end_focal_point import end_focal_point
from services.registration.usecases.repeat_letter import repeat_letter
from services.registration.usecases.submit_delegation import submit_delegation
from shared.contracts.registration import MailDue
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.focal import SAMIR, SILENT, at_work, entered
from tests.registration.people import LINKS, submitted
from tests.registration.staff import keep_account


@pytest.fixture
def refused(session: Session) -> Mail:
    """Its reader has meanwhile given another address."""
    keep_account(session, NODIRA)
    made = submitted(session)
    letter = session.scalars(select(Mail)).one()
    letter.state, letter.answer = "refused", "550 nobody here"
    made.email = "right@delegate.example"
    session.flush()
    return letter


def repeat(session: Session, letter: Mail) -> Mail:
    return repeat_letter(session, meeting_id=SEMINAR_ID, mail_id=letter.id, by=NODIRA.id)


def test_same_letter_goes_to_the_address_of_now(session: Session, refused: Mail) -> None:
    again = repeat(session, refused)
    assert (again.to, again.state) == ("right@delegate.example", "waiting")
    assert (again.subject, again.body) == (refused.subject, refused.body)
    assert (refused.state, refused.answer) == ("refused", "550 nobody here")
    assert told(session, MailDue)[-1].mail_id == again.id
    line = session.scalars(select(Trace).where(Trace.what == "letter_repeated")).one()
    assert line.about_id == refused.registration_id


def test_pressed_twice_it_is_sent_once_and_later_once_more(session: Session, refused: Mail) -> None:
    again = repeat(session, refused)
    with pytest.raises(NothingToRepeat):
        repeat(session, refused)
    with pytest.raises(NothingToRepeat):
        repeat(session, again)
    again.state = "kept"
    session.flush()
    assert repeat(session, refused).id != again.id


def test_letter_of_another_meeting_is_not_there(session: Session, refused: Mail) -> None:
    with pytest.raises(NoResultFound):
        repeat_letter(session, meeting_id=OTHER_MEETING_ID, mail_id=refused.id, by=NODIRA.id)


def test_focal_point_of_now_reads_what_the_earlier_one_did_not(session: Session) -> None:
    earlier = at_work(session)
    (person,) = entered(session, earlier, SILENT)
    submit_delegation(session, focal_point=earlier, links=LINKS)
    letter = session.scalars(select(Mail).where(Mail.registration_id == person.id)).one()
    letter.state = "refused"
    end_focal_point(session, focal_point=earlier, how="revoked")
    with pytest.raises(NothingToRepeat):
        repeat(session, letter)
    present = at_work(session, **SAMIR)
    assert repeat(session, letter).to == present.email
