"""The forms by which organisers arrange delegations."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.delegation import KINDS, RANKS, ROLES
from services.registration.models.delegation_rules import APPROVALS, GROUPS, ORDERS
from services.registration.models.places import LIMITS
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Id, Texts, Typed

MOST = 9999
NUMBERS = ("places", "principals", "accompanying", "room")
# For all delegations, and for those of each kind.
SCOPES = ("all", *KINDS)


class Number(Typed):
    """A number of people, or nothing."""

    def understand(self, text: str) -> int:
        # Digits of another script are digits as well, and are read as such.
        if not text.isdecimal() or int(text) > MOST:
            raise ValidationError([_l("Enter a number, or leave this empty")])
        return int(text)


def said(number: int | str) -> int | None:
    """An empty field says nothing."""
    return number if isinstance(number, int) else None


def _number() -> Number:
    return Number(missing=None, longest=6)


def _whole_hospitality(answers: dict[str, Any], after: str = "") -> dict[str, list[object]]:
    """Hospitality is for so many heads and so many with them: half of it says nothing."""
    both = [answers.get(f"{name}{after}", 0) for name in ("principals", "accompanying")]
    if (both[0] == "") == (both[1] == ""):
        return {}
    empty = "principals" if both[0] == "" else "accompanying"
    return {f"{empty}{after}": [_l("Say both numbers, or neither; nought is a number too")]}


class LimitsForm(Schema):
    """Of one delegation."""

    places = _number()
    principals = _number()
    accompanying = _number()
    room = _number()

    @validates_schema(skip_on_field_errors=False)
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        if wrong := _whole_hospitality(answers):
            raise ValidationError(wrong)


class _AllLimits(Schema):
    approves = Choice(APPROVALS)

    @validates_schema(skip_on_field_errors=False)
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        wrong: dict[str, list[object]] = {}
        for scope in SCOPES:
            wrong |= _whole_hospitality(answers, f"_{scope}")
        if wrong:
            raise ValidationError(wrong)


AllLimitsForm = type(
    "AllLimitsForm",
    (_AllLimits,),
    {f"{name}_{scope}": _number() for scope in SCOPES for name in NUMBERS},
)


class DescriptionForm(Schema):
    kind = Choice([each for each in KINDS if each != "state"], missing=_l("Choose the kind"))
    names = Texts(longest=200)
    rank = Choice(RANKS, missing=None)


class StateForm(Schema):
    """A State is one, and is called as the United Nations call it."""

    rank = Choice(RANKS, missing=None)


class DelegationRoleForm(Schema):
    role = Choice(ROLES)


class LimitForm(Schema):
    limit = Choice(LIMITS)


class GiveWayForm(LimitForm):
    registration_id = Id(missing=_l("Choose the person"))


class OrderForm(Schema):
    way = Choice(ORDERS, missing=_l("Choose the order"))
    alphabet = Choice(languages)
    seed = Typed(missing=None, longest=80)
    reason = Typed(missing=None, longest=500)

    @validates_schema
    def has_reason(self, answers: dict[str, Any], **_: object) -> None:
        if answers["way"] == "hand" and not answers["reason"]:
            raise ValidationError({"reason": [_l("Say why this order was chosen")]})


GroupsForm = type(
    "GroupsForm", (Schema,), {f"group_{code}": Texts(missing=None) for code in GROUPS}
)
