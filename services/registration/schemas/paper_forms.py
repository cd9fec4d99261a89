"""The forms by which organisers have papers made and say how they are signed."""

from marshmallow import Schema

from services.registration.models.paper import STAGES
from shared.language import languages
from shared.language import lazy_gettext as _l
from shared.web.fields import Choice, Texts, Ticked, Typed


class ListForm(Schema):
    stage = Choice(STAGES, missing=_l("Say which list it is"))
    only_arrived = Ticked()


class LettersForm(Schema):
    language = Choice(languages, missing=_l("Choose the language of the letter"))


class PaperRulesForm(Schema):
    symbol = Typed(missing=None, longest=60)
    lists_media = Ticked()
    lists_host = Ticked()
    signatory_name = Texts(missing=None, longest=200)
    signatory_function = Texts(missing=None, longest=300)
    gives_letters = Ticked()
