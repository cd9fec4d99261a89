"""A focal point follows the link in their letter."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from services.registration.models.sign_in import LinkOver
from services.registration.usecases.accept_focal_invitation import accept_focal_invitation
from services.registration.usecases.hand_over_delegation import hand_over_delegation
from services.registration.usecases.revoke_focal_point import revoke_focal_point
from tests.people import NODIRA
from tests.registration.focal import SAMIR, at_work, invited, token_to
from tests.registration.people import LINKS


def test_they_are_at_work_afterwards(session: Session) -> None:
    focal_point = invited(session)
    begun = accept_focal_invitation(session, token=token_to(session), links=LINKS)
    assert begun.focal_point_id == focal_point.id
    assert focal_point.is_at_work


def test_link_opens_once(session: Session) -> None:
    invited(session)
    token = token_to(session)
    accept_focal_invitation(session, token=token, links=LINKS)
    with pytest.raises(LinkOver):
        accept_focal_invitation(session, token=token, links=LINKS)


def test_refused_when_its_days_are_over(
    session: Session, later: Callable[[timedelta], None]
) -> None:
    invited(session)
    later(timedelta(days=15))
    with pytest.raises(LinkOver):
        accept_focal_invitation(session, token=token_to(session), links=LINKS)


def test_refused_when_revoked_meanwhile(session: Session) -> None:
    focal_point = invited(session)
    token = token_to(session)
    both = {"delegation_id": focal_point.delegation_id, "focal_point_id": focal_point.id}
    revoke_focal_point(session, by=NODIRA.id, **both)
    with pytest.raises(LinkOver):
        accept_focal_invitation(session, token=token, links=LINKS)


def test_earlier_one_ends_when_the_new_one_accepts(session: Session) -> None:
    earlier = at_work(session)
    new = hand_over_delegation(session, focal_point_id=earlier.id, links=LINKS, **SAMIR)
    assert earlier.ended_at is None
    accept_focal_invitation(session, token=token_to(session, SAMIR["email"]), links=LINKS)
    assert earlier.ended_as == "handed_over"
    assert new.is_at_work
