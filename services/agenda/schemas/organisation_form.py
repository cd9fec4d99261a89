"""What is filled in about an organisation."""

from marshmallow import RAISE, Schema

from services.agenda.models.organisation import OrganisationKind
from services.agenda.schemas.register_fields import Lines
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Id, Texts


class OrganisationForm(Schema):
    class Meta:
        unknown = RAISE

    names = Texts(missing=_l("Enter the name of the organisation in at least one language"))
    acronyms = Texts(missing=None, longest=40)
    aliases = Lines(longest_line=300)
    kind = Choice(
        [each.value for each in OrganisationKind],
        missing=_l("Choose what kind of organisation this is"),
    )
    parent_id = Id(missing=None)
