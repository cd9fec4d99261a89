"""A focal point signs out of one browser."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalSignIn
from services.registration.queries.focal_points import signed_in
from services.registration.usecases.leave_delegation import leave_delegation
from tests.registration.focal import at_work


def test_that_browser_no_longer_opens_it_but_the_work_goes_on(session: Session) -> None:
    focal_point = at_work(session)
    (id_,) = session.scalars(select(FocalSignIn.id)).all()
    leave_delegation(session, sign_in_id=id_)
    session.flush()
    assert signed_in(session, [id_]) == []
    assert focal_point.is_at_work


def test_browser_is_remembered_for_thirty_days_and_no_longer(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    at_work(session)
    ids = session.scalars(select(FocalSignIn.id)).all()
    later(timedelta(days=29))
    assert len(signed_in(session, ids)) == 1
    later(timedelta(days=30, minutes=1))
    assert signed_in(session, ids) == []
