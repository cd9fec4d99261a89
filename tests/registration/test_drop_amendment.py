"""A person leaves what they have sent as it is."""

from sqlalchemy.orm import Session

from services.registration.models.needs import Needs
from services.registration.models.passport import Passport
from services.registration.models.registration import Photo, Registration
from services.registration.models.visit import Visit
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.drop_amendment import drop_amendment
from services.registration.usecases.submit_registration import submit_registration
from tests.people import SEMINAR_ID
from tests.registration.people import LINKS, draft, picture
from tests.registration.questions import whole_draft


def test_nothing_of_the_draft_is_left(session: Session) -> None:
    sent = whole_draft(session, photo=picture())
    submit_registration(session, registration_id=sent.id, links=LINKS)
    copy = begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=sent.id).id
    assert drop_amendment(session, registration_id=copy) == sent.id
    for each in (Registration, Visit, Needs, Passport, Photo):
        assert session.get(each, copy) is None
        assert session.get(each, sent.id) is not None


def test_draft_that_changes_nothing_sent_stays(session: Session) -> None:
    made = draft(session)
    assert drop_amendment(session, registration_id=made.id) is None
    assert session.get(Registration, made.id) is not None
