"""A letter as the post office gets to see it."""

import pytest

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
