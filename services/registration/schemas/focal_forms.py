"""The forms about focal points: who is invited, and where a new link is to go."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.delegation import KINDS
from services.registration.schemas.addresses import Email
from services.registration.schemas.names import wrong_in_name
from services.registration.schemas.registration_forms import state_codes
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Texts, Typed


class FocalPointForm(Schema):
    name = Typed(missing=_l("Enter the name"), longest=200, check=wrong_in_name)
    email = Email()
    language = Choice(languages, missing=_l("Choose the language of our letters"))


class NewDelegationForm(Schema):
    kind = Choice(KINDS, missing=_l("Choose the kind"))
    state_code = Choice(state_codes, missing=None)
    names = Texts(missing=None, longest=200)

    @validates_schema
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        if answers["kind"] == "state" and not answers["state_code"]:
            raise ValidationError({"state_code": [_l("Choose the State")]})
        if answers["kind"] != "state" and not answers["names"]:
            raise ValidationError({f"names.{languages()[0]}": [_l("Enter the name")]})


class FocalLinkForm(Schema):
    email = Email()
