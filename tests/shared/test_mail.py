"""A letter as the post office gets to see it."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from icalendar import Calendar

from shared import clock
from shared.mail import (
    Letter,
    LetterRefused,
    PostOffice,
    PostOfficeAway,
    UnknownPostOffice,
    as_message,
)

SENDER = "secretariat@meetings.example"


def letter(to: str = "m@delegate.example", subject: str = "Ваша заявка получена") -> Letter:
    return Letter(to, subject, "سطر\nOʻzbekcha\n", "ru", "abc", clock.now())


def test_headers_are_plain_ascii_on_the_wire() -> None:
    wire = bytes(as_message(letter(), SENDER))
    head, _, _ = wire.partition(b"\r\n\r\n")
    assert head.isascii()
    assert b"Message-ID: <abc@meetings.example>" in head
    assert b"Content-Language: ru" in head
    said = as_message(letter(), SENDER).get_content()
    assert said.splitlines() == ["سطر", "Oʻzbekcha"]


def test_subject_is_one_line() -> None:
    message = as_message(letter(subject="One\r\nBcc: x@y.example"), SENDER)
    assert message["Bcc"] is None
    assert message["Subject"] == "One Bcc: x@y.example"


@pytest.mark.parametrize("to", ["a@b.example\nBcc: c@d.example", "nobody", "", "a b@c.example"])
def test_address_that_is_none_is_refused(to: str) -> None:
    with pytest.raises(LetterRefused):
        PostOffice("smtp://127.0.0.1:1", SENDER).post(letter(to))


@pytest.mark.parametrize("way", ["smtp", "smtp+tls", "smtps"])
def test_closed_post_office_is_away(way: str) -> None:
    with pytest.raises(PostOfficeAway):
        PostOffice(f"{way}://user:p%40ss@127.0.0.1:1", SENDER).post(letter())


@pytest.mark.parametrize("url", ["ftp://here", "smtp://", "here"])
def test_unknown_way_is_named_as_such(url: str) -> None:
    with pytest.raises(UnknownPostOffice):
        PostOffice(url, SENDER).post(letter())
    assert not PostOffice("", SENDER).is_open


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kengash//Agenda//EN\r\nMETHOD:REQUEST\r\n"
    "BEGIN:VEVENT\r\nUID:1@kengash\r\nSEQUENCE:2\r\nDTSTAMP:20270901T083000Z\r\n"
    "DTSTART:20270923T040000Z\r\nSUMMARY:الافتتاح\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def with_calendars(*calendars: str) -> EmailMessage:
    wire = bytes(as_message(replace(letter(), calendars=calendars), SENDER))
    assert wire.isascii()
    read = message_from_bytes(wire, policy=SMTP)
    assert isinstance(read, EmailMessage)
    return read


def test_one_calendar_is_the_letter_said_otherwise_and_names_both_sides() -> None:
    message = with_calendars(CALENDAR)
    assert message.get_content_type() == "multipart/alternative"
    words, calendar = message.iter_parts()
    assert words.get_content().splitlines() == ["سطر", "Oʻzbekcha"]
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    told = Calendar.from_ical(calendar.get_content())
    (event,) = told.walk("VEVENT")
    assert event["SUMMARY"] == "الافتتاح"
    assert event["ORGANIZER"] == f"mailto:{SENDER}"
    assert event["ATTENDEE"] == "mailto:m@delegate.example"


def test_several_calendars_lie_beside_the_letter_each_with_its_method() -> None:
    message = with_calendars(CALENDAR, CALENDAR.replace("REQUEST", "CANCEL"))
    assert message.get_content_type() == "multipart/mixed"
    found = [(each.get_filename(), each.get_param("method")) for each in message.iter_attachments()]
    assert found == [("1.ics", "REQUEST"), ("2.ics", "CANCEL")]


def test_a_calendar_that_is_only_shown_names_nobody() -> None:
    message = with_calendars(CALENDAR.replace("METHOD:REQUEST", "METHOD:PUBLISH"))
    _, calendar = message.iter_parts()
    assert calendar.get_param("method") == "PUBLISH"
    assert "mailto" not in calendar.get_content()
