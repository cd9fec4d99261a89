"""A focal point sees their own delegation and nothing else, by whichever address they try."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from services.registration.models.focal_point import FocalPoint
from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.registration import Registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.invite_focal_point import invite_focal_point
from services.registration.usecases.revoke_focal_point import revoke_focal_point
from services.registration.usecases.send_focal_link import send_focal_link
from services.registration.usecases.submit_delegation import submit_delegation
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR, STRANGER
from tests.registration.focal import (
    AT,
    ERLAN,
    SAMIR,
    SILENT,
    at_the_desk,
    at_work,
    delegation_of,
    entered,
    link_to,
)
from tests.registration.people import LINKS, hear_of_the_seminar
from tests.registration.test_save_note_verbale import note_of

MINE = "/registration/mine/<uuid:registration_id>"
OF_STAFF = "/registration/meetings/<slug>/delegations/<uuid:delegation_id>/"


def _full(house: House, session: Session) -> dict[str, UUID]:
    """Kyrgyzstan with somebody sent, somebody not, and a note: enough that could leak."""
    hear_of_the_seminar(house)
    focal_point = at_work(session)
    sent, _draft = entered(session, focal_point, ERLAN, SILENT)
    submit_delegation(session, focal_point=focal_point, links=LINKS)
    (draft,) = entered(session, focal_point, SILENT)
    note = note_of(session, focal_point)
    session.commit()
    return {
        "delegation_id": focal_point.delegation_id,
        "registration_id": sent.id,
        "note_id": note.id,
        "draft_id": draft.id,
        "focal_point_id": focal_point.id,
    }


def _rules(house: House, *beginnings: str) -> Iterator[Rule]:
    for rule in house.registration.app.url_map.iter_rules():
        if rule.rule.startswith(beginnings) and rule.arguments:
            yield rule


def _tried(
    house: House, browser: PageClient, ids: dict[str, UUID], token: dict[str, str]
) -> list[str]:
    """Every address that answers otherwise than by not being there."""
    tried, answered = 0, []
    desk = f"{AT}/<uuid:delegation_id>"
    for rule in _rules(house, desk, MINE):
        values = {name: ids.get(name, uuid4()) for name in rule.arguments}
        with house.registration.app.test_request_context():
            adapter = house.registration.app.url_map.bind("localhost")
            for method in (rule.methods or set()) & {"GET", "POST"}:
                address = adapter.build(rule.endpoint, values, method=method)
                data = token if method == "POST" else None
                status = browser.open(address, method=method, data=data).status_code
                tried += 1
                if status != 404:
                    answered.append(f"{method} {address}: {status}")
    assert tried > 30
    return answered


def _token(browser: PageClient) -> dict[str, str]:
    values = browser.page(f"{AT}/link").form_values()
    return {"form_token": values["form_token"]}


@pytest.mark.parametrize("which", ["registration_id", "draft_id"])
def test_every_address_is_not_there_for_another_delegation(
    house: House, session: Session, which: str
) -> None:
    ids = _full(house, session)
    ids["registration_id"] = ids[which]
    browser, _mine = at_the_desk(house, "UZB", **SAMIR)
    assert _tried(house, browser, ids, _token(browser)) == []
    session.expire_all()
    assert len(session.scalars(select(Registration)).all()) == 3


def test_every_address_is_not_there_for_the_same_state_at_another_meeting(
    house: House, session: Session
) -> None:
    ids = _full(house, session)
    house.registration.hear(replace(SEMINAR, meeting_id=OTHER_MEETING_ID, slug="other"))
    elsewhere = delegation_of(session, "KGZ", OTHER_MEETING_ID)
    invite_focal_point(session, delegation_id=elsewhere.id, links=LINKS, **SAMIR)
    session.commit()
    browser = house.registration.client()
    browser.fill_in(link_to(session, SAMIR["email"]))
    assert browser.get(f"{AT}/{elsewhere.id}").status_code == 200
    assert _tried(house, browser, ids, _token(browser)) == []


def test_every_address_is_not_there_without_a_sign_in_or_with_a_made_up_one(
    house: House, session: Session
) -> None:
    ids = _full(house, session)
    for cookie in ("", "made-up.by.hand"):
        browser = house.registration.client()
        if cookie:
            browser.set_cookie("registration_focal", cookie, path="/registration")
        assert _tried(house, browser, ids, _token(browser)) == []


def test_own_address_with_another_s_person_is_not_there(house: House, session: Session) -> None:
    """The right delegation in the address does not open somebody else's person or paper."""
    ids = _full(house, session)
    browser, mine = at_the_desk(house, "UZB", **SAMIR)
    token = _token(browser)
    for path in ("people/{registration_id}", "people/{draft_id}", "note-verbale/{note_id}"):
        assert browser.get(f"{AT}/{mine}/{path.format(**ids)}").status_code == 404
    for act in ("remove", "withdraw", "replace"):
        for who in ("registration_id", "draft_id"):
            address = f"{AT}/{mine}/people/{ids[who]}/{act}"
            assert browser.post(address, data=token).status_code == 404
    assert session.scalars(select(NoteVerbale)).one()


