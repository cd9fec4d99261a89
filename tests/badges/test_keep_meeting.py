"""News of a meeting, and what they mean for its badges."""

from dataclasses import replace
from datetime import date

from services.badges.models.meeting_copy import MeetingCopy
from shared.contracts.badges import BadgeDue
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, draw, told
from tests.house_under_test import House, ServiceUnderTest
from tests.people import SEMINAR, SEMINAR_ID


def test_badges_are_due_again_when_dates_change(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    badges.hear(participant(2))
    draw(badges)
    badges.hear(replace(SEMINAR, revision=2, ends_on=date(2027, 9, 26)))
    assert badge_of(badges, person_id(1)).state == "due"
    assert told(badges, BadgeDue) == 4
    draw(badges)
    assert badge_of(badges, person_id(2)).made_from_meeting == 2


def test_badges_stay_ready_when_only_the_venue_changes(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    draw(badges)
    badges.hear(replace(SEMINAR, revision=2, venue={"en": "Another hall"}))
    assert badge_of(badges, person_id(1)).state == "ready"
    assert told(badges, BadgeDue) == 1


def test_revoked_badges_are_left_alone(badges: ServiceUnderTest) -> None:
    badges.hear(participant(1))
    badges.hear(participant(1, revision=2, state="withdrawn", may_print=False))
    badges.hear(replace(SEMINAR, revision=2, names={"en": "Another name"}))
    assert told(badges, BadgeDue) == 1


def test_older_news_change_nothing(badges: ServiceUnderTest) -> None:
    badges.hear(replace(SEMINAR, revision=3, slug="newest"))
    badges.hear(replace(SEMINAR, revision=2, slug="older"))
    with badges.session() as session:
        assert session.get_one(MeetingCopy, SEMINAR_ID).slug == "newest"


def test_badge_is_drawn_once_the_meeting_is_heard_of(house: House) -> None:
    house.badges.hear(participant())
    draw(house.badges)
    assert badge_of(house.badges, person_id(1)).state == "due"
    house.badges.hear(SEMINAR)
    draw(house.badges)
    assert badge_of(house.badges, person_id(1)).state == "ready"
