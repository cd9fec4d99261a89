"""What an editor fills in about the building."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.queries.building import Building, way
from services.agenda.schemas.room_form import Figure
from shared.language import lazy_gettext as _l
from shared.web.fields import Hour

LONGEST_WALK = 120


class BuildingForm(Schema):
    """Hours are asked of each day, booths of each room, ways of each two rooms."""

    class Meta:
        unknown = RAISE

    @validates_schema
    def check_hours(self, data: dict[str, Any], **_: Any) -> None:
        wrong: dict[str, list[object]] = {}
        for name, opens in data.items():
            if not name.startswith("opens-"):
                continue
            closing = name.replace("opens", "closes")
            closes = data.get(closing, "")
            if opens == "" and closes == "":
                continue
            if opens == "":
                wrong[name] = [_l("Enter when it opens")]
            elif closes == "":
                wrong[closing] = [_l("Enter when it closes")]
            elif closes <= opens:
                wrong[closing] = [_l("It must close later than it opens")]
        if wrong:
            raise ValidationError(wrong)


def building_form(days: Sequence[date], rooms: Sequence[UUID]) -> Schema:
    fields: dict[str, Any] = {}
    for on in days:
        fields |= {f"opens-{on}": Hour(missing=None), f"closes-{on}": Hour(missing=None)}
    for room in rooms:
        fields[f"booths-{room}"] = Figure(smallest=0, largest=20, missing=None)
    for one, other in combinations(rooms, 2):
        fields[way_name(one, other)] = Figure(smallest=0, largest=LONGEST_WALK, missing=None)
    made: Schema = BuildingForm.from_dict(fields, name="WholeBuildingForm")()
    return made


def way_name(one: UUID, other: UUID) -> str:
    return "walk-{}-{}".format(*way(one, other))


def meant(data: Mapping[str, Any], days: Sequence[date], rooms: Sequence[UUID]) -> Building:
    ways = {way(*pair): data[way_name(*pair)] for pair in combinations(rooms, 2)}
    return Building(
        hours={
            on: (data[f"opens-{on}"], data[f"closes-{on}"])
            for on in days
            if data[f"opens-{on}"] != ""
        },
        booths={room: data[f"booths-{room}"] or 0 for room in rooms},
        ways={pair: minutes for pair, minutes in ways.items() if minutes is not None},
    )


def building_values(building: Building) -> dict[str, str]:
    """The same the other way round, to show what is stored."""
    values = {"seen": building.mark}
    for on, (opens, closes) in building.hours.items():
        values |= {f"opens-{on}": f"{opens:%H:%M}", f"closes-{on}": f"{closes:%H:%M}"}
    values |= {f"booths-{room}": str(number or "") for room, number in building.booths.items()}
    for (one, other), minutes in building.ways.items():
        values[way_name(one, other)] = str(minutes)
    return values
