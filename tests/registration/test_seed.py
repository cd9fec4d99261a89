"""The demonstration: there once, complete, and never without being asked for."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from services.registration.models.account import Account
from services.registration.models.delegation import Delegation
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import Photo, Registration
from services.registration.queries.days import days_of
from services.registration.seed import PASSWORD, seed
from shared.contracts.registration import AccountChanged, ParticipantChanged
from tests.house_under_test import House
from tests.registration.facts import told


def test_nothing_is_put_in_unasked(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    with house.registration.session() as session:
        seed(session, house.registration.config)
        assert session.scalars(select(Account)).all() == []
    assert "KENGASH_DEMO is not set" in capsys.readouterr().out


def test_people_in_every_state_are_put_in_once(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    config = replace(house.registration.config, demo=True)
    for _ in range(2):
        with house.registration.session() as session:
            seed(session, config)
            session.commit()
    out = capsys.readouterr().out.splitlines()
    assert out[:6] == out[6:]
    assert out[0] == f"sign-in nodira@demo.example {PASSWORD} Organiser"
    with house.registration.session() as session:
        states = dict(
            session.execute(
                select(Registration.state, func.count()).group_by(Registration.state)
            ).all()
        )
        decided = {"returned", "approved", "declined", "withdrawn"}
        assert set(states) == {"draft", "submitted", *decided}
        assert sum(states.values()) == 27
        assert session.scalar(select(func.count()).select_from(Photo)) == 24
        kinds = select(Delegation.kind, func.count()).group_by(Delegation.kind)
        assert dict(session.execute(kinds).all()) == {"state": 8, "civil": 2, "academic": 1}
        assert all(
            email.endswith("@demo.example")
            for email in session.scalars(select(Registration.email))
            if email
        )
        assert session.scalars(select(MeetingCopy.revision)).all() == [0]
        sent = days_of(session, session.scalars(select(MeetingCopy.id)).one(), "Asia/Tashkent")
        assert sum(1 for each in sent if each.sent) >= 8, "nobody sees a fortnight in one bar"
        assert max(each.sent for each in sent) < 6
        approved = [fact for fact in told(session, ParticipantChanged) if fact.may_print]
        assert len(approved) == states["approved"]
        assert len({fact.account_id for fact in told(session, AccountChanged)}) == 6
    client = house.registration.client()
    typed = {"email": "Nodira@demo.example", "password": PASSWORD}
    assert client.fill_in("/registration/sign-in", typed).status_code == 303
    assert client.get("/registration/meetings/council-2027/review").status_code == 200
