"""What staff do with meetings as a whole."""

from dataclasses import replace
from typing import Any

import pytest

from services.agenda.models.meeting import Meeting
from services.agenda.usecases.publish_programme import publish_programme
from shared.contracts.agenda import MeetingOpened, MeetingPublished
from shared.language import languages
from tests.agenda.meetings import item, questions, seminar, stored, told
from tests.house_under_test import House, Member
from tests.pages import Page
from tests.people import (
    ADMINISTRATOR,
    DESK,
    EDITOR,
    NODIRA,
    OBSERVER,
    OTHER_MEETING_ID,
    REVIEWER,
    SEMINAR_ID,
    STRANGER,
)

LIST = "/agenda/meetings/"
NEW = "/agenda/meetings/new"
SETTINGS = "/agenda/meetings/seminar/settings"
DIALOGUE = {
    "names.en": "Samarkand Water Dialogue",
    "names.ar": "حوار سمرقند حول المياه",
    "slug": "water-2027",
    "starts_on": "2027-05-11",
    "ends_on": "2027-05-13",
    "time_zone": "Asia/Samarkand",
    "city.en": "Samarkand",
}
LONG = "Ж" * 301


def opened(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.commit()


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    opened(house)
    client = house.agenda.client(NODIRA, language)
    for path in (LIST, NEW, SETTINGS):
        page = client.page(path)
        assert page.root.get("lang") == language
        assert language == "en" or page.heading.isascii() is (language == "uz") or "ʻ" in page.text


ELSEWHERE = ("/registration/meetings/seminar", "/badges/meetings/seminar")


def links_elsewhere(page: Page) -> list[str]:
    return [each.get("href") for each in page.all("a") if each.get("href").startswith(ELSEWHERE)]


@pytest.mark.parametrize("path", [LIST, SETTINGS, "/agenda/meetings/seminar/edit"])
def test_only_a_published_meeting_leads_to_registration_and_badges(house: House, path: str) -> None:
    opened(house)
    client = house.agenda.client(NODIRA)
    draft = client.page(path)
    assert links_elsewhere(draft) == []
    note = "Registration and badges open when the meeting is published."
    assert (note in draft.text) is (path != LIST)
    with house.agenda.session() as session:
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    public = client.page(path)
    assert "/registration/meetings/seminar/" in links_elsewhere(public)
    assert note not in public.text


def test_opening_a_meeting_leads_to_its_programme(house: House) -> None:
    client = house.agenda.client(NODIRA)
    response = client.fill_in(NEW, DIALOGUE)
    assert response.status_code == 303
    assert response.headers["Location"] == "/agenda/meetings/water-2027/edit"
    assert client.page(response.headers["Location"]).heading == "Programme"
    with house.agenda.session() as session:
        (made,) = stored(session, Meeting)
        assert made.names == {"en": DIALOGUE["names.en"], "ar": DIALOGUE["names.ar"]}
        assert told(session) == [MeetingOpened(meeting_id=made.id, opened_by=NODIRA.id)]


@pytest.mark.parametrize("member", [EDITOR, REVIEWER, DESK, OBSERVER])
def test_only_organisers_and_administrators_open_meetings(house: House, member: Member) -> None:
    client = house.agenda.client(member)
    client.page(NEW, status=403)
    assert "Open a meeting" not in client.page(LIST).text
    admin = house.agenda.client(ADMINISTRATOR)
    assert admin.fill_in(NEW, DIALOGUE).status_code == 303


def test_posting_without_a_role_opens_nothing(house: House) -> None:
    client = house.agenda.client(EDITOR)
    with house.agenda.session() as session:
        seminar(session, opened_by=EDITOR.id, meeting_id=OTHER_MEETING_ID, slug="other")
        session.commit()
    token = client.page("/agenda/meetings/other/settings").form_values()["form_token"]
    assert client.post(NEW, data={**DIALOGUE, "form_token": token}).status_code == 403
    with house.agenda.session() as session:
        assert len(stored(session, Meeting)) == 1


REFUSED = [
    ({"names.en": "", "names.ar": ""}, "names-en", "Enter the name of the meeting"),
    ({"names.en": "\u202e\u0000\u200b", "names.ar": " "}, "names-en", "Enter the name"),
    ({"names.ru": LONG}, "names-ru", "This is too long"),
    ({"starts_on": ""}, "starts_on", "Enter the first day"),
    ({"ends_on": "yesterday"}, "ends_on", "Enter a date"),
    ({"ends_on": "2027-05-01"}, "ends_on", "The last day is before the first"),
    ({"ends_on": "2028-05-01"}, "ends_on", "31 days at most"),
    ({"starts_on": "0001-01-01"}, "starts_on", "between 2000 and 2099"),
    ({"ends_on": "9999-12-31"}, "ends_on", "between 2000 and 2099"),
    ({"time_zone": ""}, "time_zone", "Choose the time zone"),
    ({"time_zone": "../../etc/passwd"}, "time_zone", "Choose one of the list"),
    ({"city.en": ""}, "city-en", "Enter the city"),
    ({"slug": "Вода"}, "slug", "small Latin letters"),
    ({"slug": "new"}, "slug", "kept for our own pages"),
    ({"slug": "x" * 61}, "slug", "This is too long"),
    ({"slug": "seminar"}, "slug", "Another meeting has this word"),
]


def test_is_refused_in_words_beside_the_field(house: House) -> None:
    opened(house)
    client = house.agenda.client(NODIRA)
    for typed, field, words in REFUSED:
        response = client.fill_in(NEW, {**DIALOGUE, **typed})
        assert response.status_code == 422, typed
        assert words in response.text, typed
        assert f'href="#{field}"' in response.text
        assert f'id="{field}-error"' in response.text
        kept = {**DIALOGUE, **typed}
        for name in ("names.en", "starts_on", "slug"):
            if "\u0000" not in kept[name]:
                assert f'value="{kept[name]}"' in response.text
        with house.agenda.session() as session:
            assert len(stored(session, Meeting)) == 1


@pytest.mark.parametrize("name", ["🌊 " * 40, "<script>alert(1)</script>", "Ō" * 300, "O'tkir ʻ ʼ"])
def test_odd_names_are_kept_as_typed_and_do_no_harm(house: House, name: str) -> None:
    client = house.agenda.client(NODIRA)
    response = client.fill_in(NEW, {**DIALOGUE, "names.en": name})
    assert response.status_code == 303
    assert "<script>alert" not in client.get(LIST).text
    with house.agenda.session() as session:
        assert stored(session, Meeting)[0].names["en"] == name.strip()


def test_settings_of_a_public_meeting_are_told_again(house: House) -> None:
    opened(house)
    with house.agenda.session() as session:
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    client = house.agenda.client(NODIRA)
    assert client.fill_in(SETTINGS, {"venue.uz": "Kongress zali"}).status_code == 303
    with house.agenda.session() as session:
        facts = told(session, MeetingPublished)
    assert [getattr(each, "revision", 0) for each in facts] == [2, 3]
    assert getattr(facts[-1], "venue", {})["uz"] == "Kongress zali"


def test_a_stale_save_is_refused_with_both_versions_and_can_be_insisted_on(house: House) -> None:
    opened(house)
    client = house.agenda.client(NODIRA)
    mine = client.page(SETTINGS).form_values()
    assert client.fill_in(SETTINGS, {"city.en": "Bukhara"}).status_code == 303
    response = client.post(SETTINGS, data={**mine, "city.en": "Khiva"})
    assert response.status_code == 422
    assert "Somebody else saved these settings" in response.text
    assert "Bukhara" in response.text
    assert 'value="Khiva"' in response.text
    with house.agenda.session() as session:
        assert stored(session, Meeting, SEMINAR_ID).city["en"] == "Bukhara"
    again = client.post(SETTINGS, data={**mine, "city.en": "Khiva", "revision": "2"})
    assert again.status_code == 303
    with house.agenda.session() as session:
        assert stored(session, Meeting, SEMINAR_ID).city["en"] == "Khiva"


def test_a_form_that_does_not_know_its_revision_is_stale(house: House) -> None:
    opened(house)
    client = house.agenda.client(NODIRA)
    for revision in ("", "x", "-1", "9" * 40):
        assert client.fill_in(SETTINGS, {"revision": revision}).status_code == 422, revision


def test_days_that_leave_items_outside_are_refused(house: House) -> None:
    opened(house)
    with house.agenda.session() as session:
        item(session, "09:00", "10:00", day=3)
        session.commit()
    response = house.agenda.client(NODIRA).fill_in(SETTINGS, {"ends_on": "2027-09-24"})
    assert response.status_code == 422
    assert "items outside these days" in response.text
    assert 'value="2027-09-24"' in response.text


WHO_MAY = [
    *((NODIRA, 200), (ADMINISTRATOR, 200), (EDITOR, 403), (REVIEWER, 403), (DESK, 403)),
    *((OBSERVER, 403), (STRANGER, 404)),
]


def test_settings_are_the_organisers(house: House) -> None:
    opened(house)
    for member, status in WHO_MAY:
        house.agenda.client(member).page(SETTINGS, status=status)


def test_staff_pages_ask_whoever_is_not_signed_in(house: House) -> None:
    opened(house)
    for path in (LIST, NEW, SETTINGS, "/agenda/meetings/seminar/edit"):
        response = house.agenda.client().get(path)
        assert response.status_code == 303
        assert response.headers["Location"].startswith("/registration/sign-in?next=")


@pytest.mark.parametrize("path", [NEW, SETTINGS, "/agenda/meetings/seminar/publish"])
def test_nothing_happens_without_the_token_of_the_form(house: House, path: str) -> None:
    opened(house)
    client = house.agenda.client(NODIRA)
    for data in (DIALOGUE, {**DIALOGUE, "form_token": "guessed"}):
        assert client.post(path, data=data).status_code == 400
    with house.agenda.session() as session:
        assert [each.revision for each in stored(session, Meeting)] == [1]


def test_list_shows_each_their_own_meetings(house: House) -> None:
    opened(house)
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other", names={"en": "Theirs"})
        session.commit()
    assert "Theirs" not in house.agenda.client(EDITOR).page(LIST).text
    assert "Interregional" not in house.agenda.client(STRANGER).page(LIST).text
    both = house.agenda.client(ADMINISTRATOR).page(LIST).text
    assert "Theirs" in both
    assert "Interregional" in both
    nobody = replace(STRANGER, id=SEMINAR_ID, roles={})
    assert "You have no part in a meeting yet" in house.agenda.client(nobody).page(LIST).text


def test_list_costs_the_same_for_one_meeting_and_for_three(house: House) -> None:
    opened(house)
    client = house.agenda.client(ADMINISTRATOR)
    client.get(LIST)
    engine = house.agenda.app.extensions["database"].engine
    counts: list[int] = []
    for slug in ("a", "b"):
        with questions(engine) as asked:
            client.get(LIST)
        counts.append(len(asked))
        values: dict[str, Any] = {"meeting_id": None, "slug": slug}
        with house.agenda.session() as session:
            seminar(session, **values)
            seminar(session, **{**values, "slug": f"{slug}-2"})
            session.commit()
    assert counts[0] == counts[1]


def test_pressing_twice_opens_one_meeting(house: House) -> None:
    client = house.agenda.client(ADMINISTRATOR)
    typed = {**client.page(NEW).form_values(), **DIALOGUE}
    first, again = (client.post(NEW, data=typed).headers["Location"] for _ in range(2))
    assert first == again
    with house.agenda.session() as session:
        assert len(stored(session, Meeting)) == 1
        assert len(told(session, MeetingOpened)) == 1
    anew = {**client.page(NEW).form_values(), **DIALOGUE}
    assert client.post(NEW, data=anew).status_code == 422
