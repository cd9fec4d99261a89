"""The forms by which organisers word letters and write to people."""

from collections.abc import Collection
from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.letter_text import PLACEHOLDERS, gap, gaps_in, placeholders_of
from shared.language import gettext, languages
from shared.language import lazy_gettext as _l
from shared.text.names import as_typed
from shared.web.fields import TOO_LONG, Texts, Typed

LONGEST_TITLE = 200
LONGEST_BODY = 10_000
NO_TITLE = _l("Enter the subject")
NO_BODY = _l("Enter the text")


def wrong_gaps(text: str, known: Collection[str]) -> str:
    """Words about the first gap that nothing would fill, or none."""
    unknown = sorted(gaps_in(text) - set(known))
    if not unknown:
        return ""
    words = gettext("Nothing can be put in place of %(gap)s: choose from the list")
    return words % {"gap": gap(unknown[0])}


class LetterTextForm(Schema):
    """`kind` in the context of the form says what may stand in the letter."""

    subject = Typed(missing=NO_TITLE, longest=LONGEST_TITLE)
    body = Typed(missing=NO_BODY, longest=LONGEST_BODY, paragraphs=True)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    @validates_schema
    def has_known_gaps(self, answers: dict[str, Any], **_: object) -> None:
        known = placeholders_of(self.kind)
        wrong = {name: wrong_gaps(text, known) for name, text in answers.items()}
        if any(wrong.values()):
            raise ValidationError({name: [words] for name, words in wrong.items() if words})


class Paragraphs(Texts):
    """The same paragraphs in several languages."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, **kwargs: Any
    ) -> dict[str, str]:
        texts: dict[str, str] = {}
        for language, text in (value if isinstance(value, dict) else {}).items():
            if language in languages() and isinstance(text, str):
                lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
                tidy = "\n".join(as_typed(line) for line in lines).strip()
                if tidy:
                    texts[language] = tidy
        wrong = {each: [TOO_LONG] for each, text in texts.items() if len(text) > self.longest}
        if wrong:
            raise ValidationError(wrong)
        if not texts and self.missing_words is not None:
            raise ValidationError({languages()[0]: [self.missing_words]})
        return texts


class MailingForm(Schema):
    subject = Texts(missing=NO_TITLE, longest=LONGEST_TITLE)
    body = Paragraphs(missing=NO_BODY, longest=LONGEST_BODY)

    @validates_schema
    def is_whole_in_each_language(self, answers: dict[str, Any], **_: object) -> None:
        wrong: dict[str, dict[str, list[object]]] = {"subject": {}, "body": {}}
        for language in answers["body"].keys() - answers["subject"].keys():
            wrong["subject"][language] = [NO_TITLE]
        for language in answers["subject"].keys() - answers["body"].keys():
            wrong["body"][language] = [NO_BODY]
        for name in wrong:
            for language, text in answers[name].items():
                if words := wrong_gaps(text, PLACEHOLDERS):
                    wrong[name][language] = [words]
        if any(wrong.values()):
            raise ValidationError({name: words for name, words in wrong.items() if words})
