"""Where and when an editor would have an item, and by how much what follows is to be shifted."""

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.schemas.room_form import Figure
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Hour, Id

SHORTEST, LONGEST = 5, 1440
FURTHEST = 720


class PlaceForm(Schema):
    """Without a day the item waits to be placed; without a room it is in all of them."""

    class Meta:
        unknown = RAISE

    day = Day(missing=None)
    starts = Hour(missing=None)
    minutes = Figure(
        smallest=SHORTEST, largest=LONGEST, missing=_l("Enter how many minutes it lasts")
    )
    room = Id(missing=None)

    @validates_schema(skip_on_field_errors=True)
    def check_hour(self, data: dict[str, Any], **_: Any) -> None:
        if data["day"] and not _is_hour(data["starts"]):
            raise ValidationError({"starts": [_l("Enter when it starts")]})


class ShiftForm(Schema):
    class Meta:
        unknown = RAISE

    by = Figure(smallest=1, largest=FURTHEST, missing=_l("Enter by how many minutes"))
    way = Choice(("later", "earlier"), missing=_l("Choose later or earlier"))
    reach = Choice(("room", "all"), missing=_l("Choose which rooms"))


def _is_hour(value: object) -> bool:
    # Midnight is an hour, an empty field is none.
    return value != ""
