"""Those whom a programme's changes concern get one letter once it is quiet."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from services.agenda.models.digest import Digest
from services.agenda.models.edition import Edition
from services.agenda.models.item import Item, Substance
from services.agenda.models.meeting import Meeting
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.send_digests import send_digests
from shared import clock
from shared.contracts.agenda import DigestsDue
from shared.language import languages
from tests.agenda.digests import QUIET, letters, placed, prepared, published, quiet, to
from tests.agenda.meetings import item, seminar, stored, told
from tests.agenda.participants import DELEGATIONS, ELSEWHERE, LISTENS, SPEAKS, WITHDREW
from tests.house_under_test import House, as_fact
from tests.people import EDITOR, NODIRA, OBSERVER, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID


def test_each_is_told_of_what_concerns_them_in_every_language(house: House) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        placed(session, ids["second"], "15:00")
        published(session)
        found = quiet(session)
    for person in (SPEAKS, ELSEWHERE):
        letter = to(found, person)
        assert letter is not None
        assert set(letter.subject) == set(letter.body) == set(languages())
        assert "SEMINAR/PROG/Rev.1" in letter.subject["en"]
        assert SEMINAR.names["ar"] in letter.body["ar"]
        assert "15:00–16:00 Two" in letter.body["en"]
        assert "Moved: 15:00–16:00, no longer 11:00–12:00" in letter.body["en"]
        assert "Opening" not in letter.body["en"]
        assert letter.path == "/agenda/meetings/seminar/editions/1/since"
    assert to(found, LISTENS) is None
    assert to(found, WITHDREW) is None


def test_all_drags_of_a_while_are_one_letter(house: House) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        for hour in ("14:00", "15:00", "16:00"):
            placed(session, ids["first"], hour)
            published(session)
        (letter,) = quiet(session)
        assert quiet(session) == []
    assert letter.person_ids == (LISTENS,)
    assert "no longer 10:00–11:00" in letter.body["en"]
    assert "14:00" not in letter.body["en"]


def test_what_was_taken_back_meanwhile_is_no_letter(house: House) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        placed(session, ids["first"], "14:00")
        published(session)
        placed(session, ids["first"], "10:00")
        published(session)
        assert len(stored(session, Edition)) == 3
        assert quiet(session) == []
        assert stored(session, Digest) == []


def test_each_publishing_makes_all_wait_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    with house.agenda.session() as session:
        ids = prepared(session)
        placed(session, ids["first"], "14:00")
        published(session)
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=8))
        placed(session, ids["second"], "16:00")
        published(session)
        # The news that were due first come, and find that nobody may be told yet.
        before = len(letters(session))
        send_digests(session, meeting_id=SEMINAR_ID, due_at=now + QUIET)
        assert len(letters(session)) == before
        send_digests(session, meeting_id=SEMINAR_ID, due_at=now + timedelta(minutes=19))
        assert len(letters(session)) > before


def test_who_no_longer_speaks_is_told_and_others_of_the_plenary_are_not(house: House) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        found = session.get_one(Item, ids["second"])
        change_item(
            session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=found.id,
            revision=found.revision, starts_at=found.starts_at, minutes=found.minutes,
            room_id=found.room_id,
            substance=Substance(names=found.names, kind=found.kind, group_ordinal=2),
        )  # fmt: skip
        published(session)
        (letter,) = quiet(session)
    assert letter.person_ids == (SPEAKS,)
    assert "No longer speaks: Fionnuala Ní Aoláin" in letter.body["en"]


def test_those_who_prepare_are_told_of_all_but_the_one_who_published(house: House) -> None:
    for member in (NODIRA, EDITOR, OBSERVER):
        house.agenda.hear(as_fact(member))
    with house.agenda.session() as session:
        seminar(session)
        made = item(session, "09:00", "10:00", kind="break")
        published(session)
        (letter,) = quiet(session)
        assert letter.person_ids == (EDITOR.id,)
        assert letter.calendar == {}
        assert letter.path == "/agenda/meetings/seminar/"
        placed(session, made.id, "11:00")
        published(session)
        (letter,) = quiet(session)
    assert letter.person_ids == (EDITOR.id,)
    assert "Moved: 11:00–12:00, no longer 09:00–10:00" in letter.body["en"]


def test_without_quiet_they_are_told_at_once_and_of_other_meetings_nothing(house: House) -> None:
    with house.agenda.session() as session:
        ids = prepared(session)
        session.get_one(Meeting, SEMINAR_ID).quiet_minutes = 0
        placed(session, ids["plenary"], "08:00")
        published(session)
        due = [each for each in told(session, DigestsDue) if isinstance(each, DigestsDue)][-1]
        assert due.due_at <= clock.now()
        before = len(letters(session))
        send_digests(session, meeting_id=OTHER_MEETING_ID, due_at=due.due_at)
        assert len(letters(session)) == before
        session.commit()
    house.agenda.hear(due, "agenda-work")
    with house.agenda.session() as session:
        found = letters(session)[before:]
        assert {each for letter in found for each in letter.person_ids} == set(DELEGATIONS)


def test_two_who_send_at_once_send_each_letter_once(house: House) -> None:
    """And whoever publishes meanwhile waits for neither, nor do they for them."""
    with house.agenda.session() as session:
        ids = prepared(session)
        placed(session, ids["plenary"], "08:00")
        published(session)
        before = len(letters(session))
    together = Barrier(3)

    def send() -> None:
        with house.agenda.session() as session:
            together.wait(10)
            send_digests(session, meeting_id=SEMINAR_ID, due_at=clock.now() + QUIET)
            session.commit()

    def publish() -> None:
        together.wait(10)
        with house.agenda.session() as session:
            placed(session, ids["first"], "16:00")
            published(session)

    threads = [Thread(target=each) for each in (send, send, publish)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(20)
    with house.agenda.session() as session:
        quiet(session)
        assert stored(session, Digest) == []
        found = letters(session)[before:]
        moved = [each for each in found if "08:00–09:00 Opening" in each.body["en"]]
        told_of = sorted(person for each in moved for person in each.person_ids)
    assert told_of == sorted(DELEGATIONS)


def test_a_letter_and_its_waiting_go_together(house: House) -> None:
    """Ended before its commit, everything is as it was; done twice, it is done once."""
    with house.agenda.session() as session:
        ids = prepared(session)
        placed(session, ids["plenary"], "08:00")
        published(session)
        before = len(letters(session))
    with house.agenda.session() as session:
        send_digests(session, meeting_id=SEMINAR_ID, due_at=clock.now() + QUIET)
        session.rollback()
        assert len(letters(session)) == before
        assert len(stored(session, Digest)) == 3
        for _ in range(2):
            send_digests(session, meeting_id=SEMINAR_ID, due_at=clock.now() + QUIET)
            session.commit()
        found = letters(session)[before:]
    assert sorted(each for letter in found for each in letter.person_ids) == sorted(DELEGATIONS)
