"""Who of a delegation fits within its limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from services.registration.models.delegation_rules import Allowance

# A place in the delegation, a stay that the host provides for, a place in the room.
LIMITS = ("place", "hospitality", "room")
PRINCIPALS = ("head", "alternate")


class NobodyWaits(Exception):
    """There is nobody to whom the place could go."""


class NotWaiting(Exception):
    """The person has what they are said to wait for."""


@dataclass(frozen=True)
class Limits:
    """Nothing said is no limit."""

    places: int | None = None
    principals: int | None = None
    accompanying: int | None = None
    room: int | None = None

    def are_set_for(self, limit: str) -> bool:
        asked = {"place": self.places, "hospitality": self.accompanying, "room": self.room}
        return asked[limit] is not None

    def number(self, limit: str) -> int | None:
        """How many may have it, all in all."""
        if limit == "hospitality":
            return None if self.accompanying is None else (self.principals or 0) + self.accompanying
        return self.places if limit == "place" else self.room

    def leave_room(self, limit: str, holders: Sequence[str], role: str) -> bool:
        """Whether one more of that role fits in beside holders of these roles."""
        if limit == "hospitality":
            return self._are_hospitable(holders, role)
        number = self.number(limit)
        return number is None or len(holders) < number

    def _are_hospitable(self, holders: Sequence[str], role: str) -> bool:
        """What is meant for heads stays free for them; a head too many counts as one of theirs."""
        if self.accompanying is None:
            return True
        principals = self.principals or 0
        heads = sum(each in PRINCIPALS for each in holders)
        if role in PRINCIPALS and heads < principals:
            return True
        accompanying = len(holders) - heads + max(0, heads - principals)
        return accompanying < self.accompanying


def ticket_of(person: Any, limit: str) -> int | None:
    """Where the person stands in the waiting list of that limit; nobody who has it holds one."""
    ticket: int | None = getattr(person, f"waits_for_{limit}")
    return ticket


def has(person: Any, limit: str) -> bool:
    """Who waits for a place in the delegation has nothing of what it may share out."""
    return person.waits_for_place is None and ticket_of(person, limit) is None


def ticket_for(person: Any, limit: str, others: Iterable[Any], limits: Limits) -> int | None:
    """The ticket of somebody who comes last, or none where there is still room for them."""
    others = list(others)
    holders = [each.role for each in others if has(each, limit)]
    if limits.leave_room(limit, holders, person.role):
        return None
    return max((ticket_of(each, limit) or 0 for each in others), default=0) + 1


def limits_from(
    allowances: Iterable[Allowance | Row[Any]], kind: str, delegation_id: UUID | None
) -> Limits:
    """Of all that a meeting has said: for this one, else for its kind, else for every one."""
    said = {(each.delegation_id, each.kind): each for each in allowances}
    wider = (said.get((delegation_id, "")), said.get((None, kind)), said.get((None, "")))
    told = [each for each in wider if each is not None]

    def first(name: str) -> int | None:
        numbers = (getattr(each, name) for each in told)
        return next((number for number in numbers if number is not None), None)

    return Limits(first("places"), first("principals"), first("accompanying"), first("room"))
