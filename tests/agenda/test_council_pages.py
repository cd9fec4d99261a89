"""What staff see of organisations, bodies, series and what is behind a meeting."""

import pytest
from sqlalchemy import select

from services.agenda.models.body import Body
from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.organiser import Backing
from services.agenda.usecases.hold_seat import hold_seat
from services.agenda.usecases.publish_programme import publish_programme
from shared.language import languages
from tests.agenda.council import UNOCT, group, held_council, organisation, organise, series
from tests.agenda.meetings import questions, stored
from tests.house_under_test import House, Member
from tests.people import (
    ADMINISTRATOR,
    DESK,
    EDITOR,
    NODIRA,
    OBSERVER,
    REVIEWER,
    SEMINAR_ID,
    STRANGER,
)

ORGANISATIONS, BODIES = "/agenda/organisations/", "/agenda/bodies/"
AT = "/agenda/meetings/seminar"
ABOUT_MEETING = ("settings", "organisers", "series", "copy")


def reading(paths: dict[str, str]) -> list[str]:
    shown = [paths[name] for name in ("office", "institute", "body", "group")]
    return [ORGANISATIONS, f"{ORGANISATIONS}?q=tqkb", BODIES, *shown]


def keeping(paths: dict[str, str]) -> list[str]:
    new = [
        f"{ORGANISATIONS}new",
        f"{BODIES}new",
        "/agenda/series/new",
        f"{paths['body']}/seats/new",
    ]
    return [
        *(f"{ORGANISATIONS}new", f"{BODIES}new", *new),
        *(f"{paths[name]}/change" for name in ("office", "body", "group")),
        *(paths[name] for name in ("seat", "series")),
    ]


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA, language)
    own = [f"{AT}/{name}" for name in ABOUT_MEETING]
    for path in (*reading(paths), *keeping(paths), *own):
        assert client.page(path).root.get("lang") == language


@pytest.mark.parametrize("member", [EDITOR, REVIEWER, DESK, OBSERVER])
def test_other_staff_read_and_change_nothing(house: House, member: Member) -> None:
    paths = held_council(house)
    client = house.agenda.client(member)
    for path in reading(paths):
        text = client.page(path).text
        assert "Add a" not in text
        assert "Change" not in text
    for path in keeping(paths):
        client.page(path, status=403)
    for name in ABOUT_MEETING:
        client.page(f"{AT}/{name}", status=403)
    token = {"form_token": "x"}
    for path in (*keeping(paths), f"{paths['office']}/logo", f"{paths['seat']}/remove"):
        assert client.post(path, data=token).status_code in (400, 403)


@pytest.mark.parametrize("member", [STRANGER, ADMINISTRATOR])
def test_organisers_of_any_meeting_and_administrators_keep_them(
    house: House, member: Member
) -> None:
    paths = held_council(house)
    client = house.agenda.client(member)
    for path in keeping(paths):
        client.page(path)
    if member is STRANGER:
        for name in ABOUT_MEETING:
            client.page(f"{AT}/{name}", status=404)


def test_nobody_reads_them_without_signing_in(house: House) -> None:
    paths = held_council(house)
    for path in (*reading(paths), *keeping(paths)):
        assert house.agenda.client().get(path).status_code == 303


@pytest.mark.parametrize("query", ["UNOCT", "TQKB", "КТУ", "ktu oon", "counter terrorism"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_any_acronym_in_any_language_finds_it_first(
    house: House, query: str, language: str
) -> None:
    held_council(house)
    page = house.agenda.client(OBSERVER, language).page(f"{ORGANISATIONS}?q={query}")
    links = [each.get("href") for each in page.all("a")]
    found = [each for each in links if each and each.startswith(f"{ORGANISATIONS}") and "-" in each]
    with house.agenda.session() as session:
        office = session.scalar(
            select(Organisation).where(Organisation.names["en"].astext == UNOCT["names"]["en"])
        )
        assert office is not None
        assert found[0] == f"{ORGANISATIONS}{office.id}"


def test_whoever_finds_nothing_is_told_so(house: House) -> None:
    held_council(house)
    page = house.agenda.client(NODIRA).page(f"{ORGANISATIONS}?q=zzzz")
    assert "No organisation is called so" in page.text
    assert "UNOCT" not in page.text


def test_a_name_that_is_missing_is_said_to_be_missing(house: House) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA)
    page = client.page(paths["group"])
    assert page.text.count("No official name in this language") == 3
    listed = client.page(BODIES)
    assert "Нарративы (no official name in this language)" in listed.text
    (lent,) = [each for each in listed.all("bdi") if listed.words(each) == "Нарративы"]
    assert lent.get("lang") == "ru"


@pytest.mark.parametrize(("language", "label"), [("en", "(c)"), ("uz", "(c)"), ("ru", "(в)")])
def test_groups_are_lettered_as_the_language_letters_them(
    house: House, language: str, label: str
) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA, language)
    for path in (BODIES, paths["body"], paths["group"]):
        assert label in client.page(path).text


def test_a_draft_of_others_stays_unsaid(house: House) -> None:
    paths = held_council(house)
    name = "Interregional seminar on cooperation"
    pages = (paths["office"], paths["body"])
    for path in pages:
        assert name in house.agenda.client(NODIRA).page(path).text
        assert name not in house.agenda.client(STRANGER).page(path).text
    with house.agenda.session() as session:
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    assert name in house.agenda.client(STRANGER).page(paths["body"]).text


def test_lists_cost_the_same_few_questions(house: House) -> None:
    paths = held_council(house)
    client = house.agenda.client(NODIRA)
    asked = {}
    pages = (ORGANISATIONS, BODIES, paths["body"], paths["office"], f"{AT}/organisers", AT + "/")
    for path in pages:
        client.get(path)
        with questions(house.agenda.app.extensions["database"].engine) as few:
            client.get(path)
        asked[path] = len(few)
    with house.agenda.session() as session:
        above = session.scalars(select(Body).where(Body.parent_id.is_(None))).one()
        for number in (4, 5, 6):
            made = organisation(session, names={"en": f"Organisation {number}"})
            group(session, above.id, number)
            hold_seat(session, body_id=above.id, organisation_id=made.id)
            series(session, f"Series {number}", body_id=above.id)
        meeting = stored(session, Meeting, SEMINAR_ID)
        backings = [Backing(each.id) for each in stored(session, Organisation)]
        organise(session, *backings, revision=meeting.revision)
        session.commit()
    for path in pages:
        client.get(path)
        with questions(house.agenda.app.extensions["database"].engine) as more:
            client.get(path)
        assert len(more) == asked[path], path
