"""Opening a meeting."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from services.agenda.models.slug import RESERVED, is_slug, suggested_slug
from services.agenda.usecases.open_meeting import SlugTaken, open_meeting
from shared.contracts.agenda import MeetingOpened, MeetingPublished
from tests.agenda.meetings import seminar, told
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def test_is_a_draft_and_registration_hears_who_opened_it(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        session.commit()
        assert not meeting.is_published
        assert told(session) == [MeetingOpened(meeting_id=SEMINAR_ID, opened_by=NODIRA.id)]
        assert not told(session, MeetingPublished)


def test_nothing_is_told_when_the_change_is_undone(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.rollback()
        assert told(session) == []


def test_is_refused_when_the_word_is_taken(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        with pytest.raises(SlugTaken):
            seminar(session, meeting_id=None)
        assert len(told(session, MeetingOpened)) == 1


def test_finds_a_free_word_when_none_is_chosen(house: House) -> None:
    with house.agenda.session() as session:
        slugs = [
            open_meeting(
                session,
                names={"en": "Regional dialogue on water"},
                starts_on=date(2027, 5, 11),
                ends_on=date(2027, 5, 11),
                time_zone="Asia/Samarkand",
                opened_by=NODIRA.id,
            ).slug
            for _ in range(3)
        ]
    first = "regional-dialogue-on-water-2027"
    assert slugs == [first, f"{first}-2", f"{first}-3"]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"ends_on": date(2027, 9, 1)}, "ends_after_it_starts"),
        ({"ends_on": date(2028, 9, 1)}, "lasts_a_month_at_most"),
        ({"names": {}}, "has_a_name"),
        ({"slug": "Ünsafe Slug"}, "slug_is_plain"),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(
    house: House, values: dict[str, object], rule: str
) -> None:
    with house.agenda.session() as session, pytest.raises(IntegrityError, match=rule):
        seminar(session, **values)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Samarkand Water Dialogue", "samarkand-water-dialogue-2027"),
        ("Региональный экспертный совет", "regionalnyy-ekspertnyy-sovet-2027"),
        ("Oʻzbekiston – O'zbekiston", "ozbekiston-ozbekiston-2027"),
        ("🌊", "ocean-2027"),
        ("!!!", "meeting-2027"),
        ("x" * 200, "x" * 40 + "-2027"),
        ("new", "new-2027"),
    ],
)
def test_suggests_a_word_that_can_be_read_out(name: str, slug: str) -> None:
    suggested = suggested_slug(name, 2027)
    assert is_slug(suggested)
    assert suggested not in RESERVED
    assert suggested == slug


def test_sent_twice_under_one_id_it_is_one_and_told_of_once(house: House) -> None:
    with house.agenda.session() as session:
        assert seminar(session).id == seminar(session).id == SEMINAR_ID
        assert len(told(session, MeetingOpened)) == 1
