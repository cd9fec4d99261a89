"""One person under two spellings is found in any script; two persons are not taken for one."""

import time
from itertools import combinations

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.registration.models.duplicates import likeness, name_marks
from services.registration.models.registration import Registration
from services.registration.queries.duplicates import all_pairs, likenesses_among, pairs_with
from services.registration.usecases.withdraw_registration import withdraw_registration
from tests.people import OTHER_MEETING_ID, SEMINAR_ID
from tests.registration.people import LINKS
from tests.registration.reviewing import named

ONE_PERSON = [
    ("Baxtiyor Mustafayev", "Бахтиёр Мустафаев", "Bakhtiyor Mustafaev", "Mustafaev B. Bakhtiyor"),
    ("Oʻtkir Qodirov", "O'tkir Qodirov", "O‘tkir Kadirov", "Ўткир Қодиров"),
    ("Gʻulom Yoʻldoshev", "Ғулом Йўлдошев", "Gulam Yuldashev"),
    ("Soekarno", "Sukarno", "Сукарно"),
    ("Jeenbekov Omurbek", "Өмүрбек Жээнбеков"),
    ("Mohammed Al-Hassan", "Muhammad Hasan"),
]
ALIKE = [
    ("Ahmad Karimov", "Hamid Karimov"),
    ("Hussein Ali", "Hassan Ali"),
    # Without its vowels a name is nobody's alone.
    ("محمد الحسن", "Muhammad Hasan"),
]
STRANGERS = [
    ("Aziza Karimova", "Nodira Karimova"),
    ("Ahmad Karimov", "Ahmad Nazarov"),
    ("Suharta", "Sukarno"),
    ("Suharta", "Suharta Karimova"),
]


@pytest.mark.parametrize("names", ONE_PERSON, ids=[names[0] for names in ONE_PERSON])
def test_spellings_of_one_name_share_a_mark_and_are_the_same(names: tuple[str, ...]) -> None:
    for one, other in combinations(names, 2):
        assert set(name_marks(one)) & set(name_marks(other)), (one, other)
        assert likeness([one], [other]) == "same", (one, other)


@pytest.mark.parametrize("names", ALIKE, ids=[names[0] for names in ALIKE])
def test_names_that_only_sound_alike_are_offered_as_no_more(names: tuple[str, str]) -> None:
    one, other = names
    assert set(name_marks(one)) & set(name_marks(other))
    assert likeness([one], [other]) == "alike"


@pytest.mark.parametrize("names", STRANGERS, ids=[names[0] for names in STRANGERS])
def test_one_name_in_common_makes_nobody_a_duplicate(names: tuple[str, str]) -> None:
    one, other = names
    assert not set(name_marks(one)) & set(name_marks(other))


def test_three_registrations_of_one_person_are_found_across_scripts(session: Session) -> None:
    latin = named(session, "Baxtiyor", "Mustafayev")
    cyrillic = named(session, "Бахтиёр", "Мустафаев")
    other_latin = named(session, "Bakhtiyor", "Mustafaev")
    ahmad, hamid = named(session, "Ahmad", "Karimov"), named(session, "Hamid", "Karimov")
    alone = named(session, "Nodira", "Yoʻldosheva")
    found = likenesses_among(session, SEMINAR_ID, [latin, cyrillic, ahmad, alone])
    assert found == {latin.id: "same", cyrillic.id: "same", ahmad.id: "alike"}
    pairs = {frozenset((each.one.id, each.other.id)) for each in all_pairs(session, SEMINAR_ID)}
    three = (latin.id, cyrillic.id, other_latin.id)
    expected = {frozenset(pair) for pair in combinations(three, 2)}
    assert pairs == expected | {frozenset((ahmad.id, hamid.id))}
    assert [each.likeness for each in all_pairs(session, SEMINAR_ID)] == ["same"] * 3 + ["alike"]
    assert len(pairs_with(session, SEMINAR_ID, latin.id)) == 2
    assert pairs_with(session, SEMINAR_ID, alone.id) == []


def test_name_in_their_own_script_finds_what_the_latin_name_does_not(session: Session) -> None:
    one = named(session, "Guillermo", "Courtois", "Гийом Куртуа")
    other = named(session, "Гийом", "Куртуа")
    assert likenesses_among(session, SEMINAR_ID, [one]) == {one.id: "same"}
    assert [each.other.id for each in pairs_with(session, SEMINAR_ID, other.id)] != []


def test_only_the_expected_of_the_same_meeting_are_compared(session: Session) -> None:
    one, other = named(session, "Baxtiyor", "Mustafayev"), named(session, "Бахтиёр", "Мустафаев")
    assert pairs_with(session, OTHER_MEETING_ID, one.id) == []
    assert all_pairs(session, OTHER_MEETING_ID) == []
    withdraw_registration(session, meeting_id=SEMINAR_ID, registration_id=other.id, links=LINKS)
    assert likenesses_among(session, SEMINAR_ID, [one]) == {}
    assert all_pairs(session, SEMINAR_ID) == []


def test_five_thousand_people_are_compared_by_an_index(session: Session) -> None:
    """Copies of one person, each with marks of their own, except for the two that are one."""
    one, other = named(session, "Baxtiyor", "Mustafayev"), named(session, "Бахтиёр", "Мустафаев")
    columns = [each.name for each in Registration.__table__.columns]
    own = {"id": "gen_random_uuid()", "name_marks": "array['m' || n, 'k' || n % 900]"}
    values = ", ".join(own.get(name, f'r."{name}"') for name in columns)
    session.execute(
        text(
            f"insert into registration ({', '.join(columns)}) select {values} "
            "from registration r, generate_series(1, 4998) n where r.id = :id"
        ),
        {"id": one.id},
    )
    session.execute(text("analyze registration"))
    people = session.scalars(select(Registration).limit(49)).all()
    began = time.process_time()
    found = likenesses_among(session, SEMINAR_ID, [*people, one])
    assert found[one.id] == "same"
    plan = "\n".join(
        session.scalars(
            text(
                "explain select b.id from registration a join registration b "
                "on b.name_marks && a.name_marks and b.id <> a.id where a.id = :id"
            ),
            {"id": other.id},
        )
    )
    assert "ix_registration_name_marks" in plan
    assert time.process_time() - began < 2
