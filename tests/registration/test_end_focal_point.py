"""The work of a focal point ends."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPointOver, FocalSignIn
from services.registration.queries.focal_points import signed_in
from services.registration.usecases.end_focal_point import end_focal_point
from tests.registration.focal import SAMIR, at_work


def test_every_browser_is_shut_and_nobody_else_s(session: Session) -> None:
    focal_point = at_work(session)
    other = at_work(session, **SAMIR)
    ids = session.scalars(select(FocalSignIn.id)).all()
    assert len(signed_in(session, ids)) == 2
    end_focal_point(session, focal_point=focal_point, how="revoked")
    session.expire_all()
    assert [each.focal_point_id for each in signed_in(session, ids)] == [other.id]


def test_refused_when_ended_already(session: Session) -> None:
    focal_point = at_work(session)
    end_focal_point(session, focal_point=focal_point, how="revoked")
    with pytest.raises(FocalPointOver):
        end_focal_point(session, focal_point=focal_point, how="revoked")
