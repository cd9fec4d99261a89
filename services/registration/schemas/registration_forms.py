"""The pages of a registration: one topic each."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.delegation import ROLES
from services.registration.models.delegation_rules import GROUPS
from services.registration.schemas.addresses import Email, wrong_in_phone
from services.registration.schemas.names import wrong_in_latin_name, wrong_in_name
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.text.states import states
from shared.web.fields import Choice, Id, Several, Texts, Ticked, Typed

LONGEST_NAME = 120


def state_codes() -> frozenset[str]:
    return frozenset(state.iso3 for state in states())


class NameForm(Schema):
    # Free text: no list knows every form of address, nor every rank.
    honorific = Typed(missing=None, longest=40, check=wrong_in_latin_name)
    rank = Typed(missing=None, longest=80)
    given_names = Typed(
        missing=_l("Enter your given names"), longest=LONGEST_NAME, check=wrong_in_latin_name
    )
    family_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_latin_name)
    has_one_name = Ticked()
    own_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_name)

    @validates_schema(skip_on_field_errors=False)
    def has_whole_name(self, answers: dict[str, Any], **_: object) -> None:
        if "family_name" not in answers:
            return
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
    function_in = Texts(missing=None, longest=160)
    role = Choice(ROLES, missing=None)
    working_groups = Several(GROUPS)

    @validates_schema(skip_on_field_errors=False)
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        """A field that was refused by itself is not here, and is not refused twice."""
        wrong: dict[str, list[object]] = {}
        kind = answers.get("kind")
        organisation = [answers.get(f"organisation_{part}", "refused") for part in ("id", "name")]
        if kind == "state" and not answers.get("state_code", "refused"):
            wrong["state_code"] = [_l("Choose the State")]
        if kind == "organisation" and not any(organisation):
            wrong["organisation_name"] = [_l("Choose the organisation or enter its name")]
        if not answers.get("function", "refused") and not answers.get("function_in", "refused"):
            wrong["function"] = [_l("Enter your function")]
        if wrong:
            raise ValidationError(wrong)


class ContactForm(Schema):
    email = Email()
    phone = Typed(missing=None, longest=40, check=wrong_in_phone)
    language = Choice(languages, missing=_l("Choose the language of our letters"))
    consent = Ticked()
    may_list_email = Ticked()
    stays_unlisted = Ticked()

    @validates_schema(skip_on_field_errors=False)
    def is_agreed(self, answers: dict[str, Any], **_: object) -> None:
        if not answers.get("consent"):
            words = _l("We cannot register you unless you agree to this")
            raise ValidationError({"consent": [words]})
