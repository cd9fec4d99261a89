"""What a name may consist of, whoever bears it and in whichever script it is written."""

import unicodedata

from shared.language import lazy_gettext as _l
from shared.text.names import APOSTROPHES, script_of

SIGNS = frozenset(APOSTROPHES + ".,·()/&-‐‑–")
ONLY_LETTERS = _l("Use letters, spaces, hyphens, apostrophes and full stops only")
IN_LATIN = _l("Write this in Latin letters, as in the passport")


def wrong_in_name(text: str) -> object | None:
    has_letter = False
    for character in text:
        kind = unicodedata.category(character)[0]
        has_letter = has_letter or kind == "L"
        if kind not in "LM" and character not in SIGNS and not character.isspace():
            return ONLY_LETTERS
    return None if has_letter else ONLY_LETTERS


def wrong_in_latin_name(text: str) -> object | None:
    if script_of(text) not in ("Latn", "Zyyy"):
        return IN_LATIN
    return wrong_in_name(text)
