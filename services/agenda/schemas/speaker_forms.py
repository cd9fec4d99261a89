"""What staff fill in about a speaker, and speakers about themselves."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from marshmallow import RAISE, Schema, ValidationError, validates_schema

from services.agenda.models.speaker import Absence, Answer, Particulars
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.text.states import states
from shared.web.fields import Choice, Day, Hour, Several, Texts, Typed

MOST_AFFILIATIONS = 4
MOST_ABSENCES = 20


def _codes() -> frozenset[str]:
    return frozenset(each.iso3 for each in states())


class CorrectionForm(Schema):
    """What a speaker says of themselves: all but the State that they are sent by."""

    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter your name in at least one language"), longest=150)
    honorific = Typed(missing=None, longest=60)
    rank = Texts(missing=None, longest=300)
    post = Texts(missing=None, longest=300)
    affiliation1 = Texts(missing=None, longest=300)
    affiliation2 = Texts(missing=None, longest=300)
    affiliation3 = Texts(missing=None, longest=300)
    affiliation4 = Texts(missing=None, longest=300)


class SpeakerForm(CorrectionForm):
    names = Texts(missing=None, longest=150)
    state = Choice(_codes, missing=None)

    @validates_schema(skip_on_field_errors=True)
    def check_somebody(self, data: dict[str, Any], **_: Any) -> None:
        if not particulars(data).say_whose:
            words = _l("Enter a name, or say for which State or organisation the place is kept")
            raise ValidationError({"names": {languages()[0]: [words]}})


def particulars(data: Mapping[str, Any]) -> Particulars:
    told = (data[f"affiliation{number}"] for number in range(1, MOST_AFFILIATIONS + 1))
    return Particulars(
        names=data["names"],
        honorific=data["honorific"],
        rank=data["rank"],
        post=data["post"],
        state_code=data.get("state", ""),
        affiliations=tuple(each for each in told if each),
    )


def particular_values(told: Particulars) -> dict[str, Any]:
    """The same the other way round, to show what is stored."""
    affiliations = dict(enumerate(told.affiliations, 1))
    return {
        "names": told.names,
        "honorific": told.honorific,
        "rank": told.rank,
        "post": told.post,
        "state": told.state_code,
        **{
            f"affiliation{number}": affiliations.get(number, {})
            for number in range(1, MOST_AFFILIATIONS + 1)
        },
    }


class _PlacesForm(Schema):
    class Meta:
        unknown = RAISE

    states = Several(_codes())
    other = Texts(missing=None, longest=300)


def places_form(organisations: Collection[str]) -> Schema:
    """For whom places are kept: States, organisations that are known, and one that is not."""
    return _PlacesForm.from_dict({"organisations": Several(organisations)}, name="PlacesForm")()


class AnswerForm(Schema):
    class Meta:
        unknown = RAISE

    answer = Choice(
        [Answer.CONFIRMED.value, Answer.DECLINED.value], missing=_l("Choose your answer")
    )
    said = Typed(missing=None, longest=1000, paragraphs=True)


class NotedForm(AnswerForm):
    """An answer that reached staff by another way, or that is taken back."""

    answer = Choice([each.value for each in Answer], missing=_l("Choose the answer"))


class _AbsencesForm(Schema):
    class Meta:
        unknown = RAISE

    @validates_schema(skip_on_field_errors=True)
    def check_hours(self, data: dict[str, Any], **_: Any) -> None:
        for number in range(1, MOST_ABSENCES + 1):
            day, since, until = (data[f"{name}{number}"] for name in ("day", "since", "until"))
            if day is None and (since or until):
                raise ValidationError({f"day{number}": [_l("Choose the day")]})
            if since and until and until <= since:
                raise ValidationError({f"until{number}": [_l("It must end later than it starts")]})


AbsencesForm = _AbsencesForm.from_dict(
    {
        name: field
        for number in range(1, MOST_ABSENCES + 1)
        for name, field in (
            (f"day{number}", Day(missing=None)),
            (f"since{number}", Hour(missing=None)),
            (f"until{number}", Hour(missing=None)),
        )
    },
    name="AbsencesForm",
)


def hours_of(data: Mapping[str, Any], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """By the venue's clock; where no hour is said the day begins or ends with the day itself."""
    found = []
    for number in range(1, MOST_ABSENCES + 1):
        on: date | None = data[f"day{number}"]
        if on is None:
            continue
        starts_at = datetime.combine(on, data[f"since{number}"] or time(), zone)
        until = data[f"until{number}"]
        ends_at = (
            datetime.combine(on, until, zone)
            if until
            else datetime.combine(on + timedelta(days=1), time(), zone)
        )
        found.append((starts_at.astimezone(UTC), ends_at.astimezone(UTC)))
    return found


def absence_values(absences: Sequence[Absence], zone: ZoneInfo) -> dict[str, str]:
    values = {}
    for number, each in enumerate(absences[:MOST_ABSENCES], 1):
        since, until = (at.astimezone(zone) for at in (each.starts_at, each.ends_at))
        values[f"day{number}"] = since.date().isoformat()
        values[f"since{number}"] = since.strftime("%H:%M") if since.time() != time() else ""
        values[f"until{number}"] = until.strftime("%H:%M") if until.time() != time() else ""
    return values
