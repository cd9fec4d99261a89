"""What the front desk sends: whom it received, what it prints and why again, where it stands."""

from marshmallow import Schema

from services.badges.models.badge_print import REASONS
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Id, Ticked, Typed

LONGEST_STATION = 60
LONGEST_QUERY = 200


class ArrivalForm(Schema):
    participant = Id()
    # Whether the same press prints, under which id; made by the page, so that twice is once.
    prints = Ticked()
    print_id = Id()
    q = Typed(missing=None, longest=LONGEST_QUERY)


class PrintForm(Schema):
    print_id = Id()
    reason = Choice(REASONS, missing=_l("Choose why it is printed again"))
    q = Typed(missing=None, longest=LONGEST_QUERY)


class StationForm(Schema):
    station = Typed(longest=LONGEST_STATION)
