"""What is typed about bodies and organisations, field by field, beyond what every form has."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from marshmallow import ValidationError

from services.agenda.models.body import Precision
from shared.language import lazy_gettext as _l
from shared.text.states import states
from shared.web.fields import Day, Id, Typed

MOST_LINES = 40
_FOUNDED = _l("Enter a year, a month or a day, such as 2024, 2024-05 or 2024-05-14")


class Lines(Typed):
    """One thing a line, each once."""

    def __init__(self, *, longest_line: int) -> None:
        super().__init__(missing=None, longest=MOST_LINES * longest_line, paragraphs=True)
        self.longest_line = longest_line
        self.load_default = ()

    def understand(self, text: str) -> tuple[str, ...]:
        lines = tuple(dict.fromkeys(line for line in text.split("\n") if line))
        if len(lines) > MOST_LINES or any(len(line) > self.longest_line for line in lines):
            raise ValidationError([_l("Enter at most 40 lines, none longer than 300 letters")])
        return lines


class Founding(Typed):
    """A day, or as much of it as is known, as a date and to what it is known."""

    def __init__(self) -> None:
        super().__init__(missing=None, longest=10)
        self.load_default = (None, Precision.DAY.value)

    def understand(self, text: str) -> tuple[date, str]:
        known = text.count("-")
        try:
            on = date.fromisoformat(text + ("-01-01", "-01", "")[known])
        except (ValueError, IndexError):
            raise ValidationError([_FOUNDED]) from None
        # An old academy may stand behind a body; nothing here is older than that.
        if not (text.isascii() and 1000 <= on.year <= 2099):
            raise ValidationError([_FOUNDED])
        return on, (Precision.YEAR, Precision.MONTH, Precision.DAY)[known].value


def founding_text(on: date | None, to: str) -> str:
    """The same the other way round."""
    return on.isoformat()[: {"year": 4, "month": 7}.get(to, 10)] if on else ""


class LongAgo(Day):
    """A day on which a seat began or ended; bodies are older than meetings."""

    def __init__(self) -> None:
        super().__init__(is_birth=True, missing=None)


class Holder(Typed):
    """A State by its three letters, or an organisation by its id, of one list."""

    def understand(self, text: str) -> dict[str, Any]:
        kind, _, which = text.partition(":")
        if kind == "state" and any(which == each.iso3 for each in states()):
            return {"state_code": which}
        if kind == "organisation":
            return {"organisation_id": Id().understand(which)}
        raise ValidationError([_l("Choose one of the list")])


def rows_of(data: Mapping[str, Any], names: Iterable[str], most: int) -> list[dict[str, Any]]:
    """Numbered fields as rows; a row whose first field is empty is none."""
    first, *rest = names
    return [
        {name: data[f"{name}{number}"] for name in (first, *rest)}
        for number in range(1, most + 1)
        if data[f"{first}{number}"]
    ]
