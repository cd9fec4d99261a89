"""From due to ready, once, and of what is known now."""

import pytest

from services.badges.models.refusals import NotApproved
from services.badges.usecases.draw_badge import draw_badge
from shared.contracts.badges import BadgeDue
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, draw, valid_badge
from tests.house_under_test import ServiceUnderTest
from tests.shared.paper_text import text_of


def test_badge_is_ready_before_anyone_asks(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    badge = badge_of(badges, person_id(1))
    assert badge.state == "ready"
    assert badge.pdf is not None
    assert badge.made_at is not None
    assert "Gʻulom Yoʻldoshev" in text_of(badge.pdf)


def test_paper_shows_the_newest_when_drawn_late(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badges.hear(participant(revision=2, name="Gʻulom Yoʻldosh"))
    badges.hear(BadgeDue(participant_id=person_id(1), revision=1), "badges-work")
    badge = badge_of(badges, person_id(1))
    assert badge.made_from == 2
    assert "Gʻulom Yoʻldosh\n" in text_of(badge.pdf or b"") + "\n"


def test_drawn_once_when_asked_twice(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    first = badge_of(badges, person_id(1))
    badges.hear(BadgeDue(participant_id=person_id(1), revision=1), "badges-work")
    assert badge_of(badges, person_id(1)).made_at == first.made_at


def test_nothing_is_drawn_when_approval_was_taken_back(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    badges.hear(participant(revision=2, state="declined", may_print=False))
    badges.hear(BadgeDue(participant_id=person_id(1), revision=1), "badges-work")
    assert valid_badge(badges, person_id(1)) is None


def test_refused_when_not_approved(badges: ServiceUnderTest) -> None:
    badges.hear(participant(state="submitted", may_print=False))
    with badges.session() as session, pytest.raises(NotApproved):
        draw_badge(session, participant_id=person_id(1))
