"""What a delegate finds on the status page: by when, a calendar, a code; and how light it is."""

import gzip
import re
from datetime import date, timedelta

import pytest
import zxingcpp
from PIL import Image
from sqlalchemy.orm import Session

from services.registration.models.meeting_copy import MeetingCopy
from services.registration.web.calendars import calendar_of
from tests.house_under_test import House
from tests.pages import PageClient
from tests.registration.people import REGISTER, hear_of_the_seminar, submitted
from tests.registration.questions import EVERYTHING, ask
from tests.registration.test_delegates_pages import opened
from tests.registration.test_topics_pages import made


@pytest.fixture
def browser(house: House) -> PageClient:
    hear_of_the_seminar(house)
    return house.registration.client()


def test_status_says_by_when_and_gives_a_calendar(house: House, browser: PageClient) -> None:
    id_ = made(house, whole=True, sent=True)
    with house.registration.session() as session:
        ask(session, *EVERYTHING, answer_days=3)
        session.commit()
    address = opened(browser, id_)
    assert "It answers by" in browser.page(address).text
    calendar = browser.get(f"{address}/meeting.ics?lang=ar")
    assert calendar.mimetype == "text/calendar"
    lines = calendar.text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    for line in ("TZID:Asia/Tashkent", "TZOFFSETTO:+0500"):
        assert line in lines
    assert "DTSTART;TZID=Asia/Tashkent:20270922T234000" in lines


def test_code_on_the_status_page_opens_it_on_another_device(
    house: House, browser: PageClient
) -> None:
    address = opened(browser, made(house, whole=True, sent=True))
    assert f"{address}/code.svg" in browser.page(address).html
    picture_ = browser.get(f"{address}/code.svg")
    assert picture_.mimetype == "image/svg+xml"
    assert picture_.headers["Cache-Control"] == "no-store"
    size = int(re.findall(r'viewBox="0 0 (\d+)', picture_.text)[0])
    shown = Image.new("L", (size, size), 255)
    for across, down in re.findall(r"M(\d+) (\d+)h1v1h-1z", picture_.text):
        shown.putpixel((int(across), int(down)), 0)
    (found,) = zxingcpp.read_barcodes(shown.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    elsewhere = house.registration.client()
    assert elsewhere.get(f"{address}/code.svg").status_code == 404
    answer = elsewhere.get(found.text.removeprefix("http://localhost"))
    assert answer.headers["Location"].endswith(address)


def test_registration_page_is_small_and_needs_no_script(browser: PageClient) -> None:
    page = browser.page(REGISTER)
    parts = [page.html.encode()]
    links = [each.get("href") for each in page.all("link") if each.get("rel") == "stylesheet"]
    for address in [*links, *(each.get("src") for each in page.all("script"))]:
        with browser.get(address) as asset:
            parts.append(asset.data)
    assert sum(len(gzip.compress(part)) for part in parts) <= 20_000


def test_calendar_knows_when_the_clock_of_the_venue_is_changed(session: Session) -> None:
    sent = submitted(session)
    meeting = session.get_one(MeetingCopy, sent.meeting_id)
    session.expunge(meeting)
    meeting.time_zone = "Europe/Vienna"
    lines = calendar_of(sent, meeting, "en").split("\r\n")
    year = meeting.starts_on.year
    first_of_april = date(year, 4, 1)
    last_sunday = first_of_april - timedelta(days=first_of_april.isoweekday())
    place = lines.index(f"DTSTART:{last_sunday:%Y%m%d}T020000")
    assert lines[place - 1] == "BEGIN:DAYLIGHT"
    assert lines[place + 1 : place + 4] == [
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
    ]
    assert lines.count("BEGIN:DAYLIGHT") == 2
