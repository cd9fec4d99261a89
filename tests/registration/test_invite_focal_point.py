"""Organisers ask somebody to look after a delegation."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalLink, FocalPointKnown
from services.registration.models.mail import Mail
from services.registration.models.trace import Trace
from tests.people import NODIRA
from tests.registration.focal import invited, token_to


def test_letter_goes_out_in_their_language(session: Session) -> None:
    invited(session, language="ru")
    letter = session.scalars(select(Mail)).one()
    assert letter.to == "gulnara@focal.example"
    assert letter.language == "ru"
    assert "Кыргызстан" in letter.body


def test_only_the_digest_of_the_link_is_kept(session: Session) -> None:
    invited(session)
    link = session.scalars(select(FocalLink)).one()
    assert token_to(session) not in (link.token_digest, str(link.id))
    assert link.used_at is None


def test_who_invited_whom_is_traced(session: Session) -> None:
    focal_point = invited(session)
    line = session.scalars(select(Trace).where(Trace.what == "focal_point_invited")).one()
    assert (line.who_kind, line.who_id, line.about_id) == ("account", NODIRA.id, focal_point.id)


def test_refused_when_the_address_looks_after_it_already(session: Session) -> None:
    invited(session)
    with pytest.raises(FocalPointKnown):
        invited(session, email="GULNARA@focal.example")


def test_two_may_look_after_one_delegation(session: Session) -> None:
    first = invited(session)
    second = invited(session, email="embassy@focal.example")
    assert first.delegation_id == second.delegation_id
