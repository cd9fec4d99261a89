"""How a person comes, stays and goes: the pages of their journey."""

from typing import Any

from marshmallow import Schema, ValidationError, validates_schema

from services.registration.models.visit import HOTEL, TRAVEL
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Day, Hour, Typed

REFUSED = "refused"


class WholeHour(Hour):
    """An hour that may be left out."""

    def __init__(self) -> None:
        super().__init__(missing=None)
        self.load_default = None


class TravelForm(Schema):
    travel = Choice(TRAVEL, missing=_l("Say whether you know how you will travel"))
    arrives_on = Day(missing=None)
    arrives_at_hour = WholeHour()
    arrival_flight = Typed(missing=None, longest=40)
    arrival_from = Typed(missing=None, longest=120)
    departs_on = Day(missing=None)
    departs_at_hour = WholeHour()
    departure_flight = Typed(missing=None, longest=40)
    departure_to = Typed(missing=None, longest=120)

    @validates_schema(skip_on_field_errors=False)
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        if answers.get("travel") != "known":
            return
        arrives, departs = (answers.get(f"{way}_on", REFUSED) for way in ("arrives", "departs"))
        wrong: dict[str, list[object]] = {}
        if not arrives:
            wrong["arrives_on"] = [_l("Enter the day of your arrival")]
        if REFUSED not in (arrives, departs) and arrives and departs and departs < arrives:
            wrong["departs_on"] = [_l("This is before the day of your arrival")]
        if wrong:
            raise ValidationError(wrong)


class HotelForm(Schema):
    hotel = Choice(HOTEL, missing=_l("Say whether you need a room"))
    hotel_from = Day(missing=None)
    hotel_to = Day(missing=None)
    hotel_words = Typed(missing=None, longest=300)

    @validates_schema(skip_on_field_errors=False)
    def is_whole(self, answers: dict[str, Any], **_: object) -> None:
        if answers.get("hotel") != "wanted":
            return
        begins, ends = (answers.get(f"hotel_{edge}", REFUSED) for edge in ("from", "to"))
        wrong: dict[str, list[object]] = {}
        if not begins:
            wrong["hotel_from"] = [_l("Enter the first night")]
        if not ends:
            wrong["hotel_to"] = [_l("Enter the morning on which you leave")]
        if not wrong and REFUSED not in (begins, ends) and ends <= begins:
            wrong["hotel_to"] = [_l("This has to be after the first night")]
        if wrong:
            raise ValidationError(wrong)


class SeveralForm(HotelForm):
    """One answer for several people; a question may be left open, flights are each person's."""

    visa = Choice(("yes", "no"), missing=None)
    travel = Choice(("later", "none"), missing=None)
    hotel = Choice(HOTEL, missing=None)
