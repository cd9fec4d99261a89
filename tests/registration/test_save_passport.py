"""A passport is locked away, and warns when it ends early."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text
from sqlalchemy.orm import Session

from services.registration.models.passport import Passport, PassportLocked, PassportSeal
from tests.house_under_test import KEY
from tests.people import SEMINAR
from tests.registration.people import draft
from tests.registration.questions import SEAL, give_passport


def test_passport_is_unreadable_where_it_lies(session: Session) -> None:
    made = draft(session)
    give_passport(session, made.id)
    (stored,) = session.execute(text("select passport::text from passport")).scalars()
    for plain in ("YUSUFZAI", "1234567", "1980-02-29", "Osh"):
        assert plain not in stored
        assert plain.encode().hex() not in stored
    kept = session.get_one(Passport, made.id)
    assert SEAL.unlock(kept.sealed)["number"] == "AC 1234567"


def test_older_key_still_opens_and_a_strange_one_does_not() -> None:
    newer = Fernet.generate_key().decode()
    fields = dict.fromkeys(
        ("passport_name", "nationality", "number", "issued_on", "expires_on", "born_on"), "x"
    )
    sealed = SEAL.lock({**fields, "birth_place": "Osh"})
    assert PassportSeal(f"{newer},{KEY}").unlock(sealed)["birth_place"] == "Osh"
    for keys in (newer, ""):
        with pytest.raises(PassportLocked):
            PassportSeal(keys).unlock(sealed)


@pytest.mark.parametrize(("days", "early"), [(182, True), (183, False)])
def test_passport_that_ends_early_is_noted(session: Session, days: int, early: bool) -> None:
    made = draft(session)
    give_passport(session, made.id, expires_on=SEMINAR.ends_on + timedelta(days=days))
    assert session.get_one(Passport, made.id).expires_early is early
