"""A focal point is sent a link."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from services.registration.queries.focal_points import focal_link_of, opens
from services.registration.usecases.send_focal_link import send_focal_link
from tests.house_under_test import SECRET
from tests.registration.focal import at_work, token_to
from tests.registration.people import LINKS


def test_link_opens_for_a_day(session: Session, later: Callable[[timedelta], None]) -> None:
    focal_point = at_work(session)
    send_focal_link(session, kind="focal_link", focal_point=focal_point, links=LINKS)
    token = token_to(session)
    assert opens(focal_link_of(session, SECRET, token))
    later(timedelta(days=1, minutes=1))
    assert not opens(focal_link_of(session, SECRET, token))


def test_token_of_nobody_opens_nothing(session: Session) -> None:
    assert not opens(focal_link_of(session, SECRET, "anything"))
