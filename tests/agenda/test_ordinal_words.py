"""Which meeting it is, in words."""

import pytest

from services.agenda.models.ordinal_words import meeting_words


@pytest.mark.parametrize(
    ("ordinal", "words"),
    [
        (2, ("second meeting", "второе заседание", "ikkinchi yigʻilish", "الاجتماع الثاني")),
        (4, ("fourth meeting", "четвёртое заседание", "toʻrtinchi yigʻilish", "الاجتماع الرابع")),
        (12, ("twelfth", "двенадцатое", "oʻn ikkinchi", "الثاني عشر")),
        (13, ("13th meeting", "13-е заседание", "13-yigʻilish", "الاجتماع 13")),
        (21, ("21st meeting", "21-е заседание", "21-yigʻilish", "الاجتماع 21")),
        (112, ("112th meeting", "112-е заседание", "112-yigʻilish", "الاجتماع 112")),
        (123, ("123rd meeting", "123-е заседание", "123-yigʻilish", "الاجتماع 123")),
    ],
)
def test_each_language_counts_in_its_own_way(ordinal: int, words: tuple[str, ...]) -> None:
    for language, said in zip(("en", "ru", "uz", "ar"), words, strict=True):
        assert said in meeting_words(ordinal, language)


def test_nothing_is_counted_before_the_first() -> None:
    with pytest.raises(ValueError, match="from one"):
        meeting_words(0, "en")
