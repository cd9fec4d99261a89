"""A badge for whoever may have one."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from services.badges.models.badge import CODE_DIGITS, new_code
from services.badges.models.refusals import NotApproved
from services.badges.usecases.require_badge import require_badge
from tests.badges.people import participant, person_id
from tests.badges.state import badge_of, draw
from tests.house_under_test import ServiceUnderTest
from tests.shared.paper_text import text_of


def paper_of(badges: ServiceUnderTest) -> str:
    paper = badge_of(badges, person_id(1)).pdf
    assert paper is not None
    return text_of(paper)


def test_badge_is_due_again_when_person_changes(badges: ServiceUnderTest) -> None:
    badges.hear(participant())
    draw(badges)
    before = badge_of(badges, person_id(1))
    badges.hear(participant(revision=2, name="Gʻulom Yoʻldosh"))
    after = badge_of(badges, person_id(1))
    assert (before.state, after.state) == ("ready", "due")
    assert (before.id, before.serial, before.code) == (after.id, after.serial, after.code)


def test_badge_says_the_new_role_when_it_changes(badges: ServiceUnderTest) -> None:
    badges.hear(participant(language="ru"))
    draw(badges)
    assert "Делегат" in paper_of(badges)
    badges.hear(participant(language="ru", revision=2, category="head"))
    assert badge_of(badges, person_id(1)).state == "due"
    draw(badges)
    text = paper_of(badges)
    assert "Head of delegation" in text
    assert "Глава делегации" in text
    assert "Делегат" not in text


def test_refused_when_not_approved(badges: ServiceUnderTest) -> None:
    badges.hear(participant(state="submitted", may_print=False))
    with badges.session() as session, pytest.raises(NotApproved):
        require_badge(session, participant_id=person_id(1))


def test_numbers_run_without_gap_when_many_are_approved_at_once(badges: ServiceUnderTest) -> None:
    with ThreadPoolExecutor(4) as desk:
        list(desk.map(lambda number: badges.hear(participant(number)), range(1, 13)))
    serials = [badge_of(badges, person_id(number)).serial for number in range(1, 13)]
    assert sorted(serials) == list(range(1, 13))


def test_codes_are_figures_and_dashes_and_never_the_same() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code.replace("-", "")) == CODE_DIGITS
        assert set(code) <= set("0123456789-")
