"""The forms about focal points: who is invited, and where a new link is to go."""

from marshmallow import Schema

from services.registration.schemas.addresses import Email
from services.registration.schemas.names import wrong_in_name
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Typed


class FocalPointForm(Schema):
    name = Typed(missing=_l("Enter the name"), longest=200, check=wrong_in_name)
    email = Email()
    language = Choice(languages, missing=_l("Choose the language of our letters"))


class FocalLinkForm(Schema):
    email = Email()
