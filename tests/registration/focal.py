"""Delegations of the seminar with somebody who looks after them, and their browsers."""

import re
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.models.focal_point import FocalPoint
from services.registration.models.mail import Mail
from services.registration.models.registration import Registration
from services.registration.usecases.accept_focal_invitation import accept_focal_invitation
from services.registration.usecases.enter_people import enter_people
from services.registration.usecases.invite_focal_point import invite_focal_point
from shared.text.states import state
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.people import LINKS, hear_of_the_seminar
from tests.registration.staff import keep_account

GULNARA: dict[str, Any] = {
    "name": "Gulnara Invented",
    "email": "gulnara@focal.example",
    "language": "en",
}
SAMIR: dict[str, Any] = {"name": "Samir Invented", "email": "samir@focal.example", "language": "en"}
ERLAN: dict[str, Any] = {
    "honorific": "Mr",
    "given_names": "Erlan",
    "family_name": "Osmonov",
    "has_one_name": False,
    "own_name": "Эрлан Осмонов",
    "function": {"en": "Head of Section"},
    "role": "delegate",
    "email": "erlan@delegate.example",
    "working_groups": [],
}
SILENT = {**ERLAN, "given_names": "Baktygul", "own_name": "", "email": ""}
AT = "/registration/delegation"


def delegation_of(session: Session, code: str = "KGZ", meeting_id: UUID = SEMINAR_ID) -> Delegation:
    found = session.scalar(
        select(Delegation).where(Delegation.meeting_id == meeting_id, Delegation.state_code == code)
    )
    if found is None:
        found = Delegation(
            meeting_id=meeting_id,
            kind="state",
            state_code=code,
            names=dict(state(code).names),
            name_key=code.lower(),
        )
        session.add(found)
        session.flush()
    return found


def invited(session: Session, code: str = "KGZ", **who: str) -> FocalPoint:
    keep_account(session, NODIRA)
    return invite_focal_point(
        session,
        delegation_id=delegation_of(session, code).id,
        by=NODIRA.id,
        links=LINKS,
        **{**GULNARA, **who},
    )


def link_to(session: Session, email: str = GULNARA["email"]) -> str:
    """The path of the link in the newest letter to that address."""
    session.flush()
    body = session.scalars(
        select(Mail.body).where(Mail.to == email).order_by(Mail.written_at.desc())
    ).first()
    assert body is not None, "nobody wrote to them"
    found = re.search(r"http://localhost(/registration/delegation/invitation/\S+)", body)
    assert found, body
    return found[1]


def token_to(session: Session, email: str = GULNARA["email"]) -> str:
    return link_to(session, email).rsplit("/", 1)[1]


def at_work(session: Session, code: str = "KGZ", **who: str) -> FocalPoint:
    focal_point = invited(session, code, **who)
    token = token_to(session, focal_point.email)
    accept_focal_invitation(session, token=token, links=LINKS)
    return focal_point


def entered(session: Session, focal_point: FocalPoint, *people: dict[str, Any]) -> list[Any]:
    return enter_people(
        session,
        focal_point=focal_point,
        batch=uuid4(),
        people=people or [ERLAN],
        links=LINKS,
    )


def at_the_desk(
    house: House, code: str = "KGZ", language: str = "en", **who: str
) -> tuple[PageClient, UUID]:
    """A browser whose focal point has followed the link, and the delegation they look after."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        focal_point = invited(session, code, **who)
        link = link_to(session, focal_point.email)
        delegation_id = focal_point.delegation_id
        session.commit()
    browser = house.registration.client(language=language)
    assert browser.fill_in(link).status_code == 303
    return browser, delegation_id


def people_in(session: Session) -> list[Registration]:
    return list(session.scalars(select(Registration).order_by(Registration.started_at)))
