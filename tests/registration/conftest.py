"""Registration with the seminar known to it, and a session on its database."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from shared import clock
from tests.house_under_test import House
from tests.registration.people import hear_of_the_seminar


@pytest.fixture
def session(house: House) -> Iterator[Session]:
    hear_of_the_seminar(house)
    with house.registration.session() as opened:
        yield opened


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """The clock stands that much further on."""
    started = clock.now()

    def move(by: timedelta) -> None:
        def then() -> datetime:
            return started + by

        monkeypatch.setattr(clock, "now", then)

    return move
