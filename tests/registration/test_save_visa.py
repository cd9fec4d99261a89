"""A person says whether they need a visa."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.models.passport import Passport
from services.registration.usecases.save_visa import save_visa
from tests.registration.people import draft, submitted
from tests.registration.questions import give_passport


def test_need_is_kept(session: Session) -> None:
    made = draft(session)
    save_visa(session, registration_id=made.id, visa="yes", visa_place="Bishkek")
    assert made.needs
    assert (made.needs.visa, made.needs.visa_place) == ("yes", "Bishkek")


def test_who_needs_none_leaves_no_passport(session: Session) -> None:
    made = draft(session)
    save_visa(session, registration_id=made.id, visa="yes", visa_place="Bishkek")
    give_passport(session, made.id)
    save_visa(session, registration_id=made.id, visa="no", visa_place="Bishkek")
    assert session.get(Passport, made.id) is None
    assert made.needs
    assert made.needs.visa_place == ""


def test_refused_when_it_was_sent(session: Session) -> None:
    with pytest.raises(NotADraft):
        save_visa(session, registration_id=submitted(session).id, visa="no", visa_place="")
