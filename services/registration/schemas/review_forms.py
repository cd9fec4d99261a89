"""The forms by which staff decide."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.registration import REASONS
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Typed


class DeclineForm(Schema):
    reason = Choice(REASONS, missing=_l("Choose the reason"))
    words = Typed(missing=None, longest=1000, paragraphs=True)

    @validates_schema
    def says_why(self, answers: dict[str, Any], **_: object) -> None:
        if answers["reason"] == "other" and not answers["words"]:
            raise ValidationError({"words": [_l("Say why")]})
