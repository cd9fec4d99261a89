"""Organisers take a delegation out of somebody's hands."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from services.registration.models.sign_in import LinkOver
from services.registration.models.trace import Trace
from services.registration.usecases.accept_focal_invitation import accept_focal_invitation
from services.registration.usecases.hand_over_delegation import hand_over_delegation
from services.registration.usecases.revoke_focal_point import revoke_focal_point
from tests.people import NODIRA
from tests.registration.focal import SAMIR, at_work, delegation_of, token_to
from tests.registration.people import LINKS


def test_they_are_at_work_no_more_and_it_is_traced(session: Session) -> None:
    focal_point = at_work(session)
    both = {"delegation_id": focal_point.delegation_id, "focal_point_id": focal_point.id}
    revoke_focal_point(session, by=NODIRA.id, **both)
    assert not focal_point.is_at_work
    line = session.scalars(select(Trace).where(Trace.what == "focal_point_revoked")).one()
    assert line.who_id == NODIRA.id


def test_refused_for_a_focal_point_of_another_delegation(session: Session) -> None:
    focal_point = at_work(session)
    elsewhere = delegation_of(session, "UZB")
    with pytest.raises(NoResultFound):
        revoke_focal_point(
            session, delegation_id=elsewhere.id, focal_point_id=focal_point.id, by=NODIRA.id
        )
    assert focal_point.is_at_work


def test_nobody_comes_in_by_the_offer_of_one_who_was_revoked(session: Session) -> None:
    focal_point = at_work(session)
    offered = hand_over_delegation(session, focal_point_id=focal_point.id, links=LINKS, **SAMIR)
    both = {"delegation_id": focal_point.delegation_id, "focal_point_id": focal_point.id}
    token = token_to(session, SAMIR["email"])
    revoke_focal_point(session, by=NODIRA.id, **both)
    with pytest.raises(LinkOver):
        accept_focal_invitation(session, token=token, links=LINKS)
    assert offered.ended_as == "revoked"
