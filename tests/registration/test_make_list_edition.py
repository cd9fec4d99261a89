"""A list of participants names whom it may, in editions that nothing changes afterwards."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.jobs.on_arrival_recorded import on_arrival_recorded
from services.registration.models.paper import (
    FinalStands,
    ListEdition,
    NobodyToList,
    Paper,
    PaperRules,
)
from services.registration.models.trace import Trace
from services.registration.usecases.make_list_edition import make_list_edition
from services.registration.usecases.withdraw_registration import withdraw_registration
from shared import clock
from shared.contracts.badges import ArrivalRecorded
from shared.contracts.registration import PaperDue
from shared.language import languages
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.papers import approved, of_kind, rule
from tests.registration.people import FOR_A_FUND, LINKS, SUHARTA, hear_of_the_seminar, submitted


def make(session: Session, stage: str = "provisional", **more: Any) -> ListEdition:
    values: dict[str, Any] = {"only_arrived": False, "by": NODIRA.id, **more}
    return make_list_edition(session, meeting_id=SEMINAR_ID, stage=stage, **values)


def listed(edition: ListEdition) -> list[str]:
    return [
        f"{each['given']} {each['family']}".strip()
        for delegation in edition.content["delegations"]
        for each in delegation["people"]
    ]


def test_approved_are_listed_and_papers_are_due_in_every_language(session: Session) -> None:
    approved(session)
    submitted(session, name=SUHARTA, email="suharta@delegate.example")
    edition = make(session)
    assert listed(edition) == ["Maryam Yusufzai"]
    papers = session.scalars(select(Paper).where(Paper.edition_id == edition.id)).all()
    assert {each.language for each in papers} == set(languages())
    assert {each.paper_id for each in told(session, PaperDue)} == {each.id for each in papers}


def test_editions_are_numbered_one_after_the_other(session: Session) -> None:
    approved(session)
    rule(session)
    symbols = [make(session, stage).symbol for stage in ("provisional",) * 3 + ("final",) * 2]
    assert symbols == [
        "SEMINAR/INF.1/Prov",
        "SEMINAR/INF.1/Prov/Rev.1",
        "SEMINAR/INF.1/Prov/Rev.2",
        "SEMINAR/INF.1",
        "SEMINAR/INF.1/Rev.1",
    ]


def test_provisional_list_is_refused_when_the_final_one_is_out(session: Session) -> None:
    approved(session)
    make(session, "final")
    with pytest.raises(FinalStands):
        make(session, "provisional")


def test_list_of_nobody_is_refused(session: Session) -> None:
    submitted(session)
    with pytest.raises(NobodyToList):
        make(session)


def test_edition_stays_as_it_was_when_people_change(session: Session) -> None:
    person = approved(session)
    edition = make(session)
    person.family_name = "Changed"
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=person.id, links=LINKS)
    session.flush()
    session.refresh(edition, ["content"])
    assert listed(edition) == ["Maryam Yusufzai"]


@pytest.mark.parametrize(
    ("kind", "stays_unlisted", "is_listed"),
    [
        ("civil", False, True),
        ("civil", True, False),
        ("international", True, False),
        ("academic", True, False),
        ("media", False, False),
        ("host", False, False),
    ],
)
def test_others_than_states_are_listed_as_they_wish(
    session: Session, kind: str, stays_unlisted: bool, is_listed: bool
) -> None:
    approved(session)
    other = approved(session, name=SUHARTA, represents=FOR_A_FUND, email="s@delegate.example")
    of_kind(session, other, kind)
    other.stays_unlisted = stays_unlisted
    session.flush()
    assert ("Suharta" in listed(make(session))) is is_listed


def test_delegate_of_a_state_is_listed_by_custom(session: Session) -> None:
    approved(session).stays_unlisted = True
    session.flush()
    assert listed(make(session)) == ["Maryam Yusufzai"]


@pytest.mark.parametrize("kind", ["media", "host"])
def test_media_and_host_staff_are_listed_where_the_meeting_says_so(
    session: Session, kind: str
) -> None:
    rule(session, **{f"lists_{kind}": True})
    other = approved(session, represents=FOR_A_FUND)
    of_kind(session, other, kind)
    assert listed(make(session)) == ["Maryam Yusufzai"]


def test_address_is_listed_only_with_consent(session: Session) -> None:
    person = approved(session)
    first = make(session).content["delegations"][0]["people"][0]
    person.may_list_email = True
    session.flush()
    second = make(session).content["delegations"][0]["people"][0]
    assert (first["email"], second["email"]) == ("", "maryam@delegate.example")


def test_final_list_may_name_only_those_who_came(session: Session) -> None:
    came = approved(session)
    approved(session, name=SUHARTA, email="s@delegate.example")
    on_arrival_recorded(
        session,
        ArrivalRecorded(
            arrival_id=NODIRA.id,
            meeting_id=SEMINAR_ID,
            participant_id=came.id,
            arrived_at=clock.now(),
            station="Desk",
        ),
    )
    assert listed(make(session, "final", only_arrived=True)) == ["Maryam Yusufzai"]
    assert make(session, "final").number == 2


def test_trace_says_which_list_was_made_by_whom(session: Session) -> None:
    approved(session)
    edition = make(session)
    (line,) = session.scalars(select(Trace).where(Trace.what == "list_made"))
    values = {each.name: each.value for each in line.values}
    assert (line.who_id, values) == (NODIRA.id, {"symbol": edition.symbol, "number": "1"})


def test_two_who_press_at_once_make_two_revisions(house: House) -> None:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        approved(session)
        session.commit()

    def press(_number: int) -> None:
        with house.registration.session() as own:
            make(own)
            own.commit()

    with ThreadPoolExecutor(2) as both:
        list(both.map(press, range(2)))
    with house.registration.session() as session:
        revisions = session.scalars(select(ListEdition.revision)).all()
        assert session.get(PaperRules, SEMINAR_ID) is None
    assert sorted(revisions) == [0, 1]
