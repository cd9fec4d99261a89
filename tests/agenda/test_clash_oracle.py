"""Clashes against a count by hand, minute by minute; moves and mends against the whole plan."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from services.agenda.models.clash import Clash
from services.agenda.queries.clashes import clashes_of, clashes_touching
from services.agenda.queries.mends import mend_of, with_mends
from services.agenda.queries.plan import Plan, PlannedItem, minute_of
from tests.agenda.clash_oracle import Fact, clashes_by_hand, work_of_interpreters
from tests.agenda.plans import moved, plans

OFTEN = settings(max_examples=80, deadline=None)


def as_fact(clash: Clash) -> Fact:
    about = clash.delegation_ids or ((clash.who,) if clash.who else ())
    return (
        clash.kind.value,
        tuple(map(str, clash.item_ids)),
        tuple(sorted(map(str, about))),
        minute_of(clash.starts_at),
        minute_of(clash.ends_at),
        clash.wanting,
    )


def burden(clashes: list[Clash]) -> dict[Any, tuple[int, timedelta]]:
    """What clashes, at whichever hours; how much is wanting, or for how long it is so."""
    return {
        (each.kind, frozenset(each.item_ids), each.who, each.delegation_ids): (
            each.wanting,
            timedelta() if each.wanting else each.ends_at - each.starts_at,
        )
        for each in clashes
    }


@OFTEN
@given(plans())
def test_finds_what_a_count_by_hand_finds(plan: Plan) -> None:
    found = [as_fact(each) for each in clashes_of(plan)]
    assert set(found) == clashes_by_hand(plan)
    assert len(found) == len(set(found))


@OFTEN
@given(st.data(), plans())
def test_a_move_finds_what_the_whole_plan_says_of_it(data: st.DataObject, plan: Plan) -> None:
    for _ in range(3):
        item = data.draw(moved(plan))
        plan = plan.with_item(item)
        touching = {each for each in clashes_of(plan) if _has_part(plan, each, item)}
        assert set(clashes_touching(plan, [UUID(item.id)])) == touching
        assert set(clashes_touching(plan.on_day(item.starts), [UUID(item.id)])) == touching


def _has_part(plan: Plan, clash: Clash, item: PlannedItem) -> bool:
    """In how long interpreters work, those between the first and the last have a part as well."""
    ids = [str(each) for each in clash.item_ids]
    return item.id in ids or (
        clash.kind == "no_break"
        and any(
            item.id in part and {*ids} == {part[0], part[-1]}
            for part, _, until in work_of_interpreters(plan)
            if until == minute_of(clash.ends_at)
        )
    )


@OFTEN
@given(plans(most=6))
def test_a_mend_mends_and_brings_nothing_new(plan: Plan) -> None:
    before = clashes_of(plan)
    for clash in with_mends(plan, before):
        assert clash.mend == mend_of(plan, clash)
        if clash.mend is None:
            continue
        assert clash.mend.item_id in clash.item_ids
        after = burden(clashes_of(_mended(plan, clash)))
        allowed = burden([each for each in before if each.key != clash.key])
        for what, weight in after.items():
            assert what in allowed
            assert weight <= allowed[what], what


def _mended(plan: Plan, clash: Clash) -> Plan:
    assert clash.mend
    item = plan.by_id[str(clash.mend.item_id)]
    values = {name: getattr(item, name) for name in PlannedItem.__slots__}
    starts = minute_of(clash.mend.starts_at)
    there = {
        "room_id": str(clash.mend.room_id) if clash.mend.room_id else None,
        "starts": starts,
        "ends": starts + item.ends - item.starts,
    }
    return plan.with_item(PlannedItem(**{**values, **there}))


@OFTEN
@given(plans())
def test_keys_are_each_clashs_own_and_stay_while_it_does(plan: Plan) -> None:
    clashes = clashes_of(plan)
    keys = [each.key for each in clashes]
    assert len(keys) == len(set(keys))
    assert [each.key for each in clashes_of(plan)] == keys
    assert [each.key for each in with_mends(plan, clashes)] == keys


@OFTEN
@given(st.data(), plans())
def test_a_clash_of_others_keeps_its_key_when_an_item_moves(
    data: st.DataObject, plan: Plan
) -> None:
    item = data.draw(moved(plan))
    after = {each.key for each in clashes_of(plan.with_item(item))}
    for clash in clashes_of(plan):
        if clash.kind != "no_break" and UUID(item.id) not in clash.item_ids:
            assert clash.key in after
