"""One line that says who is behind a meeting, made anew in each language."""

from collections.abc import Sequence
from itertools import groupby

from services.agenda.models.base import Texts
from services.agenda.models.organiser import Organiser, Part
from shared.language import Later, languages, speaking
from shared.language import lazy_gettext as _l
from shared.text.names import in_language

# Said before one organisation and before several.
PARTS: dict[str, tuple[Later, Later]] = {
    Part.ORGANISER: (_l("Organiser"), _l("Organisers")),
    Part.CO_ORGANISER: (_l("Co-organiser"), _l("Co-organisers")),
    Part.COOPERATION: (_l("In cooperation with"), _l("In cooperation with")),
    Part.SUPPORT: (_l("With the support of"), _l("With the support of")),
    Part.AUSPICES: (_l("Under the auspices of"), _l("Under the auspices of")),
    Part.HOST: (_l("Host"), _l("Hosts")),
    Part.SECRETARIAT: (_l("Secretariat"), _l("Joint secretariat")),
    Part.DONOR: (_l("Donor"), _l("Donors")),
    Part.PARTNER: (_l("Partner"), _l("Partners")),
}
_ORDER = list(PARTS)
_AND = {"ar": "؛ "}


def lines_of(organisers: Sequence[Organiser]) -> Texts:
    """Language to line; nothing where nobody is named."""
    if not organisers:
        return {}
    return {language: line_in(organisers, language) for language in languages()}


def line_in(organisers: Sequence[Organiser], language: str) -> str:
    """Organisations of one part stand together, in their own order.

    The first part needs no word of its own where it is that of organiser: the line is headed so.
    """
    ordered = sorted(organisers, key=lambda each: (_ORDER.index(each.part), each.position))
    sentences: list[str] = []
    with speaking("agenda", language):
        for part, found in groupby(ordered, key=lambda each: each.part):
            names = [in_language(each.organisation.names, language) for each in found]
            line = _AND.get(language, "; ").join(names)
            if sentences or part != Part.ORGANISER:
                line = f"{PARTS[part][len(names) > 1]}: {line}"
            sentences.append(line)
    return ". ".join(sentences)
