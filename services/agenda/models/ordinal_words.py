"""Which meeting of its series it is, as each language counts them."""

_WORDS = {
    "en": (
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
        *("tenth", "eleventh", "twelfth"),
    ),
    "ru": (
        *("первое", "второе", "третье", "четвёртое", "пятое", "шестое", "седьмое", "восьмое"),
        *("девятое", "десятое", "одиннадцатое", "двенадцатое"),
    ),
    "uz": (
        *("birinchi", "ikkinchi", "uchinchi", "toʻrtinchi", "beshinchi", "oltinchi", "yettinchi"),
        *("sakkizinchi", "toʻqqizinchi", "oʻninchi", "oʻn birinchi", "oʻn ikkinchi"),
    ),
    "ar": (
        *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن"),
        *("التاسع", "العاشر", "الحادي عشر", "الثاني عشر"),
    ),
}
_MEETING = {
    "en": "{which} meeting",
    "ru": "{which} заседание",
    "uz": "{which} yigʻilish",
    "ar": "الاجتماع {which}",
}
# Beyond the words that fit a line, as figures; Arabic and Uzbek need no ending but a hyphen.
_FIGURES = {"en": "{number}{ending}", "ru": "{number}-е", "uz": "{number}-", "ar": "{number}"}


def meeting_words(ordinal: int, language: str) -> str:
    """The second meeting, второе заседание, ikkinchi yigʻilish, الاجتماع الثاني."""
    spoken = language if language in _WORDS else "en"
    if ordinal < 1:
        raise ValueError("meetings are counted from one")
    words = _WORDS[spoken]
    if ordinal <= len(words):
        which = words[ordinal - 1]
    else:
        which = _FIGURES[spoken].format(number=ordinal, ending=_ending(ordinal))
    # Uzbek joins the figure to its noun: 21-yigʻilish.
    return _MEETING[spoken].format(which=which).replace("- ", "-")


def _ending(ordinal: int) -> str:
    if ordinal % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(ordinal % 10, "th")
