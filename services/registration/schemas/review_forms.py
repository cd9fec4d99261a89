"""The forms by which staff decide, and by which organisers say how."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.clearance_list import WHOM
from services.registration.models.course import REASONS, RETURN_REASONS
from services.registration.models.delegation import KINDS
from services.registration.models.review_rules import STEPS
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Several, Typed


class DeclineForm(Schema):
    reason = Choice(REASONS, missing=_l("Choose the reason"))
    words = Typed(missing=None, longest=1000, paragraphs=True)

    @validates_schema
    def says_why(self, answers: dict[str, Any], **_: object) -> None:
        if answers["reason"] == "other" and not answers["words"]:
            raise ValidationError({"words": [_l("Say why")]})


class ReturnForm(Schema):
    return_reason = Choice(RETURN_REASONS, missing=_l("Choose what is to be corrected"))
    return_words = Typed(missing=None, longest=1000, paragraphs=True)

    @validates_schema
    def says_what(self, answers: dict[str, Any], **_: object) -> None:
        if answers["return_reason"] == "unclear" and not answers["return_words"]:
            raise ValidationError({"return_words": [_l("Say what is to be corrected")]})


class WaiverForm(Schema):
    waiver_reason = Typed(missing=_l("Say why the note verbale is waived"), longest=500)


class BulkForm(Schema):
    step = Choice(STEPS)


class RulesForm(Schema):
    steps = Several([step for step in STEPS if step != "approve"])
    two_persons = Several(KINDS)
    note_kinds = Several(KINDS)


class DutyForm(Schema):
    steps = Several(list(STEPS))
    kinds = Several(KINDS)


class ClearanceForm(Schema):
    whom = Choice(WHOM, missing=_l("Choose whom the list is about"))


class MergeForm(Schema):
    stays = Choice(("one", "other"), missing=_l("Choose which registration stands"))
