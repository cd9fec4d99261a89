"""What an e-mail address and a telephone number look like."""

from email_validator import EmailNotValidError, validate_email

from shared.language import lazy_gettext as _l
from shared.web.fields import Typed, Words

NO_EMAIL = _l("Enter an e-mail address, such as name@example.org")
NO_PHONE = _l("Enter a telephone number with its country code, such as +998 71 200 00 00")
LONGEST_EMAIL = 254


class Email(Typed):
    """An e-mail address that a letter can be sent to."""

    def __init__(self, missing: Words | None = NO_EMAIL) -> None:
        super().__init__(missing=missing, longest=LONGEST_EMAIL, check=_wrong_in_email)

    def understand(self, text: str) -> str:
        return validate_email(text, check_deliverability=False).normalized


def _wrong_in_email(text: str) -> object | None:
    try:
        checked = validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return NO_EMAIL
    # A local part beyond ASCII can be delivered by few; the letter would never arrive.
    return None if checked.ascii_email else NO_EMAIL


def wrong_in_phone(text: str) -> object | None:
    digits = sum(character.isdigit() for character in text)
    others = {character for character in text if not character.isdigit()}
    return None if 5 <= digits <= 20 and others <= set("+()-–. /") else NO_PHONE
