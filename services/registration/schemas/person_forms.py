"""Somebody of a delegation, as a focal point enters them."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.delegation import ROLES
from services.registration.models.delegation_rules import GROUPS
from services.registration.schemas.addresses import Email, wrong_in_phone
from services.registration.schemas.names import wrong_in_latin_name, wrong_in_name
from services.registration.schemas.registration_forms import LONGEST_NAME
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Several, Ticked, Typed


class RowForm(Schema):
    """One row of the table."""

    honorific = Typed(missing=None, longest=40, check=wrong_in_latin_name)
    given_names = Typed(
        missing=_l("Enter the given names"), longest=LONGEST_NAME, check=wrong_in_latin_name
    )
    family_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_latin_name)
    has_one_name = Ticked()
    own_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_name)
    function = Typed(missing=_l("Enter the function"), longest=160)
    role = Choice(ROLES, missing=_l("Choose the role"))
    email = Email(missing=None)
    working_groups = Several(GROUPS)

    @validates_schema(skip_on_field_errors=False)
    def has_whole_name(self, answers: dict[str, Any], **_: object) -> None:
        if "family_name" not in answers:
            return
        if not answers["family_name"] and not answers["has_one_name"]:
            words = _l("Enter the family name, or say that there is only one name")
            raise ValidationError({"family_name": [words]})
        if answers["family_name"] and answers["has_one_name"]:
            words = _l("Leave this empty if there is only one name")
            raise ValidationError({"family_name": [words]})


class PersonForm(RowForm):
    """The same on a page of its own, where there is room for more."""

    # Said in one language, it may be left empty in the others.
    function = Typed(missing=None, longest=160)
    rank = Typed(missing=None, longest=80)
    phone = Typed(missing=None, longest=40, check=wrong_in_phone)
    language = Choice(languages, missing=_l("Choose the language of our letters"))


class ReplacementForm(Schema):
    """Role and working groups are those of the person who does not come."""

    honorific = Typed(missing=None, longest=40, check=wrong_in_latin_name)
    given_names = Typed(
        missing=_l("Enter the given names"), longest=LONGEST_NAME, check=wrong_in_latin_name
    )
    family_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_latin_name)
    has_one_name = Ticked()
    own_name = Typed(missing=None, longest=LONGEST_NAME, check=wrong_in_name)
    function = Typed(missing=_l("Enter the function"), longest=160)
    email = Email(missing=None)

    has_whole_name = RowForm.has_whole_name


class NoteForm(Schema):
    number = Typed(missing=_l("Enter the number of the note"), longest=80)
    dated = Day(missing=_l("Enter the date of the note"))
