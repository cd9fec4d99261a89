"""Working groups are lettered, and every language letters them from its own alphabet."""

_LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    # Without ё, й, ъ, ы and ь, as enumerations in official Russian are lettered.
    "ru": "абвгдежзиклмнопрстуфхцчшщэюя",
    "uz": "abcdefghijklmnopqrstuvwxyz",
    "ar": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_LENGTHENER = "ـ"


def letter(ordinal: int, language: str) -> str:
    """The letter of the first, second, … group; after the last letter they are doubled."""
    if ordinal < 1:
        raise ValueError("groups are counted from one")
    letters = _LETTERS.get(language, _LETTERS["en"])
    rounds, place = divmod(ordinal - 1, len(letters))
    # A lone ه reads as a figure, so that it is drawn as it begins a word.
    drawn = letters[place] * (rounds + 1)
    return drawn + _LENGTHENER if letters[place] == "ه" else drawn


def label(ordinal: int, language: str) -> str:
    """The letter as it stands before the name of a group: (a), (а), (أ)."""
    return f"({letter(ordinal, language)})"
