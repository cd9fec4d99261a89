"""Which letters can be printed, and what becomes of those that cannot."""

import pytest

from shared.pdf import fonts
from shared.pdf.fonts import LettersMissing, check_letters, missing_letters, printable


@pytest.mark.parametrize(
    "text",
    [
        "Gʻulom Yoʻldoshev, Raʼno",
        "Қасым-Жомарт, Ғулом Ҳакимов, Өмүрбек, Әйгерім Ң, Сироҷиддин Ӣ Ӯ",
        "Nguyễn Thị Ánh Nguyệt, Đặng",
        "Fionnuala Ní Aoláin, Łukasz Żółć, İnci Ağaoğlu, Ɗanladi, Ṭāhā",
        "مُحَمَّدٌ الأمين گلستان پژمان چشمه",
    ],
)
def test_names_that_come_to_us_can_be_printed(text: str) -> None:
    assert missing_letters(text) == set()
    assert printable(text) == text


def test_what_cannot_be_drawn_is_left_out() -> None:
    assert printable("Li Wei 😀") == "Li Wei"
    assert printable("李伟") == ""
    assert missing_letters("Li 李") == {"李"}


def test_press_refuses_fonts_that_lack_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    check_letters()
    monkeypatch.setattr(fonts, "EXPECTED", "abc 李")
    with pytest.raises(LettersMissing, match="李"):
        check_letters()
