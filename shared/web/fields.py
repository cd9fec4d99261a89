"""What people type into our forms, field by field, and how each is refused in plain words."""

from collections.abc import Callable, Collection
from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from marshmallow import ValidationError
from marshmallow.fields import Field

from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.text.names import as_typed

Words = Any  # a text, or one that is put into words when someone reads it

MISSING = _l("Fill in this field")
TOO_LONG = _l("This is too long")
NOT_A_CHOICE = _l("Choose one of the list")


class Typed(Field[Any]):
    """One line or paragraph as a person typed it: tidied of what nobody can see, never 'corrected'.

    An empty field and a missing one are the same to whoever fills in a form.
    """

    def __init__(
        self,
        *,
        missing: Words | None = MISSING,
        longest: int = 200,
        check: Callable[[str], Words | None] | None = None,
        paragraphs: bool = False,
    ) -> None:
        self.missing_words = missing
        self.longest = longest
        self.check = check
        self.paragraphs = paragraphs
        if missing is None:
            super().__init__(load_default="")
        else:
            super().__init__(required=True)
            self.error_messages.update(required=missing, null=missing)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, str):
            raise ValidationError([self.missing_words or MISSING])
        if self.paragraphs:
            lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            text = "\n".join(as_typed(line) for line in lines).strip()
        else:
            text = as_typed(value)
        if not text:
            return self._empty()
        if len(text) > self.longest:
            raise ValidationError([TOO_LONG])
        if self.check and (wrong := self.check(text)) is not None:
            raise ValidationError([wrong])
        return self.understand(text)

    def _empty(self) -> Any:
        if self.missing_words is not None:
            raise ValidationError([self.missing_words])
        return self.load_default

    def understand(self, text: str) -> Any:
        return text


class Choice(Typed):
    """One of a list that the page offered; the list may be known only when asked."""

    def __init__(
        self, choices: Collection[str] | Callable[[], Collection[str]], **options: Any
    ) -> None:
        super().__init__(**options)
        self.choices = choices

    def understand(self, text: str) -> str:
        if text not in (self.choices() if callable(self.choices) else self.choices):
            raise ValidationError([NOT_A_CHOICE])
        return text


class Day(Typed):
    """A date as a browser's date field sends it, in a year that a meeting may have, or a birth."""

    def __init__(self, *, is_birth: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.first_year = 1900 if is_birth else 2000
        if self.missing_words is None:
            self.load_default = None

    def understand(self, text: str) -> date:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise ValidationError([_l("Enter a date, such as 2027-05-11")]) from None
        # Beyond lie days that no clock or no database can count from.
        if not self.first_year <= day.year <= 2099:
            if self.first_year < 2000:
                raise ValidationError([_l("Enter a year between 1900 and 2099")])
            raise ValidationError([_l("Enter a year between 2000 and 2099")])
        return day


class Hour(Typed):
    """A time of day as a browser's time field sends it."""

    def understand(self, text: str) -> time:
        try:
            at = time.fromisoformat(text)
        except ValueError:
            at = time(0, 0, 1)
        if at.second or at.tzinfo:
            raise ValidationError([_l("Enter a time, such as 09:30")])
        return at


class Zone(Typed):
    """A time zone by its IANA name."""

    def understand(self, text: str) -> str:
        if text not in _zones():
            raise ValidationError([NOT_A_CHOICE])
        return text


@cache
def _zones() -> frozenset[str]:
    """Those of the time zone database; a machine may know others that the next one does not."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="utf-8").split())


class Id(Typed):
    """The id of something the page offered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if self.missing_words is None:
            self.load_default = None

    def understand(self, text: str) -> UUID:
        try:
            return UUID(text)
        except ValueError:
            raise ValidationError([NOT_A_CHOICE]) from None


class Ticked(Field[bool]):
    """A box that is ticked or not; the browser sends nothing for the second."""

    def __init__(self) -> None:
        super().__init__(load_default=False)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        return value not in ("", "0", None)


class Several(Field[list[str]]):
    """Any number of ticks in a list of boxes that share a name."""

    takes_many = True

    def __init__(self, choices: Collection[str]) -> None:
        super().__init__(load_default=list)
        self.choices = choices

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:
        chosen = [value] if isinstance(value, str) else list(value)
        if not set(chosen) <= set(self.choices):
            raise ValidationError([NOT_A_CHOICE])
        return chosen


class Texts(Field[dict[str, str]]):
    """The same thing in several languages, at least one of them; sent as `name.en`, `name.ru`, …"""

    takes_texts = True

    def __init__(self, *, missing: Words | None = MISSING, longest: int = 300) -> None:
        super().__init__(load_default=dict)
        self.missing_words = missing
        self.required = missing is not None
        self.longest = longest
        if missing is not None:
            self.load_default = None
            self.error_messages["required"] = missing

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, **kwargs: Any
    ) -> dict[str, str]:
        if not isinstance(value, dict):
            value = {}
        texts = {
            language: as_typed(text)
            for language, text in value.items()
            if language in languages() and isinstance(text, str) and as_typed(text)
        }
        wrong = {
            language: [TOO_LONG] for language, text in texts.items() if len(text) > self.longest
        }
        if wrong:
            raise ValidationError(wrong)
        if not texts and self.missing_words is not None:
            raise ValidationError({languages()[0]: [self.missing_words]})
        return texts
