"""How a programme in the making is laid out, and what overlaps in it."""

from datetime import UTC, date, datetime
from typing import Any

from services.agenda.queries.draft import Placed, Table, draft_of
from services.agenda.queries.programme import programme_of
from tests.agenda.meetings import at, item, room, seminar
from tests.house_under_test import House


def only(table: Table, name: str) -> Placed:
    (found,) = [each for each in table.placed if each.item.names["en"] == name]
    return found


def test_quarters_of_an_hour_run_down_and_rooms_across(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        rooms = [room(session, name) for name in ("Hall", "Annex", "Garden")]
        item(session, "09:10", "10:05", names={"en": "Odd hours"}, room_id=rooms[1].id)
        item(session, "12:00", "13:00", names={"en": "Lunch"}, kind="break")
        table = draft_of(session, meeting).table(None)
    odd, lunch = only(table, "Odd hours"), only(table, "Lunch")
    assert (odd.row, odd.rows, odd.column, odd.width) == (1, 5, 2, 1)
    assert (lunch.row, lunch.rows, lunch.column, lunch.width) == (13, 4, 1, 3)
    assert [row for row, _ in table.hours][:3] == [1, 5, 9]
    assert table.hours[0][1] == at(1, "09:00")
    assert table.rows == 36


def test_the_table_begins_as_early_and_ends_as_late_as_needed(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        item(session, "07:30", "08:00", names={"en": "Transfer"})
        item(session, "20:00", "22:15", names={"en": "Reception"})
        table = draft_of(session, meeting).table(None)
    assert table.hours[0][1] == at(1, "07:00")
    assert only(table, "Transfer").row == 3
    assert table.rows == 61


def test_two_in_one_room_overlap_and_stand_side_by_side(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        item(session, "09:00", "10:00", names={"en": "A"}, room_id=hall.id)
        item(session, "09:30", "11:00", names={"en": "B"}, room_id=hall.id)
        item(session, "10:00", "11:00", names={"en": "C"}, room_id=hall.id)
        item(session, "09:00", "11:00", names={"en": "D"}, room_id=annex.id)
        table = draft_of(session, meeting).table(None)
    pairs = [{one.item.names["en"], other.item.names["en"]} for one, other in table.overlaps]
    assert pairs == [{"A", "B"}, {"B", "C"}]
    assert [(only(table, name).lane, only(table, name).lanes) for name in "ABCD"] == [
        (0, 2),
        (1, 2),
        (0, 2),
        (0, 1),
    ]


def test_an_item_in_all_rooms_leaves_no_room_for_another(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        hall = room(session, "Hall")
        item(session, "09:00", "10:00", names={"en": "Plenary"})
        item(session, "09:30", "10:30", names={"en": "Group"}, room_id=hall.id)
        item(session, "10:30", "11:00", names={"en": "After"}, room_id=hall.id)
        table = draft_of(session, meeting).table(None)
    assert len(table.overlaps) == 1
    assert not only(table, "After").overlaps


def test_hours_are_the_venues_also_when_the_clocks_change(house: House) -> None:
    with house.agenda.session() as session:
        night = date(2027, 3, 28)
        meeting = seminar(session, time_zone="Europe/Vienna", starts_on=night, ends_on=night)
        starts = datetime(2027, 3, 28, tzinfo=UTC)
        item(session, "09:00", "11:00", starts_at=starts, names={"en": "Night"})
        draft = draft_of(session, meeting)
    table = draft.table(None)
    assert (only(table, "Night").row, only(table, "Night").rows) == (1, 8)
    assert [f"{hour:%H:%M}" for _, hour in table.hours][:3] == ["01:00", "03:00", "04:00"]


def test_new_york_is_behind_utc_and_kathmandu_not_by_whole_hours() -> None:
    def offset(zone: str) -> str:
        day = {"starts_on": "2026-12-10", "ends_on": "2026-12-10"}
        empty: dict[str, Any] = {"city": {}, "note": {}, "rooms": [], "items": []}
        return programme_of({**day, **empty, "time_zone": zone}).offset

    assert offset("America/New_York") == "UTC−5"
    assert offset("Asia/Kathmandu") == "UTC+5:45"
    assert offset("Asia/Tashkent") == "UTC+5"
    assert offset("America/St_Johns") == "UTC−3:30"
