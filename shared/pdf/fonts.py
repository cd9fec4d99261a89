"""Which letters the house can print: those of the fonts bundled with it, and no others."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"
FAMILIES = ("House Uzbek", "House Sans", "House Arabic", "House Extra")
REGULAR, STRONG = 400, 600

# Letters of every language that the house is read in, and of names that come to it.
EXPECTED = (
    "AaZz0123456789 ʻʼOʻzbekGʻ ЁёЪъЎўҚқҒғҲҳӨөҮүҢңӘәІіҶҷӢӣӮӯ ÄÖÜßÉèçñøåŁőşİığĂțƏə ẾếỰựẠạĐđ "
    "ĀāḤḥṬṭǴǵƊɗƘƙ ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة پچژگکی ًٌٍَُِّْـ ،؛؟ «»“”‘’–—…№·"
)


@cache
def files() -> Mapping[str, bytes]:
    paths = (path for path in FOLDER.iterdir() if path.suffix in (".ttf", ".woff2"))
    return {path.name: path.read_bytes() for path in sorted(paths)}


@cache
def _letters() -> frozenset[int]:
    """What both weights can draw."""
    from fontTools.ttLib import TTFont

    drawn: dict[int, set[int]] = {REGULAR: set(), STRONG: set()}
    for content in files().values():
        font = TTFont(BytesIO(content), lazy=True)
        weight = STRONG if font["OS/2"].usWeightClass >= STRONG else REGULAR
        drawn[weight].update(font.getBestCmap())
    return frozenset(drawn[REGULAR] & drawn[STRONG])


# Between letters of Arabic they change how a word is read, and they need no drawing of their own.
JOINERS = frozenset("\u200c\u200d")


def _can_be_drawn(character: str) -> bool:
    return character.isspace() or character in JOINERS or ord(character) in _letters()


def missing_letters(text: str) -> set[str]:
    return {character for character in text if not _can_be_drawn(character)}


def printable(text: str) -> str:
    """The text without what would come out as an empty box: it is left out, never replaced."""
    return " ".join("".join(filter(_can_be_drawn, text)).split())


class LettersMissing(Exception):
    """The bundled fonts are not what they should be; nothing is printed with them."""


def check_letters() -> None:
    """Asked before the first paper: better no badge than one with boxes in a name."""
    if missing := missing_letters(EXPECTED):
        raise LettersMissing(f"The fonts lack {' '.join(sorted(missing))}")
