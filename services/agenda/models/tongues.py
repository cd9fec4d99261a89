"""The languages that may be heard at a meeting, and what one is called in another."""

from functools import cache

from babel import Locale

from shared.text.names import set_uzbek_letters

# Those of the United Nations, those of the region, and those that its guests speak.
TONGUES = (
    *("ar", "en", "es", "fr", "ru", "zh"),
    *("az", "fa", "hy", "ka", "kk", "ky", "mn", "prs", "ps", "tg", "tk", "tr", "uk", "ur", "uz"),
    *("de", "hi", "id", "it", "ja", "ko", "pl", "pt"),
)
# Where the library has none, or one that nobody here uses.
_NAMES = {
    ("prs", "en"): "Dari",
    ("prs", "ru"): "дари",
    ("prs", "uz"): "dariy",
    ("prs", "ar"): "الدرية",
}


@cache
def tongue(code: str, language: str) -> str:
    """What a language is called in a list, such as Russian, русский, rus or الروسية."""
    if (code, language) in _NAMES:
        return _NAMES[code, language]
    locale = Locale.parse("uz_Latn" if language == "uz" else language)
    name = str(locale.languages.get(code, code))
    return set_uzbek_letters(name) if language == "uz" else name
