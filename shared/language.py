"""In which language something is said: catalogues found on disk, one spoken at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "en"  # the language that the code itself is written in
CATALOGUE = Path("LC_MESSAGES/messages.po")


@cache
def languages() -> tuple[str, ...]:
    """English and every language that has a catalogue in shared; a fifth is one folder more."""
    found = {
        folder.name
        for folder in (ROOT / "shared/translations").iterdir()
        if (folder / CATALOGUE).is_file()
    }
    usual = [each for each in (SOURCE, "ru", "uz", "ar") if each == SOURCE or each in found]
    return (*usual, *sorted(found - set(usual)))


@cache
def direction(language: str) -> str:
    return Locale.parse(language).text_direction


@dataclass(frozen=True)
class Voice:
    """A service speaking one language."""

    service: str
    language: str
    words: NullTranslations

    @property
    def direction(self) -> str:
        return direction(self.language)


def _catalogue(folder: Path, language: str) -> Translations | None:
    path = folder / "translations" / language / CATALOGUE
    if not path.is_file():
        return None
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)


@cache
def voice(service: str, language: str) -> Voice:
    words: NullTranslations = NullTranslations()
    for folder in (ROOT / "services" / service, ROOT / "shared"):
        part = _catalogue(folder, language)
        if part is None:
            continue
        if isinstance(words, Translations):
            words.add_fallback(part)
        else:
            words = part
    return Voice(service, language, words)


_spoken: ContextVar[Voice] = ContextVar("spoken")


def speak(service: str, language: str) -> None:
    """From now on, in this thread, texts are said by `service` in `language`."""
    _spoken.set(voice(service, language))


@contextmanager
def speaking(service: str, language: str) -> Iterator[Voice]:
    """For a letter or a paper in its reader's language, whatever is spoken around it."""
    chosen = voice(service, language if language in languages() else SOURCE)
    token = _spoken.set(chosen)
    try:
        yield chosen
    finally:
        _spoken.reset(token)


def spoken() -> Voice:
    return _spoken.get(_SILENT)


_SILENT = Voice("shared", SOURCE, NullTranslations())


def gettext(message: str) -> str:
    return spoken().words.ugettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    return spoken().words.ungettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    said = spoken().words.upgettext(context, message)
    return str(said)


@dataclass(frozen=True)
class Later:
    """A text that is fixed now and put into words when someone reads it."""

    message: str

    def __str__(self) -> str:
        return gettext(self.message)


def lazy_gettext(message: str) -> Later:
    return Later(message)
