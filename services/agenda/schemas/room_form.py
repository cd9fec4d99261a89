"""What an editor fills in about a room."""

from marshmallow import RAISE, Schema, ValidationError

from shared.language import lazy_gettext as _l
from shared.web.fields import Texts, Typed


class Figure(Typed):
    """A whole number of people or of places, in the figures that keyboards type."""

    def __init__(self, *, largest: int, missing: object | None, smallest: int = 1) -> None:
        super().__init__(missing=missing, longest=10)
        self.smallest, self.largest = smallest, largest
        if missing is None:
            self.load_default = None

    def understand(self, text: str) -> int:
        is_figure = text.isascii() and text.isdigit()
        if not (is_figure and self.smallest <= int(text) <= self.largest):
            raise ValidationError([_l("Enter a whole number, such as 120")])
        return int(text)


class RoomForm(Schema):
    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter the name of the room in at least one language"), longest=120)
    capacity = Figure(largest=100_000, missing=None)
    booths = Figure(smallest=0, largest=20, missing=None)
    floor = Texts(missing=None, longest=120)
    place = Figure(largest=1_000, missing=None)
