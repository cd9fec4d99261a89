"""The form by which organisers say what their meeting asks."""

from marshmallow import Schema, ValidationError

from services.registration.models.questions import PHOTO
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Several, Typed

TOPICS = ("sex", "visa", "travel", "hotel", "diet", "accessibility")


class Whole(Typed):
    """A whole number within bounds; empty where that is allowed."""

    def __init__(self, least: int, most: int, *, optional: bool = False) -> None:
        wrong = _l("Enter a whole number")
        super().__init__(missing=None if optional else wrong, longest=9)
        self.bounds = (least, most)
        if optional:
            self.load_default = None

    def understand(self, text: str) -> int:
        if not (text.isascii() and text.isdigit()):
            raise ValidationError([_l("Enter a whole number")])
        least, most = self.bounds
        if int(text) < least:
            raise ValidationError([_l("This is too small")])
        if int(text) > most:
            raise ValidationError([_l("This is too large")])
        return int(text)


class QuestionsForm(Schema):
    photo = Choice(PHOTO, missing=_l("Say whether a photo is asked for"))
    photo_width = Whole(210, 4000)
    photo_height = Whole(270, 4000)
    topics = Several(TOPICS)
    answer_days = Whole(1, 90, optional=True)
