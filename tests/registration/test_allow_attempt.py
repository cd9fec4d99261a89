"""Not too often, please; but never never again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from services.registration.models.sign_in import TooManyAttempts
from services.registration.usecases.allow_attempt import (
    FREE,
    FREE_FROM_ONE_PLACE,
    LONGEST_WAIT,
    allow_attempt,
)


def attempts(session: Session, number: int, who: str = "who", where: str = "where") -> None:
    for _ in range(number):
        allow_attempt(session, kind="sign-in", who=who, where=where)


def test_wait_grows_and_has_an_end(session: Session, later: Callable[[timedelta], None]) -> None:
    later(timedelta())
    attempts(session, FREE["sign-in"])
    waits, passed = [], 0
    for _ in range(9):
        with pytest.raises(TooManyAttempts) as refusal:
            attempts(session, 1)
        waits.append(refusal.value.seconds)
        passed += refusal.value.seconds
        later(timedelta(seconds=passed + 0.01 * len(waits)))
        attempts(session, 1)
    assert waits[:4] == [1, 2, 4, 8]
    assert max(waits) == LONGEST_WAIT["sign-in"]


def test_others_are_not_held_up(session: Session) -> None:
    attempts(session, FREE["sign-in"], who="one")
    attempts(session, 1, who="another")


def test_one_place_cannot_try_many_accounts(session: Session) -> None:
    for number in range(FREE_FROM_ONE_PLACE["sign-in"]):
        attempts(session, 1, who=f"{number}")
    with pytest.raises(TooManyAttempts):
        attempts(session, 1, who="next")
    attempts(session, 1, who="next", where="")


def test_all_is_forgotten_after_a_while(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    attempts(session, FREE["sign-in"])
    later(timedelta(minutes=16))
    attempts(session, FREE["sign-in"])
