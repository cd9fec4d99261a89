"""Several States at once: ticked in a list, or pasted by name in any language of the house."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.schemas.registration_forms import state_codes
from shared.language import gettext as _
from shared.language import lazy_gettext as _l
from shared.text.search import fold
from shared.text.states import states
from shared.web.fields import Several, Typed

# One State stands in a line, or between semicolons; their names have commas of their own.
BETWEEN = re.compile(r"[\n;]")
MOST_NAMED = 3


class PastedStates(Typed):
    """The three letters of each State that is named; what names none is said."""

    def understand(self, text: str) -> list[str]:
        named = [each.strip() for each in BETWEEN.split(text) if each.strip()]
        unknown = [each for each in named if _key(each) not in _known()]
        if unknown:
            shown = "; ".join(unknown[:MOST_NAMED]) + ("…" if len(unknown) > MOST_NAMED else "")
            words = _("No State is called so: %(names)s") % {"names": shown}
            raise ValidationError([words])
        return [_known()[_key(each)] for each in named]

    def _empty(self) -> list[str]:
        return []


class StatesForm(Schema):
    states = Several(state_codes())
    names = PastedStates(missing=None, longest=20_000, paragraphs=True)

    @validates_schema
    def names_one(self, answers: Mapping[str, Any], **_more: object) -> None:
        if not answers.get("states") and not answers.get("names"):
            raise ValidationError({"names": [_l("Tick a State, or enter its name")]})


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


@cache
def _known() -> dict[str, str]:
    """By every name that a State has, and by its three letters."""
    return {
        _key(name): each.iso3
        for each in states()
        for name in (each.iso3, *each.names.values(), *each.formal_names.values())
    }
