"""What staff see of delegations, and arrange for them."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select

from services.registration.models.delegation import Delegation
from services.registration.models.registration import Registration
from services.registration.usecases.set_working_groups import set_working_groups
from shared.language import languages
from tests.house_under_test import House
from tests.pages import Page, PageClient
from tests.people import ADMINISTRATOR, DESK, NODIRA, OBSERVER, REVIEWER, SEMINAR_ID, STRANGER
from tests.registration.people import (
    FOR_A_FUND,
    SUHARTA,
    hear_of_the_seminar,
    submitted,
)
from tests.registration.places import allow, kyrgyzstan, member

MEETING = "/registration/meetings/seminar"
AT = f"{MEETING}/delegations"
RULES = ("/limits", "/order", "/groups")


@pytest.fixture
def delegation(house: House) -> UUID:
    """Three for Kyrgyzstan, one place too few; and one for a fund."""
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        allow(session, places=2, principals=1, accompanying=1, room=1)
        set_working_groups(session, meeting_id=SEMINAR_ID, names={"b": {"en": "Health"}})
        for number, role in enumerate(("head", "delegate", "adviser")):
            member(session, number, role)
        submitted(session, name=SUHARTA, represents=FOR_A_FUND, email="s@d.example")
        session.commit()
        return kyrgyzstan(session).id


def people(house: House) -> list[Registration]:
    with house.registration.session() as session:
        return list(
            session.scalars(
                select(Registration)
                .where(Registration.state_code == "KGZ")
                .order_by(Registration.email)
            )
        )


def form_to(page: Page, end: str) -> int:
    actions = [form.get("action") or "" for form in page.all("form")]
    return next(place for place, action in enumerate(actions) if action.endswith(end))


def send(client: PageClient, path: str, end: str, **values: object) -> int:
    place = form_to(client.page(path), end)
    return client.fill_in(path, values, form=place).status_code


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, delegation: UUID, language: str) -> None:
    client = house.registration.client(NODIRA, language)
    for path in ("", "?kind=civil", "?represented=states", f"/{delegation}", *RULES):
        assert client.page(f"{AT}{path}").root.get("lang") == language
    waiting = people(house)[2]
    client.page(f"{MEETING}/people/{waiting.id}")


def test_list_shows_heads_places_and_who_waits(house: House, delegation: UUID) -> None:
    page = house.registration.client(OBSERVER).page(AT)
    assert "Maryam Yusufzai 2 of 2" in page.text
    assert "No head of delegation" in page.text
    (link,) = [a.get("href") for a in page.all("a") if "state=waiting" in a.get("href", "")]
    rows = house.registration.client(OBSERVER).page(link).all("tbody")
    assert [len(list(body.iter("tr"))) for body in rows] == [1]


def test_page_of_a_delegation_shows_roles_limits_and_the_waiting_list(
    house: House, delegation: UUID
) -> None:
    page = house.registration.client(OBSERVER).page(f"{AT}/{delegation}")
    assert page.heading == "Kyrgyzstan"
    for words in ("Head of delegation", "On the waiting list", "2 of 2", "(1 + 1)"):
        assert words in page.text
    assert not [form for form in page.all("form") if "/delegations/" in form.get("action", "")]


def test_two_heads_are_warned_of(house: House, delegation: UUID) -> None:
    client = house.registration.client(REVIEWER)
    second = people(house)[1]
    assert send(client, f"{AT}/{delegation}", f"{second.id}/role", role="head") == 303
    for path in (AT, f"{AT}/{delegation}"):
        assert "More than one head of delegation" in client.page(path).text
    history = client.page(f"{MEETING}/people/{second.id}").text
    assert "Role in the delegation changed" in history
    assert send(client, f"{AT}/{delegation}", f"{second.id}/role", role="king") == 404


def test_raised_limit_moves_the_first_up(house: House, delegation: UUID) -> None:
    client = house.registration.client(NODIRA)
    page = f"{AT}/{delegation}"
    for wrong in ("x", "-1", "99999", "٣x", "1.5", "\u202e"):
        assert send(client, page, "/limits", places=wrong) in (303, 422)
    assert (
        "Say both numbers"
        in client.fill_in(
            page, {"principals": "1"}, form=form_to(client.page(page), "/limits")
        ).text
    )
    assert people(house)[2].standing == "waiting"
    assert send(client, page, "/limits", places="3") == 303
    assert people(house)[2].standing == "submitted"
    assert client.page(page).form_values(form_to(client.page(page), "/limits"))["places"] == "3"


def test_place_in_the_room_is_handed_on(house: House, delegation: UUID) -> None:
    client = house.registration.client(REVIEWER)
    first, second, _ = people(house)
    assert (first.waits_for_room, second.waits_for_room) == (None, 1)
    page = client.page(f"{AT}/{delegation}")
    forms = [
        place
        for place, form in enumerate(page.all("form"))
        if (form.get("action") or "").endswith("give-way")
        and page.form_values(place)["limit"] == "room"
    ]
    assert client.fill_in(f"{AT}/{delegation}", form=forms[0]).status_code == 303
    first, second, _ = people(house)
    assert (first.waits_for_room is None, second.waits_for_room) == (False, None)


def test_who_is_put_first_stands_first(house: House, delegation: UUID) -> None:
    with house.registration.session() as session:
        last = member(session, 9)
        session.commit()
        id_ = last.id
    client = house.registration.client(REVIEWER)
    page = f"{AT}/{delegation}"
    assert send(client, page, f"{id_}/first") == 303
    person = house.registration.client(OBSERVER).page(f"{MEETING}/people/{id_}").text
    assert "Number 1 on its waiting list" in person
    values = {"form_token": client.page(page).form_values()["form_token"], "limit": "room"}
    assert client.post(f"{page}/people/{id_}/first", data=values).status_code == 409


def test_who_waits_for_a_place_cannot_be_approved(house: House, delegation: UUID) -> None:
    client = house.registration.client(REVIEWER)
    waiting = people(house)[2]
    path = f"{MEETING}/people/{waiting.id}"
    page = client.page(path)
    assert not [f for f in page.all("form") if (f.get("action") or "").endswith("/approve")]
    values = {**page.form_values(form_to(page, "/decline")), "reason": ""}
    assert client.post(f"{path}/approve", data=values).status_code == 409
    assert people(house)[2].state == "submitted"
    assert waiting.name in client.page(f"{MEETING}/people?state=waiting").text
    assert client.page(f"{MEETING}/review").text.count(waiting.name) == 2


def test_organisation_receives_its_kind_and_names(house: House, delegation: UUID) -> None:
    with house.registration.session() as session:
        fund = session.scalars(select(Delegation).where(Delegation.kind != "state")).one().id
    client = house.registration.client(NODIRA)
    page = f"{AT}/{fund}"
    wrong = {"kind": "state", "names.en": "x"}
    assert send(client, page, "/about", **wrong) == 422
    assert send(client, page, "/about", **{"kind": "civil", "names.en": ""}) == 422
    right = {"kind": "civil", "names.en": "Lake Fund", "names.ar": "صندوق البحيرة", "rank": ""}
    assert send(client, page, "/about", **right) == 303
    assert "صندوق البحيرة" in house.registration.client(NODIRA, "ar").page(f"{AT}?kind=civil").text
    assert send(client, f"{AT}/{delegation}", "/about", rank="minister") == 303


def test_limits_of_all_and_of_a_kind_are_kept(house: House, delegation: UUID) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/limits"
    form = form_to(client.page(path), "/limits")
    bad = client.fill_in(path, {"principals_civil": "1", "places_media": "many"}, form=form)
    assert bad.status_code == 422
    assert "Say both numbers" in bad.text
    good = {"places_all": "", "places_state": "4", "room_media": "0", "approves": "at_once"}
    assert client.fill_in(path, good, form=form).status_code == 303
    values = client.page(path).form_values(form)
    assert {name: values[name] for name in good} == good
    # Who waited moves up under the rule that holds now; who was sent before still waits.
    assert [each.standing for each in people(house)] == ["submitted", "submitted", "approved"]


def test_order_is_laid_down_with_who_and_why(house: House, delegation: UUID) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/order"
    form = form_to(client.page(path), "/order")
    assert client.fill_in(path, {"way": "hand"}, form=form).status_code == 422
    with house.registration.session() as session:
        fund = session.scalars(select(Delegation).where(Delegation.kind != "state")).one().id
    mine = {"way": "hand", "reason": "As the host wishes", f"number_{fund}": "0"}
    assert client.fill_in(path, mine, form=form).status_code == 303
    page = client.page(path)
    assert page.text.index("Lake Fund") < page.text.index("Kyrgyzstan")
    assert NODIRA.name in page.text
    drawn = {"way": "lot", "seed": "chestnut 7"}
    assert client.fill_in(path, drawn, form=form).status_code == 303
    assert "chestnut 7" in client.page(path).text


def test_working_groups_are_offered_to_delegates(house: House, delegation: UUID) -> None:
    client = house.registration.client(NODIRA)
    path = f"{AT}/groups"
    form = form_to(client.page(path), "/groups")
    long = {"group_a.en": "x" * 301}
    assert client.fill_in(path, long, form=form).status_code == 422
    names = {"group_a.en": "Legal matters", "group_a.ru": "Правовые вопросы"}
    assert client.fill_in(path, names, form=form).status_code == 303
    browser = house.registration.client(language="ru")
    address = browser.fill_in(f"{MEETING}/register").headers["Location"]
    page = browser.page(address.replace("/name", "/represents"))
    assert "(а) Правовые вопросы" in page.text
    assert "(б) Health" in page.text


def test_stranger_and_those_without_the_role_are_kept_out(house: House, delegation: UUID) -> None:
    for path in ("", f"/{delegation}", *RULES):
        assert house.registration.client(STRANGER).get(f"{AT}{path}").status_code == 404
        assert house.registration.client(ADMINISTRATOR).get(f"{AT}{path}").status_code == 200
        assert house.registration.client(DESK).get(f"{AT}{path}").status_code == 403
    for path in RULES:
        assert house.registration.client(OBSERVER).get(f"{AT}{path}").status_code == 403
    person = people(house)[2].id
    acts = {
        f"{AT}/{delegation}/people/{person}/role": {"role": "head"},
        f"{AT}/{delegation}/people/{person}/first": {"limit": "place"},
        f"{AT}/{delegation}/give-way": {"limit": "place", "registration_id": str(person)},
        f"{AT}/{delegation}/limits": {"places": "9"},
        f"{AT}/{delegation}/about": {"rank": "minister"},
    }
    for member_, refused in ((OBSERVER, 403), (STRANGER, 404)):
        client = house.registration.client(member_)
        token = client.page("/registration/account").form_values()["form_token"]
        for path, values in acts.items():
            answer = client.post(path, data={**values, "form_token": token})
            assert answer.status_code == refused, path
    assert people(house)[2].standing == "waiting"


def test_delegation_or_person_of_elsewhere_is_not_here(house: House, delegation: UUID) -> None:
    client = house.registration.client(NODIRA)
    assert client.get(f"{AT}/{uuid4()}").status_code == 404
    with house.registration.session() as session:
        fund = session.scalars(select(Delegation).where(Delegation.kind != "state")).one().id
    token = client.page("/registration/account").form_values()["form_token"]
    answer = client.post(
        f"{AT}/{fund}/people/{people(house)[0].id}/role",
        data={"form_token": token, "role": "observer"},
    )
    assert answer.status_code == 404
    assert people(house)[0].role == "head"


@pytest.mark.parametrize("path", ["", "/{}", "/order"])
def test_longer_list_costs_no_more_questions(house: House, delegation: UUID, path: str) -> None:
    client = house.registration.client(NODIRA)
    asked: list[str] = []
    engine = house.registration.database.engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def cost() -> int:
        asked.clear()
        client.page(AT + path.format(delegation))
        return len(asked)

    cost()
    short = cost()
    with house.registration.session() as session:
        for number in range(20, 24):
            member(session, number)
            named = {**FOR_A_FUND, "organisation_name": f"Fund {number}"}
            submitted(session, represents=named, email=f"{number}@d.example")
        session.commit()
    assert cost() == short
    assert short <= 20
