"""The forms of those who have an account, and of those who look after accounts."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.passwords import LONGEST, SHORTEST
from services.registration.schemas.addresses import LONGEST_EMAIL, NO_EMAIL, Email
from services.registration.schemas.names import wrong_in_name
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.web.access import ROLES
from shared.web.fields import Choice, Day, Several, Ticked, Typed


class Password(Typed):
    """A password as it was typed, blanks and all."""

    def __init__(self, *, is_new: bool = False) -> None:
        super().__init__(missing=_l("Enter the password"), longest=LONGEST)
        self.is_new = is_new

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not value:
            return self._empty()
        if len(value) > LONGEST:
            raise ValidationError([_l("This is too long")])
        if self.is_new and len(value) < SHORTEST:
            raise ValidationError([_l("Use at least ten characters")])
        return value


class SignInForm(Schema):
    # Not checked for its form: who mistypes an address is told the same as who mistypes a password.
    email = Typed(missing=NO_EMAIL, longest=LONGEST_EMAIL)
    password = Password()


class ForgottenForm(Schema):
    email = Email()


class NewPasswordForm(Schema):
    wanted = Password(is_new=True)
    again = Password()

    @validates_schema
    def is_typed_twice(self, answers: dict[str, Any], **_: object) -> None:
        if answers["wanted"] != answers["again"]:
            words = _l("This differs from the first; type both again")
            raise ValidationError({"again": [words]})


class ChangePasswordForm(NewPasswordForm):
    present = Password()


class LanguageForm(Schema):
    language = Choice(languages)


class InvitationForm(Schema):
    email = Email()
    name = Typed(missing=_l("Enter the name"), longest=200, check=wrong_in_name)
    language = Choice(languages)
    roles = Several(ROLES)


class AccountForm(InvitationForm):
    meeting_id = Typed(missing=None, longest=36)
    rank = Choice(("administrator", "staff"), missing=_l("Say what the account is for"))


class RoleForm(Schema):
    role = Choice(ROLES)


class PeriodForm(Schema):
    opens_on = Day(missing=None)
    closes_on = Day(missing=None)
    takes_late = Ticked()
    freezes_on = Day(missing=None)

    @validates_schema
    def is_in_order(self, answers: dict[str, Any], **_: object) -> None:
        opens, closes = answers["opens_on"], answers["closes_on"]
        if opens and closes and closes < opens:
            words = _l("The last day comes before the first")
            raise ValidationError({"closes_on": [words]})
