"""What a meeting that is long over has no more use for is cleared away, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.mail import Mail, NothingToRepeat
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.portrait import Portrait
from services.registration.models.registration import Event, Photo, Registration
from services.registration.models.sign_in import Attempt, PasswordLink
from services.registration.models.trace import Trace
from services.registration.usecases import clear_old as ages
from services.registration.usecases.allow_attempt import allow_attempt
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.begin_replacement import begin_replacement
from services.registration.usecases.clear_old import clear_old
from services.registration.usecases.repeat_letter import repeat_letter
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.send_password_link import send_password_link
from services.registration.usecases.send_resume_link import send_resume_link
from tests.people import NODIRA, SEMINAR, SEMINAR_ID
from tests.registration.accounts import with_password
from tests.registration.focal import ERLAN, SILENT, at_work, entered
from tests.registration.people import LINKS, draft, picture, submitted
from tests.registration.reviewing import note_arrives
from tests.registration.staff import keep_account

Later = Callable[[timedelta], None]


def days_after(days: int) -> timedelta:
    """From now to noon of that day after the seminar's last."""
    over = datetime.combine(SEMINAR.ends_on, time(12), UTC)
    return over + timedelta(days=days) - datetime.now(UTC)


def number(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_drafts_go_with_all_that_is_theirs_and_nothing_that_was_sent_does(
    session: Session, later: Later
) -> None:
    begun = draft(session, photo=picture(), email="late@delegate.example")
    send_resume_link(
        session, registration_id=begun.id, email=begun.email, who="w", where="p", links=LINKS
    )
    sent = submitted(session, photo=picture())
    letters = number(session, Mail)
    later(days_after(60))
    clear_old(session)
    assert number(session, Registration) == 2
    later(days_after(61))
    assert clear_old(session) == 1
    assert session.scalars(select(Registration.id)).all() == [sent.id]
    assert session.scalars(select(Photo.registration_id)).all() == [sent.id]
    assert {each.registration_id for each in session.scalars(select(Event))} == {sent.id}
    assert number(session, Mail) == letters


def test_words_of_letters_go_and_the_letters_stay(session: Session, later: Later) -> None:
    keep_account(session, NODIRA)
    submitted(session)
    letter = session.scalars(select(Mail)).one()
    later(days_after(91))
    assert clear_old(session) == 0, "it still waits for the post"
    session.execute(update(Mail).values(state="kept"))
    later(days_after(90))
    clear_old(session)
    session.refresh(letter)
    assert letter.body
    later(days_after(91))
    assert clear_old(session) == 1
    session.refresh(letter)
    assert (letter.body, letter.to) == ("", "maryam@delegate.example")
    assert letter.subject
    with pytest.raises(NothingToRepeat):
        repeat_letter(session, meeting_id=SEMINAR_ID, mail_id=letter.id, by=NODIRA.id)


def test_letter_about_an_account_keeps_its_words_for_as_long(
    session: Session, later: Later
) -> None:
    send_password_link(session, kind="password", account=with_password(session), links=LINKS)
    session.execute(update(Mail).values(state="kept"))
    later(timedelta(days=89))
    clear_old(session)
    assert session.scalars(select(Mail.body)).one()
    later(timedelta(days=91))
    clear_old(session)
    assert session.scalars(select(Mail.body)).one() == ""


def test_attempts_and_used_up_links_go_after_a_day(session: Session, later: Later) -> None:
    allow_attempt(session, kind="sign-in", who="w", where="p")
    send_password_link(session, kind="password", account=with_password(session), links=LINKS)
    later(timedelta(hours=23))
    assert clear_old(session) == 0
    later(timedelta(hours=26))
    assert clear_old(session) == 2
    assert (number(session, Attempt), number(session, PasswordLink)) == (0, 0)


def test_much_is_cleared_in_small_batches(
    session: Session, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ages, "BATCH", 2)
    for turn in range(5):
        allow_attempt(session, kind="sign-in", who=f"{turn}", where="p")
    later(timedelta(days=2))
    assert [clear_old(session) for _ in range(4)] == [2, 2, 1, 0]


def test_what_focal_points_prepare_stays_until_long_after_the_meeting_and_then_goes_whole(
    session: Session, later: Later
) -> None:
    focal_point = at_work(session)
    sent = submitted(session, photo=picture())
    ready, _other = entered(session, focal_point, ERLAN, SILENT)
    begin_replacement(
        session, focal_point=focal_point, registration_id=sent.id, person=SILENT, links=LINKS
    )
    begin_amendment(session, meeting_id=SEMINAR_ID, registration_id=sent.id)
    save_photo(session, registration_id=ready.id, portrait=Portrait.read(picture()))
    note_arrives(session, sent)
    for days in (-200, -1, 0, 60):
        later(days_after(days))
        clear_old(session)
        assert number(session, Registration) == 5
    later(days_after(61))
    assert clear_old(session) == 4
    assert session.scalars(select(Registration.id)).all() == [sent.id]
    assert session.scalars(select(Photo.registration_id)).all() == [sent.id]
    assert (number(session, NoteVerbale), number(session, FocalPoint)) == (1, 1)
    # Who wrote what is still known, though not of whom.
    assert number(session, Trace) > 0
