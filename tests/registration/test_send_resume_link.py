"""Somebody stops half-way and goes on by a letter's link."""

import re

import pytest
from sqlalchemy.orm import Session

from services.registration.models.sign_in import TooManyAttempts
from services.registration.usecases.send_resume_link import send_resume_link
from services.registration.usecases.start_registration import start_registration
from tests.people import SEMINAR_ID
from tests.registration.people import LINKS


def test_letter_s_link_opens_the_draft(session: Session) -> None:
    made = start_registration(session, meeting_id=SEMINAR_ID, language="ru")
    letter = send_resume_link(
        session, registration_id=made.id, email="m@d.example", who="w", where="h", links=LINKS
    )
    found = re.search(r"/registration/link/(\S+)", letter.body)
    assert found
    assert LINKS.read("registration", found[1]) == made.id
    assert (letter.to, letter.language, made.email) == ("m@d.example", "ru", "m@d.example")


def test_one_address_is_not_flooded(session: Session) -> None:
    made = start_registration(session, meeting_id=SEMINAR_ID, language="en")
    whose = {"email": "m@d.example", "who": "w", "where": ""}
    for _ in range(3):
        send_resume_link(session, registration_id=made.id, links=LINKS, **whose)
    with pytest.raises(TooManyAttempts):
        send_resume_link(session, registration_id=made.id, links=LINKS, **whose)
