"""What a person needs: a visa with the passport for it, a meal, a way in."""

import re
from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.needs import ACCESSIBILITY, DIET, SEX
from services.registration.schemas.addresses import Email
from services.registration.schemas.names import wrong_in_latin_name
from services.registration.schemas.registration_forms import state_codes
from shared import clock
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Several, Typed

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /-]{3,19}", re.ASCII)


def wrong_in_passport_number(text: str) -> object | None:
    if _NUMBER.fullmatch(text):
        return None
    return _l("Enter the number as printed: Latin letters and digits")


class SexForm(Schema):
    sex = Choice(SEX, missing=_l("Choose one; you may prefer not to say"))


class VisaForm(Schema):
    visa = Choice(("yes", "no"), missing=_l("Say whether you need a visa"))
    visa_place = Typed(missing=None, longest=120)


class PassportForm(Schema):
    passport_name = Typed(
        missing=_l("Enter your name as it stands in the passport"),
        longest=160,
        check=wrong_in_latin_name,
    )
    nationality = Choice(state_codes, missing=_l("Choose the State that issued it"))
    number = Typed(
        missing=_l("Enter the number of the passport"), longest=20, check=wrong_in_passport_number
    )
    issued_on = Day(missing=_l("Enter the date of issue"))
    expires_on = Day(missing=_l("Enter the date on which it expires"))
    born_on = Day(missing=_l("Enter your date of birth"), is_birth=True)
    birth_place = Typed(missing=_l("Enter your place of birth"), longest=120)

    @validates_schema(skip_on_field_errors=False)
    def is_possible(self, answers: dict[str, Any], **_: object) -> None:
        today = clock.now().date()
        issued, expires = answers.get("issued_on"), answers.get("expires_on")
        born = answers.get("born_on")
        wrong: dict[str, list[object]] = {}
        if issued and issued > today:
            wrong["issued_on"] = [_l("This day is still to come")]
        if expires and expires < today:
            wrong["expires_on"] = [_l("This passport has expired")]
        elif expires and issued and expires <= issued:
            wrong["expires_on"] = [_l("This is before the date of issue")]
        if born and not date(1900, 1, 1) <= born < today:
            wrong["born_on"] = [_l("Check the year of your birth")]
        if wrong:
            raise ValidationError(wrong)


class DietForm(Schema):
    diet = Several(DIET)
    diet_words = Typed(missing=None, longest=300)


class AccessibilityForm(Schema):
    accessibility = Several(ACCESSIBILITY)
    accessibility_words = Typed(missing=None, longest=300)


class ResumeForm(Schema):
    email = Email()