def test_staff_of_another_meeting_and_ids_of_another_delegation_are_not_there(
    house: House, session: Session
) -> None:
    ids = _full(house, session)
    other = delegation_of(session, "UZB")
    session.commit()
    at = "/registration/meetings/seminar/delegations"
    stranger = house.registration.client(STRANGER)
    organiser = house.registration.client(NODIRA)
    assert stranger.get(f"{at}/{ids['delegation_id']}/focal-points").status_code == 404
    assert organiser.get(f"{at}/{uuid4()}/focal-points").status_code == 404
    assert organiser.get(f"{at}/{other.id}/note-verbale/{ids['note_id']}").status_code == 404
    page = f"{at}/{ids['delegation_id']}/focal-points"
    to = f"{at}/{other.id}/focal-points/{ids['focal_point_id']}/revoke"
    assert organiser.fill_in(page, to=to).status_code == 404


def _let_in(house: House, session: Session, ids: dict[str, UUID]) -> PageClient:
    """The focal point of Kyrgyzstan, at a browser of their own."""
    with house.registration.session() as own:
        focal_point = own.get_one(FocalPoint, ids["focal_point_id"])
        send_focal_link(own, kind="focal_link", focal_point=focal_point, links=LINKS)
        own.commit()
    browser = house.registration.client()
    browser.fill_in(link_to(session))
    return browser


def test_nobody_moves_a_person_into_another_delegation(house: House, session: Session) -> None:
    """The delegate's own page, where one says whom one represents, is shut for focal points."""
    ids = _full(house, session)
    browser = _let_in(house, session, ids)
    values = {**_token(browser), "kind": "state", "state_code": "UZB", "function": "Adviser"}
    address = f"/registration/mine/{ids['draft_id']}/represents"
    answer = browser.post(address, data=values)
    assert answer.headers["Location"].endswith(f"/people/{ids['draft_id']}")
    session.expire_all()
    assert session.get_one(Registration, ids["draft_id"]).state_code == "KGZ"
    # What opens the registration as the person themselves stays theirs.
    code = browser.get(f"/registration/mine/{ids['registration_id']}/code.svg")
    assert code.status_code == 303


def test_changes_begun_by_a_focal_point_are_open_only_while_the_work_lasts(
    house: House, session: Session
) -> None:
    ids = _full(house, session)
    browser = _let_in(house, session, ids)
    own = f"/registration/mine/{ids['registration_id']}"
    assert browser.post(f"{own}/change", data=_token(browser)).status_code == 303
    changed = select(Registration).where(Registration.amends_id == ids["registration_id"])
    draft = session.scalars(changed).one()
    values = {**_token(browser), "kind": "state", "state_code": "UZB", "function": "Adviser"}
    moved = browser.post(f"/registration/mine/{draft.id}/represents", data=values)
    assert moved.headers["Location"].endswith(f"/people/{draft.id}")
    session.expire_all()
    assert session.get_one(Registration, draft.id).state_code == "KGZ"
    assert browser.get(f"/registration/mine/{draft.id}/check").status_code == 200
    both = {"delegation_id": ids["delegation_id"], "focal_point_id": ids["focal_point_id"]}
    revoke_focal_point(session, by=NODIRA.id, **both)
    session.commit()
    assert browser.get(f"/registration/mine/{draft.id}/check").status_code == 404


def test_draft_that_only_names_a_delegation_is_not_its_focal_point_s(
    house: House, session: Session
) -> None:
    """Somebody thinks of joining another delegation; until it is sent, nobody there knows."""
    ids = _full(house, session)
    browser, mine = at_the_desk(house, "UZB", **SAMIR)
    draft = session.get_one(Registration, ids["draft_id"])
    draft.delegation = delegation_of(session, "UZB")
    change = begin_amendment(
        session, meeting_id=SEMINAR.meeting_id, registration_id=ids["registration_id"]
    )
    change.delegation = delegation_of(session, "UZB")
    session.commit()
    words = browser.page(f"{AT}/{mine}").text
    for each in (draft, change):
        assert each.given_names not in words
        assert browser.get(f"{AT}/{mine}/people/{each.id}").status_code == 404
        assert browser.get(f"/registration/mine/{each.id}/photo").status_code == 404
