"""What an editor fills in about an item of the programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.models.item import Access, Kind, Role
from services.agenda.schemas.place_form import LONGEST, SHORTEST
from services.agenda.schemas.room_form import Figure
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Hour, Id, Several, Texts, Ticked, Typed

# As many as the Russian and the Arabic alphabet letter without doubling, and more than any
# meeting of States has had.
MOST_GROUPS = 12
# A general debate in which every State of a regional council speaks.
MOST_SPEAKERS = 60
# At once: whoever needs more asks for more lines.
SPARE = 2
# The six of the United Nations, and those of the States between the Caspian and the Pamirs.
LANGUAGES = (
    *("ar", "en", "es", "fr", "ru", "zh"),
    *("fa", "kk", "ky", "tg", "tk", "tr", "ur", "uz"),
)
_PARTS = ("speaker", "was", "role", "language", "minutes")


class SeveralIds(Several):
    """Any number of things that the page offered, by their ids; some may be gone meanwhile."""

    def __init__(self) -> None:
        super().__init__(())

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:
        chosen = [value] if isinstance(value, str) else list(value)
        try:
            return [str(UUID(each)) for each in dict.fromkeys(chosen)]
        except ValueError:
            raise ValidationError([_l("Choose one of the list")]) from None


class ItemForm(Schema):
    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter what this item is called in at least one language"))
    about = Texts(missing=None, longest=2000)
    kind = Choice([each.value for each in Kind], missing=_l("Choose what kind of item this is"))
    group = Choice([str(number) for number in range(1, MOST_GROUPS + 1)], missing=None)
    access = Choice([each.value for each in Access], missing=_l("Choose who may know of it"))
    expected = Figure(smallest=0, largest=100_000, missing=None)
    languages = Several(LANGUAGES)
    delegations = SeveralIds()
    heads = Ticked()
    # Without a day the item waits, and lasts so many minutes; with one it has its hours.
    day = Day(missing=None)
    starts = Hour(missing=None)
    ends = Hour(missing=None)
    minutes = Figure(smallest=SHORTEST, largest=LONGEST, missing=None)
    room = Id(missing=None)

    @validates_schema(skip_on_field_errors=True)
    def check_hours(self, data: dict[str, Any], **_: Any) -> None:
        if data["day"] is None:
            if data["minutes"] is None:
                raise ValidationError({"minutes": [_l("Enter how many minutes it lasts")]})
            return
        if data["starts"] == "":
            raise ValidationError({"starts": [_l("Enter when it starts")]})
        if data["ends"] == "":
            raise ValidationError({"ends": [_l("Enter when it ends")]})
        if data["ends"] <= data["starts"]:
            raise ValidationError({"ends": [_l("It must end later than it starts")]})

    @validates_schema(skip_on_field_errors=True)
    def check_group(self, data: dict[str, Any], **_: Any) -> None:
        if data["kind"] == Kind.WORKING_GROUP and not data["group"]:
            raise ValidationError({"group": [_l("Choose which working group meets")]})

    @validates_schema(skip_on_field_errors=True)
    def check_speakers(self, data: dict[str, Any], **_: Any) -> None:
        for number in range(1, MOST_SPEAKERS + 1):
            is_new = data[f"was{number}"] is None
            if is_new and data[f"function{number}"] and not data[f"speaker{number}"]:
                raise ValidationError({f"speaker{number}": [_l("Enter who speaks")]})


def _line(number: int) -> dict[str, Any]:
    return {
        f"speaker{number}": Typed(missing=None, longest=200),
        # Who stood in this line when the page was opened.
        f"was{number}": Id(missing=None),
        f"function{number}": Texts(missing=None, longest=300),
        f"role{number}": Choice([each.value for each in Role], missing=None),
        f"language{number}": Choice(LANGUAGES, missing=None),
        f"minutes{number}": Figure(largest=600, missing=None),
    }


SpeakersForm = ItemForm.from_dict(
    {name: field for n in range(1, MOST_SPEAKERS + 1) for name, field in _line(n).items()},
    name="SpeakersForm",
)


@dataclass(frozen=True)
class Line:
    """One line of the list of speakers."""

    name: str
    was: UUID | None
    post: dict[str, str]
    role: str
    language: str
    minutes: int | None


def lines_of(data: Mapping[str, Any]) -> list[Line]:
    """Those who are named, in the order of the page; empty lines are nobody."""
    return [
        Line(
            name=data[f"speaker{n}"],
            was=data[f"was{n}"],
            post=data[f"function{n}"],
            role=data[f"role{n}"] or Role.SPEAKER.value,
            language=data[f"language{n}"],
            minutes=data[f"minutes{n}"],
        )
        for n in range(1, MOST_SPEAKERS + 1)
        if data[f"speaker{n}"]
    ]


def spare_lines(values: Mapping[str, Any]) -> int:
    """How many lines to show: those in use and two more, or as many as were asked for."""
    used = [n for n in range(1, MOST_SPEAKERS + 1) if values.get(f"speaker{n}")]
    asked = str(values.get("lines", ""))
    return max(max(used, default=0) + SPARE, int(asked) if asked.isdecimal() else 0)


def reordered(values: Mapping[str, Any], act: str) -> dict[str, Any]:
    """The form as typed, with one speaker moved up or down, or with more lines for others."""
    turned = {name: value for name, value in values.items() if name != "act"}
    way, _, number = act.partition("-")
    if way == "more":
        turned["lines"] = str(spare_lines(values) + 4)
    elif way in ("up", "down") and number.isdecimal():
        one = int(number)
        other = one - 1 if way == "up" else one + 1
        if min(one, other) >= 1 and max(one, other) <= MOST_SPEAKERS:
            _swap(turned, one, other)
    return turned


def _swap(values: dict[str, Any], one: int, other: int) -> None:
    def names(number: int) -> list[str]:
        plain = [f"{part}{number}" for part in _PARTS]
        posts = {name.partition(".")[2] for name in values if name.startswith("function")}
        return plain + [f"function{number}.{language}" for language in sorted(posts) if language]

    for here, there in zip(names(one), names(other), strict=True):
        values[here], values[there] = values.get(there, ""), values.get(here, "")
