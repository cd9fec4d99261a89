"""Publishing a programme."""

from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, SuffixUntrue
from services.agenda.models.snapshot import fingerprint, snapshot_of
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.remove_item import remove_item
from shared.contracts.agenda import MeetingPublished
from tests.agenda.meetings import CHAIR, item, room, seminar, stored, told
from tests.house_under_test import House, ServiceUnderTest
from tests.people import EDITOR, NODIRA, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID


def test_makes_the_meeting_public_the_first_time_and_says_so_once(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00", speakers=[CHAIR])
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        item(session, "10:00", "11:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=EDITOR.id)
        session.commit()
        (fact,) = told(session, MeetingPublished)
        assert stored(session, Meeting, SEMINAR_ID).is_published
        first, second = stored(session, Edition)
    assert isinstance(fact, MeetingPublished)
    assert (fact.slug, fact.names, fact.starts_on) == ("seminar", SEMINAR.names, SEMINAR.starts_on)
    assert (first.number, second.number) == (1, 2)
    assert (first.published_by, second.published_by) == (NODIRA.id, EDITOR.id)
    (chair,) = first.snapshot["items"][0]["speakers"]
    assert (chair["names"], chair["post"]) == (CHAIR["names"], CHAIR["post"])
    assert [(each.suffix, each.suffix_number) for each in (first, second)] == [
        ("", None),
        ("Add", 1),
    ]
    assert [len(each.snapshot["items"]) for each in (first, second)] == [1, 2]


def test_keeps_its_number_when_nothing_changed(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session, "Hall")
        item(session, "09:00", "10:00", room_id=hall.id)
        once = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    with house.agenda.session() as session:
        twice = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
        assert len(stored(session, Edition)) == 1
    assert once is not None
    assert twice is not None
    assert once.number == twice.number == 1


def test_makes_no_edition_of_an_empty_programme(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        made = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
        assert made is None
        assert stored(session, Edition) == []
        assert len(told(session, MeetingPublished)) == 1


def test_says_also_that_everything_was_taken_out_again(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        only = item(session, "09:00", "10:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=only.id)
        second = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
    assert second is not None
    assert second.snapshot["items"] == []


def test_is_refused_when_there_is_no_such_meeting(house: House) -> None:
    with house.agenda.session() as session, pytest.raises(NotThere):
        publish_programme(session, meeting_id=OTHER_MEETING_ID, published_by=NODIRA.id)


def test_an_edition_cannot_be_changed_afterwards(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
        with pytest.raises(IntegrityError, match="not changed"):
            session.execute(text("update edition set number = 7"))


def test_two_at_once_give_one_number_once(house: House) -> None:
    agenda = house.agenda
    with agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        session.commit()
    both, numbers = Barrier(2), []
    threads = [Thread(target=lambda: numbers.append(_publish(agenda, both))) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(20)
    assert numbers == [1, 1]
    with agenda.session() as session:
        assert len(told(session, MeetingPublished)) == 1


def _publish(agenda: ServiceUnderTest, both: Barrier) -> int:
    with agenda.session() as session:
        both.wait(10)
        edition = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    assert edition is not None
    return edition.number


def test_revisions_additions_and_corrections_are_counted_apart(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        for number, suffix in enumerate(("Add", "Rev", "Add", None, "Rev")):
            item(session, f"1{number}:00", f"1{number}:30")
            publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id, suffix=suffix)
        session.commit()
        symbols = [each.symbol.removeprefix("SEMINAR/PROG") for each in stored(session, Edition)]
    assert symbols == ["", "/Add.1", "/Rev.1", "/Add.2", "/Add.3", "/Rev.2"]


def test_an_untrue_suffix_is_refused_and_nothing_is_published(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        made = item(session, "09:00", "10:00")
        item(session, "10:00", "11:00")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
        remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=made.id)
        for suffix in ("Add", "Corr"):
            with pytest.raises(SuffixUntrue):
                publish_programme(
                    session, meeting_id=SEMINAR_ID, published_by=NODIRA.id, suffix=suffix
                )
        assert len(stored(session, Edition)) == 1


def test_what_was_not_looked_at_is_not_published(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        item(session, "09:00", "10:00")
        session.expire(meeting)
        seen = fingerprint(snapshot_of(meeting))
        item(session, "10:00", "11:00")
        act: dict[str, Any] = {"meeting_id": SEMINAR_ID, "published_by": NODIRA.id, "seen": seen}
        with pytest.raises(ChangedMeanwhile):
            publish_programme(session, **act)
        session.expire(meeting)
        assert publish_programme(session, **{**act, "seen": fingerprint(snapshot_of(meeting))})
