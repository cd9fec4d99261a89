"""What another service has to say is written to each in their language."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.mail import Mail
from services.registration.usecases.send_letter import send_letter
from services.registration.usecases.write_notice import write_notice
from shared.contracts.agenda import AgendaNoticeDue
from shared.contracts.badges import BadgesNoticeDue
from shared.contracts.registration import MailDue
from shared.mail import Letter, PostOffice
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, REVIEWER, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.focal import SILENT, at_work, entered
from tests.registration.mailings import three_readers
from tests.registration.staff import keep_account

SUBJECT = {"en": "News {{name}}", "ru": "Новости"}
BODY = {"en": "Read {x}.", "ru": "Прочтите."}


def notice(session: Session, people: list[UUID], meeting_id: UUID = SEMINAR_ID) -> dict[str, Mail]:
    letters = write_notice(
        session,
        meeting_id=meeting_id,
        person_ids=people,
        subject=SUBJECT,
        body=BODY,
        link="http://localhost/agenda",
    )
    return {each.to: each for each in letters}


def test_participants_and_staff_read_their_own_language(session: Session) -> None:
    readers = three_readers(session)
    letters = notice(session, [*readers, NODIRA.id])
    assert len(letters) == 4
    assert letters["s@d.example"].body == "Прочтите.\n\nhttp://localhost/agenda\n"
    english = letters["x@d.example"]
    assert (english.language, english.subject) == ("en", "News {{name}}")
    assert english.meeting_id == SEMINAR_ID
    due = {fact.mail_id for fact in told(session, MailDue)}
    assert {each.id for each in letters.values()} <= due


def test_what_is_for_the_calendar_goes_with_the_letter_in_its_language(session: Session) -> None:
    readers = three_readers(session)
    calendar = {"en": ("english",), "ru": ("one", "two")}
    written = write_notice(
        session, meeting_id=SEMINAR_ID, person_ids=readers, calendar=calendar,
        subject=SUBJECT, body=BODY, link="",
    )  # fmt: skip
    session.expire_all()
    assert {each.language: each.calendars for each in written} == {
        "en": ["english"],
        "ru": ["one", "two"],
    }
    posted: list[Letter] = []
    office = PostOffice("smtp://127.0.0.1:1", "secretariat@meetings.example")
    for each in written:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PostOffice, "post", lambda _self, letter: posted.append(letter))
            send_letter(session, mail_id=each.id, post_office=office)
    assert {each.calendars for each in posted} == {("english",), ("one", "two")}


def test_nobody_of_another_meeting_and_nobody_who_left_is_written_to(session: Session) -> None:
    readers = three_readers(session)
    keep_account(session, REVIEWER).is_active = False
    session.flush()
    assert notice(session, [*readers, REVIEWER.id], OTHER_MEETING_ID) == {}


@pytest.mark.parametrize("fact", [AgendaNoticeDue, BadgesNoticeDue])
def test_notice_is_heard_and_leads_into_the_house(
    house: House,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    fact: type[AgendaNoticeDue] | type[BadgesNoticeDue],
) -> None:
    readers = three_readers(session)
    session.commit()
    monkeypatch.setenv("KENGASH_ADDRESS", "http://localhost")
    told_of = fact(
        meeting_id=SEMINAR_ID,
        person_ids=tuple(readers[:1]),
        subject=SUBJECT,
        body=BODY,
        path="/agenda/meetings/seminar/",
    )
    house.registration.hear(told_of, "registration-work")
    letters = session.scalars(select(Mail).where(Mail.subject == SUBJECT["en"])).all()
    assert [each.to for each in letters] == ["maryam@delegate.example"]
    assert letters[0].body.endswith("\n\nhttp://localhost/agenda/meetings/seminar/\n")


def test_focal_point_reads_for_whoever_has_no_address(session: Session) -> None:
    focal_point = at_work(session, language="ru")
    (person,) = entered(session, focal_point, SILENT)
    texts = {"subject": {"en": "Moved"}, "body": {"en": "Room 2"}}
    (letter,) = write_notice(
        session, meeting_id=SEMINAR_ID, person_ids=[person.id], link="", **texts
    )
    assert letter.to == focal_point.email
