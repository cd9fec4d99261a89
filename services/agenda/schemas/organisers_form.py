"""What is filled in about who is behind a meeting, how it is counted and what comes after it."""

from collections.abc import Collection, Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.models.organiser import Backing, Part
from services.agenda.models.slug import LONGEST as LONGEST_SLUG
from services.agenda.schemas.meeting_form import check_slug
from services.agenda.schemas.register_fields import rows_of
from services.agenda.schemas.room_form import Figure
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Id, Several, Texts, Typed

MOST_ORGANISERS = 16
MOST_SERIES = 6


class _Strict(Schema):
    class Meta:
        unknown = RAISE


OrganisersForm = _Strict.from_dict(
    {
        name: field
        for number in range(1, MOST_ORGANISERS + 1)
        for name, field in (
            (f"organisation{number}", Id(missing=None)),
            (f"part{number}", Choice([each.value for each in Part], missing=None)),
            (f"place{number}", Figure(largest=99, missing=None)),
            (f"wording{number}", Texts(missing=None, longest=400)),
        )
    },
    name="OrganisersForm",
)


def backings_of(data: Mapping[str, Any]) -> list[Backing]:
    """In the order of their places; who has none stands where the page has them."""
    rows = rows_of(data, ("organisation", "part", "place", "wording"), MOST_ORGANISERS)
    ordered = sorted(enumerate(rows, 1), key=lambda row: (row[1]["place"] or row[0], row[0]))
    return [
        Backing(row["organisation"], row["part"] or Part.ORGANISER.value, row["wording"])
        for _, row in ordered
    ]


class _Counted(_Strict):
    @validates_schema(skip_on_field_errors=True)
    def check_ordinals(self, data: dict[str, Any], **_: Any) -> None:
        wrong = {
            f"ordinal{number}": [_l("Enter which meeting of the series it is, such as 2")]
            for number in range(1, MOST_SERIES + 1)
            if data[f"series{number}"] and not data[f"ordinal{number}"]
        }
        if wrong:
            raise ValidationError(wrong)


CountedForm = _Counted.from_dict(
    {
        name: field
        for number in range(1, MOST_SERIES + 1)
        for name, field in (
            (f"series{number}", Id(missing=None)),
            (f"ordinal{number}", Figure(largest=999, missing=None)),
        )
    },
    name="CountedForm",
)


def places_of(data: Mapping[str, Any]) -> list[tuple[Any, int]]:
    rows = rows_of(data, ("series", "ordinal"), MOST_SERIES)
    return [(row["series"], row["ordinal"]) for row in rows]


class NextForm(_Strict):
    """The next meeting, made after this one."""

    names = Texts(missing=_l("Enter the name of the meeting in at least one language"), longest=300)
    slug = Typed(missing=None, check=check_slug, longest=LONGEST_SLUG)
    starts_on = Day(missing=_l("Enter the first day"))


def next_form(series: Collection[str]) -> Schema:
    """The series in which the next meeting may be counted are those of the one before."""
    return NextForm.from_dict({"series": Several(series)}, name="NextForm")()
