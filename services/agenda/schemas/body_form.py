"""What is filled in about a body, its seats and its series."""

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.models.body import BodyKind, Charter, Standing
from services.agenda.schemas.item_form import MOST_GROUPS
from services.agenda.schemas.register_fields import Founding, Holder, Lines, LongAgo, rows_of
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Id, Texts

MOST_ORGANISATIONS = 10


class PlainBodyForm(Schema):
    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter the official name in at least one language"), longest=400)
    acronyms = Texts(missing=None, longest=40)
    aliases = Lines(longest_line=300)
    kind = Choice([each.value for each in BodyKind], missing=_l("Choose what kind of body this is"))
    parent_id = Id(missing=None)
    group = Choice([str(number) for number in range(1, MOST_GROUPS + 1)], missing=None)
    founded = Founding()

    @validates_schema(skip_on_field_errors=True)
    def check_group(self, data: dict[str, Any], **_: Any) -> None:
        if data["kind"] == BodyKind.WORKING_GROUP and not data["group"]:
            raise ValidationError({"group": [_l("Choose the letter of the working group")]})


BodyForm = PlainBodyForm.from_dict(
    {
        name: field
        for number in range(1, MOST_ORGANISATIONS + 1)
        for name, field in (
            (f"organisation{number}", Id(missing=None)),
            (f"standing{number}", Choice([each.value for each in Standing], missing=None)),
        )
    },
    name="BodyForm",
)


def charter_of(data: Mapping[str, Any]) -> Charter:
    founded_on, founded_to = data["founded"]
    rows = rows_of(data, ("organisation", "standing"), MOST_ORGANISATIONS)
    return Charter(
        kind=data["kind"],
        names=data["names"],
        acronyms=data["acronyms"],
        aliases=data["aliases"],
        parent_id=data["parent_id"],
        ordinal=int(data["group"]) if data["group"] else None,
        founded_on=founded_on,
        founded_to=founded_to,
        organisations=tuple(
            (each["organisation"], each["standing"] or Standing.SECRETARIAT.value) for each in rows
        ),
    )


class SeatForm(Schema):
    class Meta:
        unknown = RAISE

    holder = Holder(missing=_l("Choose the State or the organisation"))
    office = Texts(missing=None, longest=200)
    began_on = LongAgo()
    ended_on = LongAgo()

    @validates_schema(skip_on_field_errors=True)
    def check_days(self, data: dict[str, Any], **_: Any) -> None:
        if data["began_on"] and data["ended_on"] and data["ended_on"] < data["began_on"]:
            raise ValidationError({"ended_on": [_l("The last day is before the first")]})


class SeriesForm(Schema):
    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter the name of the series in at least one language"))
    body_id = Id(missing=None)
