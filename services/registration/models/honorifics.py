"""How people are addressed on papers, where they chose one of the usual forms."""

from shared.language import Later
from shared.language import lazy_gettext as _l

HONORIFICS: dict[str, Later] = {
    "Mr": _l("Mr"),
    "Ms": _l("Ms"),
    "Dr": _l("Dr"),
    "Prof.": _l("Professor"),
    "H.E. Mr": _l("His Excellency Mr"),
    "H.E. Ms": _l("Her Excellency Ms"),
}
