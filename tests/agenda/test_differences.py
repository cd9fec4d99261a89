"""What became different between two editions, and how it is said."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from services.agenda.models.edition import Suffix
from services.agenda.queries.difference_words import Words
from services.agenda.queries.differences import (
    Differences,
    ItemDifference,
    What,
    differences,
    nothing_yet,
)
from shared.language import languages, speaking
from tests.agenda.programmes import FIRST, IDS, Told, next_programmes, programmes

slow = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)


@slow
@given(programmes())
def test_equal_programmes_have_no_difference(one: Told) -> None:
    assert not differences(one, deepcopy(one))


@slow
@given(st.data())
def test_every_difference_is_named_and_in_every_language(data: st.DataObject) -> None:
    before = data.draw(programmes())
    after = data.draw(next_programmes(before))
    found = differences(before, after)
    assert bool(found) is (before != after)
    assert {each.told["id"] for each in found.items} == _changed(before, after)
    words = Words(before, after)
    for language in languages():
        with speaking("agenda", language):
            lines = [words.of_frame(each) for each in found.frame]
            for item in found.items:
                lines += words.of_item(item)
    assert len(lines) == len(list(found.points))
    assert all(line.strip() and "%(" not in line for line in lines)


def _changed(before: Told, after: Told) -> set[str]:
    """Items that a reader finds otherwise: what they say of themselves, apart from the clock."""
    told: list[Told] = [{each["id"]: each for each in of["items"]} for of in (before, after)]
    if before["time_zone"] == after["time_zone"]:
        return {each for each in {**told[0], **told[1]} if told[0].get(each) != told[1].get(each)}
    return {each.told["id"] for each in differences(before, after).items}


@slow
@given(st.data())
def test_the_differences_applied_to_the_one_are_the_other(data: st.DataObject) -> None:
    before = data.draw(programmes())
    after = data.draw(next_programmes(before))
    assume(before["time_zone"] == after["time_zone"])
    found = differences(before, after)
    items = {each["id"]: each for each in before["items"]}
    for each in found.items:
        items.pop(each.told["id"], None)
        if each.after is not None:
            items[each.told["id"]] = _applied(each)
    assert items == {each["id"]: each for each in after["items"]}


def _applied(item: ItemDifference) -> Told:
    """The item as it was, with nothing changed in it but what a point names."""
    if item.before is None:
        (point,) = item.points
        assert point.what == What.ADDED
        told: Told = point.after
        return told
    assert item.after is not None
    touched: dict[What, tuple[str, ...]] = {
        **dict.fromkeys((What.MOVED, What.LENGTHENED, What.SHORTENED), ("starts_at", "ends_at")),
        **dict.fromkeys((What.CLOSED, What.OPENED), ("access", "about", "speakers")),
        What.ROOM: ("room",),
        What.RENAMED: ("names",),
        What.ABOUT: ("about",),
        What.KIND: ("kind", "group"),
        What.LANGUAGES: ("languages",),
        What.DELEGATIONS: ("delegations",),
    }
    named = {name for each in item.points for name in touched.get(each.what, ("speakers",))}
    return {**item.before, **{name: item.after[name] for name in named}}


def programme(*changes: dict[str, Any]) -> Told:
    """Two items in a hall; each of `changes` changes the item of its place."""
    items = []
    for number in range(2):
        starts = FIRST + timedelta(hours=number)
        told: Told = {
            "id": IDS[number],
            "room": IDS[4],
            "starts_at": starts.isoformat(),
            "ends_at": (starts + timedelta(hours=1)).isoformat(),
            "names": {"en": f"Item {number}", "ru": f"Пункт {number}"},
            "about": {}, "kind": "plenary", "access": "open", "group": None, "languages": [],
            "delegations": [], "speakers": [],
        }  # fmt: skip
        items.append({**told, **(changes[number] if number < len(changes) else {})})
    return {
        "starts_on": "2027-09-23", "ends_on": "2027-09-25", "time_zone": "Asia/Tashkent",
        "home_zone": None, "city": {}, "note": {}, "items": items,
        "rooms": [{"id": IDS[4], "names": {"en": "Hall"}, "capacity": 20, "floor": {}}],
    }  # fmt: skip


def lines(found: Differences, before: Told, after: Told, language: str = "en") -> list[str]:
    words = Words(before, after)
    with speaking("agenda", language):
        return [line for each in found.items for line in words.of_item(each)]


VOICE: Told = {
    "id": IDS[3], "names": {"en": "Maryam Haddad"}, "honorific": "", "rank": {}, "post": {},
    "state_code": "LBN", "affiliations": [], "role": "speaker", "language": "", "minutes": None,
}  # fmt: skip
KEPT = {**VOICE, "names": {}}


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [
        (
            {},
            {"starts_at": "2027-09-23T06:00:00+00:00", "ends_at": "2027-09-23T07:00:00+00:00"},
            ["Moved: 11:00–12:00, no longer 09:00–10:00"],
        ),
        (
            {},
            {"starts_at": "2027-09-24T04:00:00+00:00", "ends_at": "2027-09-24T05:00:00+00:00"},
            ["Moved: 24 September 2027, 09:00–10:00, no longer 23 September 2027, 09:00–10:00"],
        ),
        ({}, {"ends_at": "2027-09-23T05:30:00+00:00"}, ["Lengthened from 60 to 90 min"]),
        ({}, {"ends_at": "2027-09-23T04:30:00+00:00"}, ["Shortened from 60 to 30 min"]),
        ({}, {"room": None}, ["Moved to another room: All rooms, no longer Hall"]),
        (
            {},
            {"names": {"en": "Opening", "ru": "Пункт 0"}},
            ["Renamed; it was: Item 0"],
        ),
        ({}, {"names": {"en": "Item 0", "ru": "Открытие"}}, ["Reworded in: Russian"]),
        ({}, {"access": "closed"}, ["Now closed: for those invited only"]),
        ({"access": "closed"}, {}, ["Now open to all participants"]),
        (
            {},
            {"kind": "working_group", "group": 2},
            ["Now: Working group (b), no longer: Plenary"],
        ),
        ({}, {"speakers": [VOICE]}, ["Speaks as well: Maryam Haddad (Speaker)"]),
        ({"speakers": [VOICE]}, {}, ["No longer speaks: Maryam Haddad"]),
        (
            {"speakers": [KEPT]},
            {"speakers": [VOICE]},
            ["Named: Maryam Haddad, in place of: Head of delegation of Lebanon (to be confirmed)"],
        ),
        (
            {"speakers": [VOICE]},
            {"speakers": [{**VOICE, "role": "chair"}]},
            ["Maryam Haddad: Chair, no longer: Speaker"],
        ),
        ({"languages": ["en"]}, {"languages": ["ar", "en"]},
         ["Languages: Arabic and English, no longer: English"]),
    ],
)  # fmt: skip
def test_it_is_said_in_words(was: Told, is_now: Told, said: list[str]) -> None:
    before, after = programme(was), programme(is_now)
    assert lines(differences(before, after), before, after) == said


def test_a_word_of_another_direction_does_not_turn_the_line() -> None:
    before, after = programme(), programme({"room": None})
    (line,) = lines(differences(before, after), before, after, "ar")
    assert "\u2068Hall\u2069" in line


def test_a_room_is_called_as_it_was_then_and_as_it_is_now() -> None:
    before, after = programme(), programme({"room": IDS[3]})
    after["rooms"] = [
        {**before["rooms"][0], "names": {"en": "Registan", "ru": "Регистан"}},
        {**before["rooms"][0], "id": IDS[3], "names": {"en": "Annex"}},
    ]
    found = differences(before, after)
    assert lines(found, before, after) == ["Moved to another room: Annex, no longer Hall"]
    with speaking("agenda", "en"):
        said = [Words(before, after).of_frame(each) for each in found.frame]
    assert said == ["New room: Annex", "Room renamed: Registan, no longer Hall"]
    after["rooms"][0]["names"] = {"en": "Hall", "ru": "Регистан"}
    (_new, renamed) = differences(before, after).frame
    with speaking("agenda", "en"):
        assert Words(before, after).of_frame(renamed) == "Hall: Reworded in: Russian"


def test_items_keep_the_order_of_the_days() -> None:
    before = programme()
    after = programme({"starts_at": "2027-09-24T04:00:00+00:00",
                       "ends_at": "2027-09-24T05:00:00+00:00"}, {"room": None})  # fmt: skip
    days = differences(before, after).by_day
    assert [(on.day, [each.told["id"] for each in items]) for on, items in days] == [
        (23, [IDS[1]]),
        (24, [IDS[0]]),
    ]


def test_items_of_one_hour_stand_room_by_room_as_in_the_programme() -> None:
    hours = {"starts_at": "2027-09-24T04:00:00+00:00", "ends_at": "2027-09-24T05:00:00+00:00"}
    before = programme()
    after = programme({**hours, "room": IDS[4]}, {**hours, "room": IDS[3]})
    # The hall stands last in the row of rooms, though its item has the smaller id.
    after["rooms"].insert(0, {**before["rooms"][0], "id": IDS[3], "names": {"en": "Annex"}})
    assert [each.told["id"] for each in differences(before, after).items] == [IDS[1], IDS[0]]
    after["items"][0]["room"] = None
    assert [each.told["id"] for each in differences(before, after).items] == [IDS[0], IDS[1]]


def test_where_only_the_clock_is_another_no_item_has_moved() -> None:
    before = programme()
    after = {**programme(), "time_zone": "Asia/Almaty"}
    found = differences(before, after)
    assert [each.what for each in found.frame] == [What.TIME_ZONE]


def test_a_correction_is_one_of_words_alone_and_says_in_which_languages() -> None:
    before = programme()
    found = differences(before, programme({"names": {"en": "Item 0", "ru": "Открытие"}}))
    assert found.true_suffixes == (Suffix.CORR, Suffix.REV)
    assert found.languages == ["ru"]
    # Who reads Uzbek or Arabic reads the English here, so that all three change.
    found = differences(before, programme({"names": {"en": "Opening", "ru": "Пункт 0"}}))
    assert found.languages == ["en", "uz", "ar"]
    both = differences(before, programme({"names": {"en": "Opening", "ru": "Открытие"}}))
    assert both.languages == []


def test_an_addition_adds_and_changes_nothing_else() -> None:
    before = programme()
    more = {**before, "items": before["items"][:1]}
    assert differences(more, before).true_suffixes == (Suffix.ADD, Suffix.REV)
    assert differences(before, more).true_suffixes == (Suffix.REV,)
    moved = programme({}, {"room": None})
    assert differences(before, moved).true_suffixes == (Suffix.REV,)
    first = differences(nothing_yet(before), before)
    assert {each.what for each in first.points} == {What.ADDED, What.ROOM_ADDED}
