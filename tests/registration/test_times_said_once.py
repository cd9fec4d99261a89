"""Whose clock it is, is said once; and what ends at midnight ends with its day."""

from datetime import date, timedelta

import pytest

from services.registration.models.meeting_copy import midnight
from services.registration.usecases.set_period import set_period
from services.registration.usecases.set_review_rules import set_review_rules
from shared import clock
from shared.language import languages
from shared.text.dates import day, deadline
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.focal import at_the_desk
from tests.registration.people import hear_of_the_seminar, submitted
from tests.registration.staff import keep_account
from tests.registration.test_delegates_pages import opened
from tests.registration.test_topics_pages import made

AT = "/registration/meetings/seminar"
ZONE = "Asia/Tashkent"


def last_day(house: House) -> date:
    """Registration closes behind the day after tomorrow."""
    on = clock.now().date() + timedelta(days=2)
    with house.registration.session() as session:
        closes_at = midnight(on + timedelta(days=1), ZONE)
        set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=closes_at)
        session.commit()
    return on


@pytest.mark.parametrize("page", ["review", "trace", "letters", "person"])
def test_a_page_of_many_hours_names_the_city_once(house: House, page: str) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        person = submitted(session)
        submitted(session, email="second@d.example")
        said = {"steps": (), "two_persons": ("media",), "note_kinds": ()}
        me = keep_account(session, NODIRA).id
        set_review_rules(session, meeting_id=SEMINAR_ID, account_id=me, **said)
        session.commit()
        path = f"{AT}/people/{person.id}" if page == "person" else f"{AT}/{page}"
    shown = house.registration.client(NODIRA).page(path).text
    assert shown.count("Times are those of Tashkent.") == 1
    assert "(Tashkent time)" not in shown
    assert day(clock.now().date(), "en")[-4:] in shown


@pytest.mark.parametrize("language", languages())
def test_a_focal_point_reads_the_last_day_and_not_the_midnight_behind_it(
    house: House, language: str
) -> None:
    browser, delegation_id = at_the_desk(house, language=language)
    on = last_day(house)
    shown = browser.page(f"/registration/delegation/{delegation_id}").text
    assert deadline(midnight(on + timedelta(days=1), ZONE), ZONE, language) in shown
    assert "24:00" in shown
    assert "00:00" not in shown.replace("24:00", "")


def test_a_delegate_may_change_answers_from_above_their_long_list(house: House) -> None:
    hear_of_the_seminar(house)
    browser = house.registration.client()
    address = opened(browser, made(house, whole=True, sent=True))
    on = last_day(house)
    page = browser.page(address)
    assert f"{day(on, 'en')}, 24:00" in page.text
    change, answers = page.html.index(">Change my answers<"), page.html.index('class="sum"')
    assert change < answers
    with house.registration.session() as session:
        past = clock.now() - timedelta(days=1)
        set_period(session, meeting_id=SEMINAR_ID, opens_at=None, closes_at=past)
        session.commit()
    assert "Change my answers" not in browser.page(address).text


def test_the_trace_parts_a_list_as_its_language_does(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        said = {"steps": ("endorse", "clear"), "two_persons": (), "note_kinds": ()}
        me = keep_account(session, NODIRA).id
        set_review_rules(session, meeting_id=SEMINAR_ID, account_id=me, **said)
        session.commit()
    assert (
        "Endorsement, Clearance, Approval"
        in house.registration.client(NODIRA).page(f"{AT}/trace").text
    )
    arabic = house.registration.client(NODIRA, "ar").page(f"{AT}/trace").text
    assert "التأييد، " in arabic
    assert "التأييد, " not in arabic
