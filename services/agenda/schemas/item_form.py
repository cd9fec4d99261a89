"""What an editor fills in about an item of the programme."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.models.item import Intervention, Kind
from shared.language import lazy_gettext as _l
from shared.text.names import in_language
from shared.web.fields import Choice, Day, Hour, Id, Texts, Typed

# As many as the Russian and the Arabic alphabet letter without doubling, and more than any
# meeting of States has had.
MOST_GROUPS = 12
MOST_SPEAKERS = 12


class ItemForm(Schema):
    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter what this item is called in at least one language"))
    kind = Choice([each.value for each in Kind], missing=_l("Choose what kind of item this is"))
    group = Choice([str(number) for number in range(1, MOST_GROUPS + 1)], missing=None)
    day = Day(missing=_l("Choose the day"))
    starts = Hour(missing=_l("Enter when it starts"))
    ends = Hour(missing=_l("Enter when it ends"))
    room = Id(missing=None)

    @validates_schema
    def check_hours(self, data: dict[str, Any], **_: Any) -> None:
        if data["ends"] <= data["starts"]:
            raise ValidationError({"ends": [_l("It must end later than it starts")]})

    @validates_schema
    def check_group(self, data: dict[str, Any], **_: Any) -> None:
        if data["kind"] == Kind.WORKING_GROUP and not data["group"]:
            raise ValidationError({"group": [_l("Choose which working group meets")]})

    @validates_schema(skip_on_field_errors=True)
    def check_speakers(self, data: dict[str, Any], **_: Any) -> None:
        for number in range(1, MOST_SPEAKERS + 1):
            if data[f"function{number}"] and not data[f"speaker{number}"]:
                raise ValidationError({f"speaker{number}": [_l("Enter who speaks")]})


SpeakersForm = ItemForm.from_dict(
    {
        name: field
        for number in range(1, MOST_SPEAKERS + 1)
        for name, field in (
            (f"speaker{number}", Typed(missing=None, longest=200)),
            (f"function{number}", Texts(missing=None, longest=300)),
        )
    },
    name="SpeakersForm",
)


def named(data: Mapping[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Those who are named and what they are, in the order of the page; empty lines are nobody."""
    return [
        (data[f"speaker{number}"], data[f"function{number}"])
        for number in range(1, MOST_SPEAKERS + 1)
        if data[f"speaker{number}"]
    ]


def speaker_values(interventions: Sequence[Intervention], language: str) -> dict[str, Any]:
    """The same the other way round, to show what is stored."""
    values: dict[str, Any] = {}
    for number, each in enumerate(interventions, 1):
        values[f"speaker{number}"] = in_language(each.speaker.names, language)
        values[f"function{number}"] = each.speaker.post
    return values
