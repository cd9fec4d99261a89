"""What somebody says when they give their word that a clash may stand."""

from marshmallow import RAISE, Schema

from shared.language import lazy_gettext as _l
from shared.web.fields import Typed

LONGEST_KEY = 300


class WaiverForm(Schema):
    class Meta:
        unknown = RAISE

    clash = Typed(longest=LONGEST_KEY)
    reason = Typed(missing=_l("Enter why it may stand"), longest=300)
