"""Lists stand in the alphabetical order of the language they are read in.

A key is compared byte by byte, in Python as in the database. It has four levels: base letters, then
accents, then small before capital, then the spelling itself, so that no two names ever tie.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from shared.text.names import APOSTROPHES, set_uzbek_letters

_LATIN = "abcdeəfghijklmnopqrstuvwxyzþ"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_CYRILLIC = "аәбвгґғҕдђеєжҗзѕиіїйјкқҡлљмнңњоөпрстћуўүұфхҳһцчҷџшщъыьэюя"
_UZBEK_CYRILLIC = "абвгґҕдђеєжҗзѕиіїйјкҡлљмнңњоөпрстћуүұфхһцчҷџшщъыьэюяўқғҳ"
_GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
_ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC = "ءابپتثجچحخدذرزژسشصضطظعغفڤقكگلمنهوي"

# Letters that are another with a mark, though Unicode does not take them apart.
_MARKED = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n", "ς": "σ", "ة": "ت",
    "ى": "ي", "ی": "ي", "ک": "ك", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
}  # fmt: skip
_JOINED = {"æ": "ae", "œ": "oe", "ß": "ss"}
_ORDER_OF_SIGNS = ' _-‐‑–—,;:!?."«»“”()[]{}@*/\\&#%+=<>|~$^'

_SEPARATOR = b"\x01"
_PLAIN_MARK, _SMALL, _CAPITAL = 0x02, 0x02, 0x03
_OWN_MARK = 0x03
_SIGN, _FIGURE, _FIRST_ALPHABET, _OTHER = 0x04, 0x06, 0x08, 0xF0

_ARTICLE = re.compile("^ال(?=[\u0620-\u064a]{2})")


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """Which bytes stand for a letter: where in the order, with which mark, small or capital."""

    letters: dict[str, bytes]
    pairs: re.Pattern[str] | None


def sort_key(text: str, language: str, *, ignoring_article: bool = False) -> bytes:
    """The place of a text in a list of that language; Arabic may be asked to pass over its ال."""
    text = unicodedata.normalize("NFC", text).strip()
    spelled = _ARTICLE.sub("", text) if ignoring_article else text
    if language == "uz":
        spelled = set_uzbek_letters(spelled)
    alphabet = _alphabet(language)
    letters, marks, cases = bytearray(), bytearray(), bytearray()
    for part in _parts(spelled, alphabet):
        for letter, mark, case in _weights(part, language):
            letters += letter
            marks += mark
            cases += case
    # Trailing plain marks say nothing; without them a key is half as long.
    return _SEPARATOR.join(
        (
            bytes(letters),
            bytes(marks).rstrip(bytes([_PLAIN_MARK])),
            bytes(cases).rstrip(bytes([_SMALL])),
            text.encode(errors="surrogatepass"),
        )
    )


def _parts(text: str, alphabet: _Alphabet) -> Iterator[str]:
    if alphabet.pairs is None:
        yield from text
        return
    place = 0
    for found in alphabet.pairs.finditer(text):
        yield from text[place : found.start()]
        yield found[0]
        place = found.end()
    yield from text[place:]


@lru_cache(maxsize=4096)
def _weights(part: str, language: str) -> tuple[tuple[bytes, bytes, bytes], ...]:
    """For each letter within: its place, its mark, its case; a mark alone has no place."""
    small = part.lower()
    case = bytes([_SMALL if small == part else _CAPITAL])
    letters = _alphabet(language).letters
    plain = bytes([_PLAIN_MARK])
    if (place := letters.get(small)) is not None:
        return ((place, plain, case),)
    if small in _JOINED:
        marked = bytes([_PLAIN_MARK, _OWN_MARK, *_code(ord(small))])
        first, second = (letters[letter] for letter in _JOINED[small])
        return ((first, plain, case), (second, marked, case))
    if small in _MARKED:
        marked = bytes([_PLAIN_MARK, _OWN_MARK, *_code(ord(small))])
        return ((letters[_MARKED[small]], marked, case),)
    apart = unicodedata.normalize("NFKD", small)
    if apart != small:
        return tuple(weight for one in apart for weight in _recased(_weights(one, language), case))
    if len(small) > 1:
        return tuple(weight for one in small for weight in _recased(_weights(one, language), case))
    return (_weight_of_sign(small),)


def _recased(
    weights: tuple[tuple[bytes, bytes, bytes], ...], case: bytes
) -> Iterator[tuple[bytes, bytes, bytes]]:
    for letter, mark, own_case in weights:
        yield letter, mark, case if own_case else own_case


def _weight_of_sign(sign: str) -> tuple[bytes, bytes, bytes]:
    plain, small, code = bytes([_PLAIN_MARK]), bytes([_SMALL]), bytes(_code(ord(sign)))
    category = unicodedata.category(sign)
    if category.startswith("M") or sign in APOSTROPHES or category in {"Cf", "Lm"}:
        return b"", bytes([_OWN_MARK]) + code, b""
    if category == "Nd":
        return bytes([_FIGURE, 2 + unicodedata.digit(sign)]), plain, small
    if category[0] in "PSZC":
        place = _ORDER_OF_SIGNS.find(" " if category == "Zs" else sign)
        own = bytes([_SIGN, 2 + place]) if place >= 0 else bytes([_SIGN + 1]) + code
        return own, plain, small
    return bytes([_OTHER]) + code, plain, small


def _code(point: int) -> tuple[int, int, int]:
    return 2 + (point >> 14), 2 + (point >> 7 & 0x7F), 2 + (point & 0x7F)


@lru_cache(maxsize=16)
def _alphabet(language: str) -> _Alphabet:
    latin = list(_LATIN)
    cyrillic = _CYRILLIC
    pairs = None
    if language == "uz":
        latin = [*_LATIN, "oʻ", "gʻ", "sh", "ch"]
        cyrillic = _UZBEK_CYRILLIC
        pairs = re.compile("oʻ|gʻ|sh|ch", re.IGNORECASE)
    scripts: list[str | list[str]] = [
        latin, _GREEK, cyrillic, _GEORGIAN, _ARMENIAN, _HEBREW, _ARABIC
    ]  # fmt: skip
    own = {"ru": cyrillic, "ar": _ARABIC}.get(language)
    if own is not None:
        scripts.remove(own)
        scripts.insert(0, own)
    letters = {
        letter: bytes([_FIRST_ALPHABET + number, 2 + place])
        for number, script in enumerate(scripts)
        for place, letter in enumerate(script)
    }
    return _Alphabet(letters, pairs)
