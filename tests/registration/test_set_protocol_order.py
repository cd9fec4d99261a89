"""Organisers lay down in which order delegations stand."""

import hashlib
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.registration.models.delegation import Delegation
from services.registration.queries.protocol_order import in_protocol_order, orders_of
from services.registration.usecases.set_protocol_order import set_protocol_order
from shared.text.states import state
from tests.people import NODIRA, SEMINAR_ID
from tests.registration.staff import keep_account

SEMINAR_STATES = ("IRQ", "JOR", "KAZ", "KGZ", "LBN", "TJK", "UZB", "YEM")
BY_ALPHABET = {
    "en": "IRQ JOR KAZ KGZ LBN TJK UZB YEM",
    "ru": "JOR IRQ YEM KAZ KGZ LBN TJK UZB",
    "uz": "JOR IRQ LBN KGZ KAZ TJK YEM UZB",
    "ar": "JOR IRQ YEM UZB TJK KGZ KAZ LBN",
}


@pytest.fixture
def eight(session: Session) -> Session:
    for code in SEMINAR_STATES:
        _add(session, "state", dict(state(code).names), code.lower(), code)
    _add(session, "civil", {"en": "A fund"}, "a fund")
    _add(session, "international", {"en": "United Nations"}, "united nations")
    return session


def _add(
    session: Session, kind: str, names: dict[str, str], key: str, code: str = ""
) -> Delegation:
    made = Delegation(meeting_id=SEMINAR_ID, kind=kind, names=names, name_key=key, state_code=code)
    session.add(made)
    session.flush()
    return made


def lay_down(session: Session, way: str, **more: Any) -> None:
    account = keep_account(session, NODIRA)
    given: dict[str, Any] = {"alphabet": "en", **more}
    set_protocol_order(session, meeting_id=SEMINAR_ID, way=way, account_id=account.id, **given)


def signs(session: Session, language: str = "en") -> list[str]:
    found = in_protocol_order(session, SEMINAR_ID, language)
    return [each.state_code or each.name_key for each in found]


@pytest.mark.parametrize("language", BY_ALPHABET)
def test_by_the_alphabet_of_any_language_whoever_reads(eight: Session, language: str) -> None:
    lay_down(eight, "alphabet", alphabet=language)
    assert signs(eight) == [*BY_ALPHABET[language].split(), "united nations", "a fund"]


def test_by_the_alphabet_of_the_reader_while_nothing_is_laid_down(eight: Session) -> None:
    assert signs(eight, "uz")[:8] == BY_ALPHABET["uz"].split()


def test_lot_can_be_drawn_again_by_anybody(eight: Session) -> None:
    lay_down(eight, "lot", seed="Tashkent 2025")
    drawn = sorted(
        SEMINAR_STATES,
        key=lambda code: hashlib.sha256(f"Tashkent 2025:{code}".encode()).hexdigest(),
    )
    assert signs(eight) == [*drawn, "united nations", "a fund"]
    assert drawn != sorted(drawn)


def test_lot_without_a_seed_draws_one_and_keeps_it(eight: Session) -> None:
    lay_down(eight, "lot")
    first = signs(eight)
    seed = orders_of(eight, SEMINAR_ID)[0].order.seed
    assert seed
    lay_down(eight, "lot", seed=seed)
    assert signs(eight) == first


def test_by_rank_the_highest_first_and_then_the_alphabet(eight: Session) -> None:
    ranks = {"YEM": "minister", "UZB": "deputy_minister", "KAZ": "minister"}
    for each in in_protocol_order(eight, SEMINAR_ID, "en"):
        each.rank = ranks.get(each.state_code, "")
    lay_down(eight, "rank")
    assert signs(eight)[:4] == ["KAZ", "YEM", "UZB", "IRQ"]


def test_by_hand_with_a_reason_newcomers_last(eight: Session) -> None:
    backwards = [each.id for each in reversed(in_protocol_order(eight, SEMINAR_ID, "en"))]
    lay_down(eight, "hand", by_hand=backwards, reason="As agreed with the host")
    _add(eight, "state", dict(state("AFG").names), "afg", "AFG")
    assert signs(eight) == ["a fund", "united nations", *reversed(SEMINAR_STATES), "AFG"]


def test_who_laid_down_what_stays_on_record(eight: Session) -> None:
    lay_down(eight, "lot", seed="one")
    lay_down(eight, "hand", reason="As agreed with the host")
    kept = orders_of(eight, SEMINAR_ID)
    assert [(each.order.way, each.by) for each in kept] == [
        ("hand", NODIRA.name),
        ("lot", NODIRA.name),
    ]
    assert kept[0].order.reason == "As agreed with the host"
