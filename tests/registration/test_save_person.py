"""A focal point says who somebody is."""

import pytest
from sqlalchemy.orm import Session

from services.registration.models.course import NotADraft
from services.registration.usecases.save_person import save_person
from services.registration.usecases.submit_delegation import submit_delegation
from tests.registration.focal import ERLAN, at_work, delegation_of, entered
from tests.registration.people import LINKS


def test_draft_stands_for_the_delegation_and_is_found(session: Session) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point)
    delegation = delegation_of(session)
    changed = {**ERLAN, "function": {"ru": "Начальник"}, "role": "adviser"}
    save_person(session, registration=person, delegation=delegation, person=changed)
    assert person.function == {"en": "Head of Section", "ru": "Начальник"}
    assert (person.role, person.state_code) == ("adviser", "KGZ")
    assert "osmonov" in person.search_key


def test_one_name_leaves_no_family_name(session: Session) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point, {**ERLAN, "has_one_name": True})
    assert (person.given_names, person.family_name) == ("Erlan", "")


def test_refused_when_sent(session: Session) -> None:
    focal_point = at_work(session)
    (person,) = entered(session, focal_point)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    with pytest.raises(NotADraft):
        save_person(session, registration=person, delegation=delegation_of(session), person=ERLAN)
