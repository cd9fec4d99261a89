"""A focal point gives the work to somebody else."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPointKnown, FocalPointOver
from services.registration.models.trace import Trace
from services.registration.usecases.end_focal_point import end_focal_point
from services.registration.usecases.hand_over_delegation import hand_over_delegation
from tests.registration.focal import GULNARA, SAMIR, at_work
from tests.registration.people import LINKS


def test_present_one_goes_on_and_it_is_traced(session: Session) -> None:
    me = at_work(session)
    new = hand_over_delegation(session, focal_point_id=me.id, links=LINKS, **SAMIR)
    assert me.is_at_work
    assert not new.is_at_work
    line = session.scalars(
        select(Trace).where(Trace.what == "focal_point_invited", Trace.about_id == new.id)
    ).one()
    assert (line.who_kind, line.who_id) == ("focal_point", me.id)


def test_earlier_offer_no_longer_stands(session: Session) -> None:
    me = at_work(session)
    first = hand_over_delegation(session, focal_point_id=me.id, links=LINKS, **SAMIR)
    other = {**SAMIR, "email": "other@focal.example"}
    hand_over_delegation(session, focal_point_id=me.id, links=LINKS, **other)
    assert first.ended_at is not None


def test_refused_to_oneself_and_after_the_end(session: Session) -> None:
    me = at_work(session)
    with pytest.raises(FocalPointKnown):
        hand_over_delegation(session, focal_point_id=me.id, links=LINKS, **GULNARA)
    end_focal_point(session, focal_point=me, how="revoked")
    with pytest.raises(FocalPointOver):
        hand_over_delegation(session, focal_point_id=me.id, links=LINKS, **SAMIR)
