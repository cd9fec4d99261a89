"""What those who keep organisations, bodies and series enter, and what is refused."""

from io import BytesIO
from typing import Any

import pytest

from services.agenda.models.body import Body, Seat
from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.series import Series
from tests.agenda.council import held_council, picture
from tests.agenda.meetings import item, stored
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID

ORGANISATIONS, BODIES = "/agenda/organisations/", "/agenda/bodies/"
AT = "/agenda/meetings/seminar"


STALE: list[tuple[str, str, dict[str, str], type[Any]]] = [
    ("office", "/change", {"names.en": "Mine"}, Organisation),
    ("body", "/change", {"names.en": "Mine"}, Body),
    ("series", "", {"names.en": "Mine"}, Series),
    ("seat", "", {"office.en": "Mine"}, Seat),
]


@pytest.mark.parametrize(("which", "more", "typed", "model"), STALE)
def test_a_stale_save_is_refused_with_both_versions(
    house: House, which: str, more: str, typed: dict[str, str], model: type[Any]
) -> None:
    path = held_council(house)[which] + more
    client = house.agenda.client(NODIRA)
    values = client.page(path).form_values()
    (field,) = typed
    assert client.fill_in(path, {field: "Theirs"}).status_code == 303
    refused = client.post(path, data={**values, **typed})
    assert refused.status_code == 422
    assert "Theirs" in refused.text
    assert "Mine" in refused.text
    assert "The two versions" in refused.text
    assert client.seen is not None
    again = client.post(path, data=client.seen.form_values())
    assert again.status_code == 303
    with house.agenda.session() as session:
        attribute = field.partition(".")[0]
        kept = [getattr(each, attribute).get("en") for each in stored(session, model)]
        assert "Mine" in kept
        assert "Theirs" not in kept


@pytest.mark.parametrize(
    ("page", "typed", "word"),
    [("organisers", {"part1": "host"}, "Host"), ("series", {"ordinal1": "3"}, "3")],
)
def test_a_stale_save_about_a_meeting_is_refused_with_both_versions(
    house: House, page: str, typed: dict[str, str], word: str
) -> None:
    held_council(house)
    client = house.agenda.client(NODIRA)
    values = client.page(f"{AT}/{page}").form_values()
    name, _ = next(iter(typed.items()))
    theirs = {"part1": "donor", "ordinal1": "7"}[name]
    assert client.fill_in(f"{AT}/{page}", {name: theirs}).status_code == 303
    refused = client.post(f"{AT}/{page}", data={**values, **typed})
    assert refused.status_code == 422
    assert "The two versions" in refused.text
    assert word in refused.text
    assert client.seen is not None
    again = client.post(f"{AT}/{page}", data=client.seen.form_values())
    assert again.status_code == 303


REFUSED: list[tuple[str, dict[str, str], str, str]] = [
    (f"{ORGANISATIONS}new", {"names.en": ""}, "names-en", "Enter the name of the organisation"),
    (f"{ORGANISATIONS}new", {"kind": "club"}, "kind", "Choose one of the list"),
    (f"{ORGANISATIONS}new", {"parent_id": "x"}, "parent_id", "Choose one of the list"),
    (f"{ORGANISATIONS}new", {"aliases": "x\n" + "y" * 301}, "aliases", "at most 40 lines"),
    (f"{BODIES}new", {"names.en": ""}, "names-en", "Enter the official name"),
    (f"{BODIES}new", {"kind": "working_group"}, "group", "Choose the letter"),
    (f"{BODIES}new", {"founded": "May 2024"}, "founded", "Enter a year, a month or a day"),
    (f"{BODIES}new", {"founded": "2024-13"}, "founded", "Enter a year, a month or a day"),
    (f"{BODIES}new", {"founded": "24-1-1-1"}, "founded", "Enter a year, a month or a day"),
    ("/agenda/series/new", {"names.en": ""}, "names-en", "Enter the name of the series"),
    (f"{AT}/series", {"series2": "{series}"}, "ordinal2", "Enter which meeting"),
    (f"{AT}/copy", {"starts_on": ""}, "starts_on", "Enter the first day"),
    (f"{AT}/copy", {"starts_on": "2028-01-01", "slug": "seminar"}, "slug", "has this word already"),
    (f"{AT}/settings", {"expected": "many"}, "expected", "Enter a whole number"),
    (f"{AT}/settings", {"walk_minutes": "121"}, "walk_minutes", "Enter a whole number"),
    (f"{AT}/settings", {"home_zone": "Mars/Base"}, "home_zone", "Choose one of the list"),
]


