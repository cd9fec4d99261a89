"""What whoever publishes says: what the edition is called, and which programme they looked at."""

from marshmallow import RAISE, Schema

from services.agenda.models.edition import Suffix
from shared.web.fields import Choice, Typed


class PublishingForm(Schema):
    class Meta:
        unknown = RAISE

    suffix = Choice([each.value for each in Suffix if each], missing=None)
    seen = Typed(missing=None, longest=64)
