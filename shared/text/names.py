"""People and places keep the spelling they were given, in whichever script that was."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

LANGUAGES = ("en", "ru", "uz", "ar")

# Every sign that keyboards and office software put where an Uzbek ʻ or ʼ belongs.
APOSTROPHES = "'`´‘’‛′ʹʻʼʽʾʿˈ＇"
LETTER_COMMA = "\u02bb"
GLOTTAL_STOP = "\u02bc"

_AFTER_O_OR_G = re.compile(rf"(?<=[OoGg])[{APOSTROPHES}]")
_BETWEEN_LETTERS = re.compile(rf"(?<=[^\W\d_])(?<![OoGg])[{APOSTROPHES}](?=[^\W\d_])")
_OPENING_QUOTE = re.compile(rf"(?<!\w)[{APOSTROPHES}](?=\w)")

# Marks that steer direction or are not to be seen: they let one name pass for another.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e00ff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_JOINERS = re.compile("[\u200c\u200d]+")

_SCRIPT_BY_NAME = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "GREEK": "Grek", "HEBREW": "Hebr",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana",
    "HANGUL": "Hang", "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai", "LAO": "Laoo",
    "KHMER": "Khmr", "MYANMAR": "Mymr", "ETHIOPIC": "Ethi", "SINHALA": "Sinh", "TAMIL": "Taml",
    "TELUGU": "Telu", "GURMUKHI": "Guru", "GUJARATI": "Gujr", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "TIBETAN": "Tibt", "MONGOLIAN": "Mong", "SYRIAC": "Syrc", "THAANA": "Thaa",
}  # fmt: skip
# Scripts in which a joiner between two letters changes how the word is read.
_JOINED = {
    "Arab", "Syrc", "Mong", "Deva", "Beng", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym", "Sinh",
    "Khmr", "Mymr",
}  # fmt: skip


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in the language asked for, or else in the next that a reader may know."""
    for tried in (language, *LANGUAGES, *texts):
        text = texts.get(tried)
        if text and not text.isspace():
            return text
    return ""


def as_typed(text: str) -> str:
    """One line as its owner spelled it, freed only of what cannot be seen."""
    text = _CONTROL.sub("", _UNSEEN.sub("", text))
    text = " ".join(_JOINERS.sub(_needed_joiner, text).split())
    return unicodedata.normalize("NFC", text)


def _needed_joiner(found: re.Match[str]) -> str:
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    joins = before and _script_of_letter(before) in _JOINED
    return found[0][0] if joins and after and not after.isspace() else ""


def set_uzbek_letters(text: str) -> str:
    """Uzbek as it is printed: ʻ in oʻ and gʻ, ʼ between other letters, whatever sign was typed.

    It would make an Uzbek of an O'Brien as well, so it is offered to a person and used for keys,
    never applied to a stored name unasked.
    """
    return _BETWEEN_LETTERS.sub(GLOTTAL_STOP, _AFTER_O_OR_G.sub(_letter_or_quote, text))


def _letter_or_quote(found: re.Match[str]) -> str:
    text = found.string
    ends_word = not text[found.end() : found.end() + 1].isalpha()
    closes = ends_word and _OPENING_QUOTE.search(text, 0, found.start())
    return found[0] if closes else LETTER_COMMA


def script_of(text: str) -> str:
    """The ISO 15924 code of the script most letters belong to; "Zyyy" where there is no letter."""
    scripts = Counter(
        _script_of_letter(character)
        for character in text
        if unicodedata.category(character) in {"Lu", "Ll", "Lt", "Lo"}
    )
    return scripts.most_common(1)[0][0] if scripts else "Zyyy"


def _script_of_letter(character: str) -> str:
    name = unicodedata.name(character, "")
    return _SCRIPT_BY_NAME.get(name.partition(" ")[0], "Zzzz")


def direction_of(text: str) -> str:
    """Either "rtl" or "ltr", by the first letter that has a direction of its own."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return "rtl"
        if direction == "L":
            return "ltr"
    return "ltr"