def test_is_refused_in_words_beside_the_field(house: House) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA)
    for path, typed, field, words in REFUSED:
        told = {"names.en": "X"} if "/new" in path else {}
        filled = {key: paths["series"].rpartition("/")[2] if value == "{series}" else value
                  for key, value in typed.items()}  # fmt: skip
        response = client.fill_in(path, {**told, **filled})
        assert response.status_code == 422, (path, typed)
        assert words in response.text, (path, typed)
        assert f'href="#{field}"' in response.text, (path, typed)
    seat = f"{paths['body']}/seats/new"
    for holder in ("", "state:QQQ", "organisation:x", "other:1"):
        assert client.fill_in(seat, {"holder": holder}).status_code == 422
    dates = {"holder": "state:KAZ", "began_on": "2025-01-02", "ended_on": "2025-01-01"}
    assert "before the first" in client.fill_in(seat, dates).text


def test_a_letter_that_is_taken_is_refused_beside_it(house: House) -> None:
    paths = held_council(house)
    above = paths["body"].rpartition("/")[2]
    client = house.agenda.client(NODIRA)
    typed = {"names.en": "Another", "kind": "working_group", "group": "3"}
    response = client.fill_in(f"{BODIES}new?parent={above}", typed)
    assert response.status_code == 422
    assert "Another working group of this body has this letter" in response.text
    own = {"parent_id": above}
    assert "cannot be a part of itself" in client.fill_in(f"{paths['body']}/change", own).text


def test_a_logo_is_shown_to_everybody_and_taken_away(house: House) -> None:
    paths = held_council(house)
    logo = f"{paths['office']}/logo"
    client = house.agenda.client(NODIRA)
    assert house.agenda.client().get(f"{logo}.png").status_code == 404
    sent = {"logo": (BytesIO(picture()), "sign.png")}
    assert client.fill_in(paths["office"], sent, to=logo).status_code == 303
    seen = house.agenda.client().get(f"{logo}.png")
    assert (seen.status_code, seen.mimetype) == (200, "image/png")
    assert seen.data.startswith(b"\x89PNG")
    assert "Logo of UN Office of Counter-Terrorism" in client.get(paths["office"]).text
    assert client.fill_in(paths["office"], {}, to=f"{logo}/remove").status_code == 303
    assert house.agenda.client().get(f"{logo}.png").status_code == 404


def test_a_file_that_is_no_picture_is_refused_in_words(house: House) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA)
    for content, words in ((b"<svg/>", "We cannot read this file"), (b"", "Choose a picture")):
        sent = {"logo": (BytesIO(content), "sign.svg")}
        response = client.fill_in(paths["office"], sent, to=f"{paths['office']}/logo")
        assert response.status_code == 422
        assert words in response.text


def test_a_seat_is_changed_and_taken_back(house: House) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA)
    typed = {"holder": "state:UZB", "began_on": "2024-05-14"}
    assert client.fill_in(paths["seat"], typed).status_code == 303
    page = client.page(paths["body"])
    assert "since 14 May 2024" in page.text
    assert "Kazakhstan" not in page.text
    removed = client.fill_in(paths["seat"], {}, form=1)
    assert removed.status_code == 303
    assert "No seat has been entered" in client.page(paths["body"]).text


def test_settings_of_a_meeting_are_kept(house: House) -> None:
    held_council(house)
    client = house.agenda.client(NODIRA)
    typed = {
        **{"format": "briefing", "expected": "40", "expected_about": "about"},
        **{"home_zone": "America/New_York", "symbol": "REC/2", "grid_minutes": "5"},
        **{"walk_minutes": "0", "interpreting_minutes": "90", "quiet_minutes": "0"},
    }
    assert client.fill_in(f"{AT}/settings", typed).status_code == 303
    with house.agenda.session() as session:
        kept = stored(session, Meeting, SEMINAR_ID)
        assert {name: str(getattr(kept, name)) for name in typed} == typed
    values = client.page(f"{AT}/settings").form_values()
    assert {name: values[name] for name in typed} == typed
    listed = client.page("/agenda/meetings/").text
    assert "Briefing · about 40 participants" in listed


def test_the_next_meeting_is_made_in_one_step(house: House) -> None:
    held_council(house)
    with house.agenda.session() as session:
        item(session, "10:00", "11:00")
        session.commit()
    client = house.agenda.client(NODIRA)
    page = client.page(f"{AT}/copy")
    assert "Third meeting" in page.text
    counted = [each for each in page.all("input") if each.get("name") == "series"]
    assert [each.get("checked") is not None for each in counted] == [True]
    typed = {"names.en": "The third", "starts_on": "2028-05-02", "slug": "third"}
    response = client.fill_in(f"{AT}/copy", typed)
    assert response.headers["Location"] == "/agenda/meetings/third/settings"
    assert "National statements" in client.page("/agenda/meetings/third/edit").text
    assert client.page("/agenda/meetings/third/series").form_values()["ordinal1"] == "3"
