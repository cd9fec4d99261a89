"""A service that cannot reach its database waits, and says once what keeps it out."""

import logging

import pytest

from shared.db import Database


def test_waiting_says_once_why_and_gives_up_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    # Nobody may listen on the first port of all, so this is refused at once.
    database = Database("postgresql://agenda:hidden@127.0.0.1:1/agenda")
    with caplog.at_level(logging.INFO), pytest.raises(TimeoutError, match="Connection refused"):
        database.wait_until_reachable(1.2)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 1
    assert said[0].startswith("waiting for the database: ")
    assert "hidden" not in said[0]
    assert not database.is_reachable()
