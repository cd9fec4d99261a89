"""Days, hours and the letters of groups read as each language writes them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.text.dates import city, clock, date_range, day, deadline, moment, month
from shared.text.names import set_uzbek_letters
from shared.text.ordinals import label, letter

OPENING = datetime(2027, 5, 12, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "one_month", "two_months", "two_years", "one_day"),
    [
        (
            "en",
            "11–13 May 2027",
            "30 May – 2 June 2027",
            "30 December 2027 – 2 January 2028",
            "11 May 2027",
        ),
        (
            "ru",
            "11–13 мая 2027 г.",
            "30 мая – 2 июня 2027 г.",
            "30 декабря 2027 г. – 2 января 2028 г.",
            "11 мая 2027 г.",
        ),
        (
            "uz",
            "2027-yil 11–13-may",
            "2027-yil 30-may – 2-iyun",
            "2027-yil 30-dekabr – 2028-yil 2-yanvar",
            "2027-yil 11-may",
        ),
        (
            "ar",
            "من 11 إلى 13 مايو 2027",
            "من 30 مايو إلى 2 يونيو 2027",
            "من 30 ديسمبر 2027 إلى 2 يناير 2028",
            "11 مايو 2027",
        ),
    ],
)
def test_ranges_of_days(
    language: str, one_month: str, two_months: str, two_years: str, one_day: str
) -> None:
    first = date(2027, 5, 11)
    assert date_range(first, date(2027, 5, 13), language) == one_month
    assert date_range(date(2027, 5, 30), date(2027, 6, 2), language) == two_months
    assert date_range(date(2027, 12, 30), date(2028, 1, 2), language) == two_years
    assert date_range(first, first, language) == one_day == day(first, language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Wednesday 12 May 2027, 09:00 (Samarkand time)"),
        ("ru", "среда, 12 мая 2027 г., 09:00 (Самарканд)"),
        ("uz", "2027-yil 12-may, chorshanba, soat 09:00 (Samarqand vaqti)"),
        ("ar", "الأربعاء 12 مايو 2027، 09:00 (بتوقيت سمرقند)"),
    ],
)
def test_moment_is_told_by_the_clock_of_the_venue(language: str, words: str) -> None:
    assert moment(OPENING, "Asia/Samarkand", language, weekday=True) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "9 September 2027, 24:00 (Tashkent time)"),
        ("ru", "9 сентября 2027 г., 24:00 (Ташкент)"),
        ("uz", "2027-yil 9-sentabr, soat 24:00 (Toshkent vaqti)"),
        ("ar", "9 سبتمبر 2027، 24:00 (بتوقيت طشقند)"),
    ],
)
def test_what_ends_at_midnight_ends_with_the_day_before(language: str, words: str) -> None:
    midnight = datetime(2027, 9, 9, 19, tzinfo=UTC)
    assert deadline(midnight, "Asia/Tashkent", language) == words


def test_what_ends_at_another_hour_ends_at_that_hour() -> None:
    at = datetime(2027, 9, 9, 18, 59, tzinfo=UTC)
    assert deadline(at, "Asia/Tashkent", "en") == "9 September 2027, 23:59 (Tashkent time)"
    assert deadline(at, "UTC", "en") == moment(at, "UTC", "en")


def test_city_is_left_out_where_it_is_said_beside() -> None:
    assert moment(OPENING, "Asia/Samarkand", "en", is_known=True) == "12 May 2027, 09:00"
    assert clock(OPENING, "Asia/Samarkand", "uz", is_known=True) == "09:00"


def test_the_day_is_the_venues_as_well() -> None:
    assert moment(OPENING, "America/New_York", "en") == "12 May 2027, 00:00 (New York time)"
    before = OPENING - timedelta(hours=1)
    assert moment(before, "America/New_York", "en") == "11 May 2027, 23:00 (New York time)"


def test_almaty_keeps_the_time_it_has_since_2024() -> None:
    assert clock(datetime(2024, 2, 29, 0, tzinfo=UTC), "Asia/Almaty", "en").startswith("06:00")
    assert clock(datetime(2024, 3, 2, 0, tzinfo=UTC), "Asia/Almaty", "en").startswith("05:00")


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "04:00 (UTC)"),
        ("Etc/GMT-5", "09:00 (UTC+05)"),
        ("Etc/GMT+3", "01:00 (UTC−03)"),
        ("Europe/Kyiv", "07:00 (Kyiv time)"),
        ("Asia/Kolkata", "09:30 (Kolkata time)"),
        ("America/Argentina/Buenos_Aires", "01:00 (Buenos Aires time)"),
    ],
)
def test_hour_names_its_city(zone: str, words: str) -> None:
    assert clock(OPENING, zone, "en") == words


@pytest.mark.parametrize(
    ("zone", "ru", "uz", "ar"),
    [
        ("Asia/Tashkent", "Ташкент", "Toshkent", "طشقند"),
        ("Europe/Kyiv", "Киев", "Kiyev", "كييف"),
        ("Asia/Baghdad", "Багдад", "Bagʻdod", "بغداد"),
    ],
)
def test_city_in_each_language(zone: str, ru: str, uz: str, ar: str) -> None:
    assert [city(zone, language) for language in ("ru", "uz", "ar")] == [ru, uz, ar]


def test_hour_of_no_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock(datetime(2027, 5, 12, 9, 0), "Asia/Samarkand", "en")  # noqa: DTZ001


def test_hour_does_not_depend_on_the_zone_it_was_given_in() -> None:
    elsewhere = OPENING.astimezone(timezone(timedelta(hours=-7)))
    assert clock(elsewhere, "Asia/Samarkand", "ru") == clock(OPENING, "Asia/Samarkand", "ru")


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_figures_are_western_and_uzbek_is_spelled_right(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    for language in ("en", "ru", "uz", "ar"):
        text = date_range(start, end, language) + day(start, language, weekday=True)
        assert str(end.year) in text
        assert all(character in "0123456789" for character in text if character.isdigit())
        assert not set("'‘’`") & set(text)
    assert set_uzbek_letters(day(start, "uz", weekday=True)) == day(start, "uz", weekday=True)


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", "(a) (b) (c) (d)"),
        ("uz", "(a) (b) (c) (d)"),
        ("ru", "(а) (б) (в) (г)"),
        ("ar", "(أ) (ب) (ج) (د)"),
        ("fr", "(a) (b) (c) (d)"),
    ],
)
def test_groups_are_lettered_in_the_alphabet_of_the_language(language: str, labels: str) -> None:
    assert [label(ordinal, language) for ordinal in range(1, 5)] == labels.split(" ")


def test_letters_go_on_after_the_last_one() -> None:
    assert [letter(ordinal, "en") for ordinal in (26, 27, 52, 53)] == ["z", "aa", "zz", "aaa"]
    assert letter(5, "ar") == "هـ"
    for language in ("en", "ru", "uz", "ar"):
        assert len({letter(ordinal, language) for ordinal in range(1, 61)}) == 60


def test_groups_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="from one"):
        letter(0, "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "May 2024"), ("ru", "май 2024 г."), ("uz", "2024-yil may"), ("ar", "مايو 2024")],
)
def test_a_month_is_named_where_the_day_is_not_known(language: str, words: str) -> None:
    assert month(date(2024, 5, 1), language) == words
