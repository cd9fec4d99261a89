"""The list of participants in its order: States by the alphabet of the list's language, then the
United Nations and other international organisations, then the others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from services.registration.models.delegation import ROLES
from services.registration.models.listed_name import ListedName, listed_name
from shared.language import Later
from shared.language import lazy_gettext as _l
from shared.text.names import in_language
from shared.text.sorting import sort_key

# The parts of a list, and the kinds of delegations that stand in each.
PARTS: tuple[tuple[Later, tuple[str, ...]], ...] = (
    (_l("States"), ("state",)),
    (_l("United Nations and other international organisations"), ("international",)),
    (_l("Civil society and academic bodies"), ("civil", "academic")),
    (_l("Other organisations"), ("organisation",)),
    (_l("Media"), ("media",)),
    (_l("Host staff"), ("host",)),
)
# Those whose members have a role that others need to know.
WITH_ROLES = ("state", "international")
Content = Mapping[str, Any]


@dataclass(frozen=True)
class ListedPerson:
    honorific: str
    name: ListedName
    function: str
    role: str
    email: str


@dataclass(frozen=True)
class ListedDelegation:
    name: str
    kind: str
    people: tuple[ListedPerson, ...]


@dataclass(frozen=True)
class ListedPart:
    title: Later
    delegations: tuple[ListedDelegation, ...]

    @property
    def people(self) -> int:
        return sum(len(each.people) for each in self.delegations)


def parts_of(content: Content, language: str) -> Iterator[ListedPart]:
    """Those that have anybody in them."""
    for title, kinds in PARTS:
        chosen = [each for each in content["delegations"] if each["kind"] in kinds]
        named = [_delegation(each, language) for each in chosen]
        named.sort(key=lambda each: sort_key(each.name, language))
        if named:
            yield ListedPart(title, tuple(named))


def _delegation(told: Content, language: str) -> ListedDelegation:
    """The head first; within a role all languages keep one order, so that lists can be compared."""
    people = sorted(told["people"], key=lambda each: ROLES.index(each["role"]))
    return ListedDelegation(
        in_language(told["names"], language),
        told["kind"],
        tuple(_person(each, language, told) for each in people),
    )


def _person(told: Content, language: str, delegation: Content) -> ListedPerson:
    return ListedPerson(
        told["honorific"],
        listed_name(told, language, delegation["state_code"]),
        in_language(told["function"], language),
        told["role"] if delegation["kind"] in WITH_ROLES else "",
        told["email"],
    )
