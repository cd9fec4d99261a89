"""The States that may send a delegation, called what they are called at the United Nations."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from shared.text.names import LANGUAGES, in_language
from shared.text.sorting import sort_key


@dataclass(frozen=True, slots=True)
class State:
    """A member of the United Nations or one of its two observer States."""

    iso3: str
    iso2: str
    is_member: bool
    names: Mapping[str, str]
    formal_names: Mapping[str, str]

    def name(self, language: str) -> str:
        """What stands on its plate, without an article."""
        return in_language(self.names, language)

    def formal_name(self, language: str) -> str:
        """What stands in a treaty, without an article."""
        return in_language(self.formal_names, language)


@cache
def states() -> tuple[State, ...]:
    """All of them, by their three-letter code."""
    with files("shared.text").joinpath("states.csv").open(encoding="utf-8") as file:
        return tuple(
            State(
                iso3=row["iso3"],
                iso2=row["iso2"],
                is_member=row["status"] == "member",
                names={language: row[language] for language in LANGUAGES},
                formal_names={language: row[f"{language}_formal"] for language in LANGUAGES},
            )
            for row in csv.DictReader(file)
        )


@cache
def _by_code() -> dict[str, State]:
    return {state.iso3: state for state in states()}


def state(iso3: str) -> State:
    """The State of that three-letter code; KeyError where there is none."""
    return _by_code()[iso3]


@cache
def sorted_states(language: str) -> tuple[State, ...]:
    """All of them in the alphabetical order of a language."""
    return tuple(sorted(states(), key=lambda state: sort_key(state.name(language), language)))
