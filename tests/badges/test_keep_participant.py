"""News of a person, in order and out of it."""

from services.badges.models.participant_copy import ParticipantCopy
from shared.contracts.badges import BadgeDue
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, told, valid_badge
from tests.house_under_test import House, ServiceUnderTest
from tests.people import SEMINAR


def test_approved_person_has_badge_that_is_due(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badge = badge_of(badges, person_id(1))
    assert (badge.state, badge.serial) == ("due", 1)
    assert told(badges, BadgeDue) == 1


def test_submitted_person_is_known_but_has_no_badge(badges: ServiceUnderTest) -> None:
    badges.hear(participant(state="submitted", may_print=False))
    assert valid_badge(badges, person_id(1)) is None
    with badges.session() as session:
        assert session.get_one(ParticipantCopy, person_id(1)).name == "Gʻulom Yoʻldoshev"


def test_older_news_change_nothing(badges: ServiceUnderTest) -> None:
    badges.hear(participant(revision=3, name="Gʻulom Yoʻldosh"))
    badges.hear(participant(revision=2, state="submitted", may_print=False, name="Gulom"))
    assert valid_badge(badges, person_id(1)) is not None
    with badges.session() as session:
        assert session.get_one(ParticipantCopy, person_id(1)).name == "Gʻulom Yoʻldosh"


def test_same_news_twice_is_due_once(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badges.hear(participant())
    assert told(badges, BadgeDue) == 1


def test_withdrawn_person_loses_badge(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badges.hear(participant(revision=2, state="withdrawn", may_print=False))
    assert valid_badge(badges, person_id(1)) is None


def test_person_approved_again_gets_another_number_and_code(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    first = badge_of(badges, person_id(1))
    badges.hear(participant(revision=2, state="withdrawn", may_print=False))
    badges.hear(participant(revision=3))
    second = badge_of(badges, person_id(1))
    assert second.serial == 2
    assert second.code != first.code


def test_person_heard_of_before_the_meeting_is_kept(house: House) -> None:
    house.badges.hear(participant())
    house.badges.hear(SEMINAR)
    assert badge_of(house.badges, person_id(1)).state == "due"
