"""How a programme in the making is laid out, and what stands in its way."""

from datetime import UTC, date, datetime
from typing import Any

from services.agenda.queries.draft import Placed, Table, draft_of
from services.agenda.queries.programme import programme_of
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.undo_change import undo_change
from tests.agenda.meetings import at, item, room, seminar
from tests.house_under_test import House
from tests.people import EDITOR, NODIRA, SEMINAR_ID


def only(table: Table, name: str) -> Placed:
    (found,) = [each for each in table.placed if each.item.names["en"] == name]
    return found


def test_five_minutes_run_down_and_rooms_across(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        rooms = [room(session, name) for name in ("Hall", "Annex", "Garden")]
        item(session, "09:10", "10:05", names={"en": "Odd hours"}, room_id=rooms[1].id)
        item(session, "12:00", "13:00", names={"en": "Lunch"}, kind="break")
        table = draft_of(session, meeting, NODIRA.id).table(None)
    odd, lunch = only(table, "Odd hours").place, only(table, "Lunch").place
    assert (odd.row, odd.rows, odd.column, odd.width) == (15, 11, 2, 1)
    assert (lunch.row, lunch.rows, lunch.column, lunch.width) == (49, 12, 1, 3)
    assert [row for row, _ in table.frame.hours][:3] == [1, 13, 25]
    assert table.frame.hours[0][1] == at(1, "08:00")
    assert table.frame.rows == 11 * 12


def test_minutes_between_the_rows_are_drawn_on_the_rows_that_they_touch(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        item(session, "09:03", "09:07", names={"en": "A moment"}, minutes=5)
        place = only(draft_of(session, meeting, NODIRA.id).table(None), "A moment").place
    assert (place.row, place.rows) == (13, 2)


def test_the_table_begins_as_early_and_ends_as_late_as_needed(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        item(session, "07:30", "08:00", names={"en": "Transfer"})
        item(session, "20:00", "22:15", names={"en": "Reception"})
        table = draft_of(session, meeting, NODIRA.id).table(None)
    assert table.frame.hours[0][1] == at(1, "07:00")
    assert table.frame.first_minute == 7 * 60
    assert only(table, "Transfer").place.row == 7
    assert table.frame.rows == 15 * 12 + 3


def test_items_stand_by_rooms_those_of_the_whole_house_first(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        item(session, "09:00", "10:00", names={"en": "B"}, room_id=annex.id)
        item(session, "11:00", "12:00", names={"en": "A2"}, room_id=hall.id)
        item(session, "09:00", "10:00", names={"en": "A1"}, room_id=hall.id)
        item(session, "12:00", "13:00", names={"en": "Lunch"}, kind="break")
        table = draft_of(session, meeting, NODIRA.id).table(None)
    assert [each.item.names["en"] for each in table.placed] == ["Lunch", "A1", "A2", "B"]
    assert [each and each.names["en"] for each, _ in table.columns] == [None, "Hall", "Annex"]


def test_what_has_no_hour_waits_beside_the_tables(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        item(session, "09:00", "10:30", names={"en": "Later"}, starts_at=None)
        draft = draft_of(session, meeting, NODIRA.id)
    assert [each.names["en"] for each in draft.waiting] == ["Later"]
    assert not any(table.placed for table in draft.tables)


def test_clashes_stand_with_their_day_and_their_items(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        hall = room(session, "Hall")
        item(session, "09:00", "10:00", names={"en": "A"}, room_id=hall.id)
        item(session, "09:30", "11:00", names={"en": "B"}, room_id=hall.id)
        item(session, "09:00", "11:00", names={"en": "C"}, room_id=hall.id, day=2)
        draft = draft_of(session, meeting, NODIRA.id)
    first, second, _third = draft.tables
    assert len(draft.clashes) == len(first.clashes) == 1
    assert not second.clashes
    assert only(first, "A").is_clashing
    assert only(first, "B").is_clashing
    assert not only(second, "C").clashes


def test_each_may_undo_what_is_their_own(house: House) -> None:
    with house.agenda.session() as session:
        meeting = seminar(session)
        made = item(session, "09:00", "10:00")
        assert draft_of(session, meeting, NODIRA.id).may_undo
        assert not draft_of(session, meeting, EDITOR.id).may_undo
        change_item(
            session,
            meeting_id=SEMINAR_ID,
            made_by=EDITOR.id,
            item_id=made.id,
            revision=1,
            substance=made.substance,
            minutes=90,
            starts_at=made.starts_at,
        )
        assert draft_of(session, meeting, EDITOR.id).may_undo
        undo_change(session, meeting_id=SEMINAR_ID, made_by=EDITOR.id)
        draft = draft_of(session, meeting, EDITOR.id)
        assert (draft.may_undo, draft.may_redo, draft.number) == (False, True, 3)


def test_hours_are_the_venues_also_when_the_clocks_change(house: House) -> None:
    with house.agenda.session() as session:
        night = date(2027, 3, 28)
        meeting = seminar(session, time_zone="Europe/Vienna", starts_on=night, ends_on=night)
        starts = datetime(2027, 3, 28, tzinfo=UTC)
        item(session, "09:00", "11:00", starts_at=starts, names={"en": "Night"})
        table = draft_of(session, meeting, NODIRA.id).table(None)
    assert (only(table, "Night").place.row, only(table, "Night").place.rows) == (1, 24)
    assert [f"{hour:%H:%M}" for _, hour in table.frame.hours][:3] == ["01:00", "03:00", "04:00"]


def test_new_york_is_behind_utc_and_kathmandu_not_by_whole_hours() -> None:
    def offset(zone: str) -> str:
        day = {"starts_on": "2026-12-10", "ends_on": "2026-12-10"}
        empty: dict[str, Any] = {"city": {}, "note": {}, "rooms": [], "items": []}
        return programme_of({**day, **empty, "time_zone": zone}).offset

    assert offset("America/New_York") == "UTC−5"
    assert offset("Asia/Kathmandu") == "UTC+5:45"
    assert offset("Asia/Tashkent") == "UTC+5"
    assert offset("America/St_Johns") == "UTC−3:30"
