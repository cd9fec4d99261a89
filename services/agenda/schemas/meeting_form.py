"""What an organiser fills in about a meeting."""

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.models.meeting import LONGEST, About, Format, Terms
from services.agenda.models.slug import LONGEST as LONGEST_SLUG
from services.agenda.models.slug import RESERVED, is_slug
from services.agenda.schemas.room_form import Figure
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Texts, Typed, Zone

GRIDS = ("5", "10", "15", "20", "30", "60")


class MeetingForm(Schema):
    """The settings of a meeting, when it is opened and afterwards."""

    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter the name of the meeting in at least one language"), longest=300)
    starts_on = Day(missing=_l("Enter the first day"))
    ends_on = Day(missing=_l("Enter the last day"))
    time_zone = Zone(missing=_l("Choose the time zone of the venue"))
    city = Texts(missing=_l("Enter the city in at least one language"), longest=100)
    venue = Texts(missing=None, longest=200)
    organisers = Texts(missing=None, longest=500)
    note = Texts(missing=None, longest=500)
    format = Choice([each.value for each in Format], missing=None)
    expected = Figure(largest=100_000, missing=None)
    expected_about = Choice([each.value for each in About], missing=None)
    home_zone = Zone(missing=None)
    symbol = Typed(missing=None, longest=40)
    grid_minutes = Choice(GRIDS, missing=None)
    walk_minutes = Figure(smallest=0, largest=120, missing=None)
    interpreting_minutes = Figure(smallest=10, largest=600, missing=None)
    quiet_minutes = Figure(smallest=0, largest=1440, missing=None)

    @validates_schema
    def check_days(self, data: dict[str, Any], **_: Any) -> None:
        starts_on, ends_on = data["starts_on"], data["ends_on"]
        if ends_on < starts_on:
            raise ValidationError({"ends_on": [_l("The last day is before the first")]})
        if ends_on - starts_on >= LONGEST:
            raise ValidationError({"ends_on": [_l("A meeting lasts 31 days at most")]})


def split_terms(data: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, with what the meeting is held by put together; the rest is as usual."""
    meant = dict(data)
    terms = {name: meant.pop(name) for name in Terms.__dataclass_fields__}
    grid = terms["grid_minutes"]
    terms["grid_minutes"] = int(grid) if grid else None
    given = {name: value for name, value in terms.items() if value not in (None, "")}
    return {**meant, "terms": Terms(**given)}


class OpeningForm(MeetingForm):
    """The same, and the word in the meeting's address, which is chosen once."""

    slug = Typed(missing=None, check=lambda text: check_slug(text), longest=LONGEST_SLUG)


def check_slug(text: str) -> object | None:
    if not is_slug(text):
        return _l("Use small Latin letters, figures and hyphens, such as council-2027")
    if text in RESERVED:
        return _l("This word is kept for our own pages. Choose another")
    return None
