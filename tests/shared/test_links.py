"""Links open one thing, for one purpose, until one day."""

from datetime import timedelta
from uuid import uuid4

import pytest

from shared import clock
from shared.links import Links

LINKS = Links("https://meetings.example", "a secret that is long enough to sign with")
SOON = timedelta(hours=1)


def test_token_opens_what_it_was_made_for() -> None:
    id_ = uuid4()
    token = LINKS.token("registration", id_, clock.now() + SOON)
    assert LINKS.read("registration", token) == id_
    assert LINKS.to(f"/x/{token}") == f"https://meetings.example/x/{token}"
    assert LINKS.secret not in repr(LINKS)


def test_token_opens_nothing_else() -> None:
    id_ = uuid4()
    token = LINKS.token("registration", id_, clock.now() + SOON)
    other = Links(LINKS.address, "another secret, just as long as the first")
    assert LINKS.read("speaker", token) is None
    assert other.read("registration", token) is None
    over = LINKS.token("registration", id_, clock.now() - timedelta(seconds=1))
    assert LINKS.read("registration", over) is None


@pytest.mark.parametrize("token", ["", "x", "é", "a.b.c", "\0", "." * 5000, "ÿ" * 200])
def test_nonsense_opens_nothing(token: str) -> None:
    assert LINKS.read("registration", token) is None
