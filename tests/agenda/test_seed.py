"""The invented meetings."""

from collections import Counter
from dataclasses import replace

import pytest

from services.agenda.models.item import Item
from services.agenda.models.meeting import Meeting
from services.agenda.queries.draft import draft_of
from services.agenda.seed import ORGANISER, seed
from shared.contracts.agenda import MeetingOpened, MeetingPublished
from shared.language import languages
from tests.agenda.meetings import seminar, stored, told
from tests.house_under_test import House
from tests.people import NODIRA


def seeded(house: House, times: int = 1) -> None:
    for _ in range(times):
        with house.agenda.session() as session:
            seed(session, replace(house.agenda.config, demo=True))
            session.commit()


def test_twice_is_once(house: House) -> None:
    seeded(house, times=2)
    with house.agenda.session() as session:
        meetings = {each.slug: each for each in stored(session, Meeting)}
        facts = Counter(type(each) for each in told(session))
        assert (facts[MeetingOpened], facts[MeetingPublished]) == (7, 6)
        assert {slug: each.is_published for slug, each in meetings.items()} == {
            "council-2027": True,
            "seminar-2027": False,
            "briefing-2026": True,
            "council-2024-may": True,
            "council-2024-november": True,
            "briefing-2024": True,
            "seminar-2025": True,
        }
        assert {each.opened_by for each in meetings.values()} == {ORGANISER}
        assert meetings["briefing-2026"].is_over


def test_says_everything_in_every_language(house: House) -> None:
    seeded(house)
    with house.agenda.session() as session:
        for each in [*stored(session, Meeting), *stored(session, Item)]:
            assert set(each.names) == set(languages())
        for meeting in stored(session, Meeting):
            for texts in (meeting.city, meeting.organisers_lines, meeting.note):
                assert set(texts) == set(languages())


def test_only_the_draft_shows_what_an_overlap_is(house: House) -> None:
    seeded(house)
    with house.agenda.session() as session:
        overlaps = {
            meeting.slug: sum(
                each.is_blocking for each in draft_of(session, meeting, NODIRA.id).clashes
            )
            for meeting in stored(session, Meeting)
        }
    assert overlaps.pop("seminar-2027") == 1
    assert len(overlaps) == 6
    assert set(overlaps.values()) == {0}


def test_nothing_is_put_in_in_earnest(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    with house.agenda.session() as session:
        seed(session, house.agenda.config)
        assert stored(session, Meeting) == []
    assert "KENGASH_DEMO" in capsys.readouterr().out


def test_somebody_elses_meeting_of_that_name_is_left_in_peace(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with house.agenda.session() as session:
        seminar(session, slug="council-2027")
        session.commit()
    seeded(house)
    assert "council-2027" in capsys.readouterr().out
    with house.agenda.session() as session:
        assert len(stored(session, Meeting)) == 7
        assert not any(
            isinstance(each, MeetingPublished) and each.slug == "council-2027"
            for each in told(session)
        )


def test_the_programme_says_that_it_is_invented(house: House) -> None:
    seeded(house)
    for language, words in (("en", "invented demonstration"), ("ru", "вымышлена")):
        client = house.agenda.client(language=language)
        assert words in client.page("/agenda/meetings/council-2027/").text
