"""A focal point brings people over from an earlier meeting."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.jobs.on_meeting_published import on_meeting_published
from services.registration.models.account import Role
from services.registration.models.passport import PassportSeal
from services.registration.models.questions import Questions
from services.registration.models.registration import Photo, Registration
from services.registration.queries.earlier_people import earlier_people
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.save_passport import save_passport
from services.registration.usecases.save_visa import save_visa
from services.registration.usecases.submit_registration import submit_registration
from services.registration.usecases.take_over_people import take_over_people
from tests.house_under_test import KEY
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR
from tests.registration.focal import at_work
from tests.registration.people import LINKS, draft, picture
from tests.registration.staff import keep_account

LAST_YEAR = replace(
    SEMINAR,
    meeting_id=OTHER_MEETING_ID,
    slug="seminar-before",
    starts_on=date(2027, 2, 1),
    ends_on=date(2027, 2, 2),
)


def _took_part(session: Session, meeting_id: UUID = OTHER_MEETING_ID) -> Registration:
    """Approved at the earlier meeting, with a photo and a passport."""
    on_meeting_published(session, LAST_YEAR)
    session.merge(Questions(meeting_id=meeting_id, asks_visa=True))
    session.flush()
    made = draft(session, photo=picture(), meeting_id=meeting_id)
    save_visa(session, registration_id=made.id, visa="yes", visa_place="")
    save_passport(
        session,
        registration_id=made.id,
        passport_name="YUSUFZAI MARYAM",
        nationality="KGZ",
        number="X0000001",
        issued_on=date(2020, 1, 1),
        expires_on=date(2031, 1, 1),
        born_on=date(1980, 1, 1),
        birth_place="Invented City",
        seal=PassportSeal(KEY),
    )
    sent = submit_registration(session, registration_id=made.id, links=LINKS)
    keep_account(session, NODIRA)
    session.add(Role(account_id=NODIRA.id, meeting_id=meeting_id, role="organiser"))
    approve_registration(
        session,
        meeting_id=meeting_id,
        registration_id=sent.id,
        seen=sent.revision,
        account_id=NODIRA.id,
        links=LINKS,
    )
    return sent


def test_name_contact_and_photo_come_and_the_passport_does_not(session: Session) -> None:
    before = _took_part(session)
    focal_point = at_work(session)
    (new,) = take_over_people(session, focal_point=focal_point, chosen=[before.id], links=LINKS)
    assert (new.name, new.email, new.function) == (before.name, before.email, before.function)
    assert session.get_one(Photo, new.id).digest == session.get_one(Photo, before.id).digest
    assert new.passport is None
    assert (new.state, new.meeting_id) == ("draft", SEMINAR.meeting_id)


def test_nobody_is_taken_over_twice(session: Session) -> None:
    before = _took_part(session)
    focal_point = at_work(session)
    assert [each.people for each in earlier_people(session, focal_point)] == [[before]]
    take_over_people(session, focal_point=focal_point, chosen=[before.id], links=LINKS)
    again = take_over_people(session, focal_point=focal_point, chosen=[before.id], links=LINKS)
    assert again == []


def test_people_of_another_state_or_other_organisers_are_not_offered(session: Session) -> None:
    before = _took_part(session)
    other = at_work(session, "UZB")
    assert take_over_people(session, focal_point=other, chosen=[before.id], links=LINKS) == []
    mine = at_work(session)
    on_meeting_published(session, replace(LAST_YEAR, revision=2, organisers={"en": "Others"}))
    session.expire_all()
    assert take_over_people(session, focal_point=mine, chosen=[before.id], links=LINKS) == []


def test_people_of_a_meeting_that_the_inviter_does_not_look_after_are_not_shown(
    session: Session,
) -> None:
    """The organisers' names are text; whoever writes the same over a meeting sees nobody by it."""
    before = _took_part(session)
    focal_point = at_work(session)
    assert earlier_people(session, focal_point)
    role = session.scalars(
        select(Role).where(Role.meeting_id == OTHER_MEETING_ID, Role.role == "organiser")
    ).one()
    role.is_held = False
    session.flush()
    assert earlier_people(session, focal_point) == []
    assert take_over_people(session, focal_point=focal_point, chosen=[before.id], links=LINKS) == []
