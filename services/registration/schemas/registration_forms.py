"""The pages of a registration: one topic each."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.schemas.addresses import Email, wrong_in_phone
from services.registration.schemas.names import wrong_in_latin_name, wrong_in_name
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.text.states import states
from shared.web.fields import Choice, Id, Ticked, Typed

LONGEST_NAME = 120
# What stands before the name on the badge, in Latin letters as the name itself.
HONORIFICS = ("Mr", "Ms", "Dr", "Prof.", "H.E. Mr", "H.E. Ms")


def state_codes() -> frozenset[str]:
    return frozenset(state.iso3 for state in states())


class NameForm(Schema):
    honorific = Choice(HONORIFICS, missing=None)
    given_names = Typed(
        missing=_l("Enter your given names"), longest=LONGEST_NAME, check=wrong_in_latin_name
    )
    family_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_latin_name)
    has_one_name = Ticked()
    own_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_name)

    @validates_schema
    def has_whole_name(self, answers: dict[str, Any], **_: object) -> None:
        if not answers["family_name"] and not answers["has_one_name"]:
            words = _l("Enter your family name, or say that you have only one name")
            raise ValidationError({"family_name": [words]})
        if answers["family_name"] and answers["has_one_name"]:
            words = _l("Leave this empty if you have only one name")
            raise ValidationError({"family_name": [words]})


class RepresentationForm(Schema):
    kind = Choice(("state", "organisation"), missing=_l("Say whom you represent"))
    state_code = Choice(state_codes, missing=None)
    organisation_id = Id(missing=None)
    organisation_name = Typed(missing=None, longest=200)
    function = Typed(missing=None, longest=160)
    second_language = Choice(languages, missing=None)
    second_function = Typed(missing=None, longest=160)

    @validates_schema
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        wrong: dict[str, list[object]] = {}
        if answers["kind"] == "state" and not answers["state_code"]:
            wrong["state_code"] = [_l("Choose the State")]
        if answers["kind"] == "organisation" and not (
            answers["organisation_id"] or answers["organisation_name"]
        ):
            wrong["organisation_name"] = [_l("Choose the organisation or enter its name")]
        if not answers["function"] and not answers["second_function"]:
            wrong["function"] = [_l("Enter your function")]
        if answers["second_function"] and not answers["second_language"]:
            wrong["second_language"] = [_l("Choose the language of the second text")]
        if wrong:
            raise ValidationError(wrong)


class ContactForm(Schema):
    email = Email()
    phone = Typed(missing=None, longest=40, check=wrong_in_phone)
    language = Choice(languages, missing=_l("Choose the language of our letters"))
    consent = Ticked()

    @validates_schema
    def is_agreed(self, answers: dict[str, Any], **_: object) -> None:
        if not answers["consent"]:
            words = _l("We cannot register you unless you agree to this")
            raise ValidationError({"consent": [words]})
