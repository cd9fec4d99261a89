"""A delegation's places are taken up to be given out."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import NoResultFound, OperationalError
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.usecases.hold_delegation import hold_delegation
from tests.house_under_test import House
from tests.registration.places import kyrgyzstan, member


def test_second_waits_for_the_first(house: House, session: Session) -> None:
    member(session, 1)
    session.commit()
    id_ = kyrgyzstan(session).id
    hold_delegation(session, delegation_id=id_)
    with house.registration.session() as other:
        other.execute(text("set local lock_timeout = '50ms'"))
        with pytest.raises(OperationalError):
            hold_delegation(other, delegation_id=id_)


def test_others_may_still_refer_to_it(house: House, session: Session) -> None:
    """Somebody who is just being counted in must not keep others from looking at the places."""
    member(session, 1)
    session.commit()
    id_ = kyrgyzstan(session).id
    hold_delegation(session, delegation_id=id_)
    with house.registration.session() as other:
        other.execute(text("set local lock_timeout = '50ms'"))
        referred = select(Delegation).where(Delegation.id == id_)
        assert other.scalars(referred.with_for_update(read=True, key_share=True)).one()


def test_refused_when_there_is_none(session: Session) -> None:
    with pytest.raises(NoResultFound):
        hold_delegation(session, delegation_id=uuid4())
