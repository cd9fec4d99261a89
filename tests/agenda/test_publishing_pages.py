"""Before a programme is published, and its editions afterwards."""

from uuid import UUID

import pytest

from services.agenda.models.edition import Edition
from services.agenda.models.item import Item, Substance
from services.agenda.models.meeting import Meeting
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.place_item import place_item
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.remove_item import remove_item
from shared.contracts.agenda import MeetingPublished
from shared.language import languages
from tests.agenda.meetings import CHAIR, at, item, questions, room, seminar, stored, told
from tests.house_under_test import House
from tests.people import DESK, EDITOR, NODIRA, OBSERVER, OTHER_MEETING_ID, SEMINAR_ID, STRANGER

AT = "/agenda/meetings/seminar"
PUBLISH = f"{AT}/publish"
TITLES = {"en": "Opening", "ru": "Открытие", "uz": "Ochilish", "ar": "الافتتاح"}


def opened(house: House) -> UUID:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session, "Hall")
        made = item(session, "09:00", "10:00", names=TITLES, room_id=hall.id, speakers=[CHAIR])
        item(session, "11:00", "12:00", names={"en": "Reports"}, day=2)
        session.commit()
        return made.id


def published(house: House, *, changes: bool = True) -> UUID:
    """A first edition; then the opening was moved, a lunch came and the reports went."""
    made = opened(house)
    with house.agenda.session() as session:
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        if changes:
            place_item(
                session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=made, revision=1,
                starts_at=at(1, "14:00"), minutes=90, room_id=None,
            )  # fmt: skip
            item(session, "12:00", "13:00", names={"en": "Lunch"}, kind="break")
            (reports,) = [each for each in stored(session, Item) if each.names["en"] == "Reports"]
            remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=reports.id)
        session.commit()
    return made


def reworded(house: House, item_id: UUID, **names: str) -> None:
    with house.agenda.session() as session:
        found = session.get_one(Item, item_id)
        substance = Substance(
            names={**TITLES, **names}, kind=found.kind, speeches=found.substance.speeches
        )
        change_item(
            session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=item_id,
            revision=found.revision, substance=substance, minutes=found.minutes,
            starts_at=found.starts_at, room_id=found.room_id,
        )  # fmt: skip
        session.commit()


def editions(house: House) -> list[Edition]:
    with house.agenda.session() as session:
        found = stored(session, Edition)
    return sorted(found, key=lambda each: each.number)


def test_publishing_goes_to_the_public(house: House) -> None:
    opened(house)
    organiser = house.agenda.client(NODIRA)
    page = organiser.page(PUBLISH)
    assert "2 items for the public" in page.text
    assert "SEMINAR/PROG" in page.text
    assert organiser.fill_in(PUBLISH).status_code == 303
    assert "Opening" in house.agenda.client().page(f"{AT}/").text
    page = organiser.page(PUBLISH)
    assert "There is nothing to publish" in page.text
    assert page.all("form") == []
    with house.agenda.session() as session:
        item(session, "15:00", "16:00", names={"en": "Voting"})
        session.commit()
    editor = house.agenda.client(EDITOR)
    assert editor.fill_in(PUBLISH).status_code == 303
    assert [(each.number, each.symbol) for each in editions(house)] == [
        (1, "SEMINAR/PROG"),
        (2, "SEMINAR/PROG/Add.1"),
    ]
    with house.agenda.session() as session:
        assert len(told(session, MeetingPublished)) == 1


def test_it_says_what_would_change_and_what_the_edition_may_be_called(house: House) -> None:
    published(house)
    page = house.agenda.client(EDITOR).page(PUBLISH)
    assert "Moved: 14:00–15:30, no longer 09:00–10:00" in page.text
    assert "Moved to another room: All rooms, no longer Hall" in page.text
    assert "New: 12:00–13:00, All rooms" in page.text
    assert "Taken out; it was to be 11:00–12:00, All rooms" in page.text
    assert "SEMINAR/PROG/Rev.1" in page.text
    assert "Corr.1" not in page.text
    assert "Add.1" not in page.text


@pytest.mark.parametrize("asked", ["Corr", "Add"])
def test_an_edition_is_not_called_what_it_is_not(house: House, asked: str) -> None:
    published(house)
    client = house.agenda.client(EDITOR)
    refused = client.fill_in(PUBLISH, {"suffix": asked})
    assert refused.status_code == 422
    assert "This edition changes more than that" in refused.get_data(as_text=True)
    assert len(editions(house)) == 1
    assert client.fill_in(PUBLISH, {"suffix": "None"}).status_code == 422


def test_what_changed_meanwhile_is_looked_at_first(house: House) -> None:
    published(house)
    client = house.agenda.client(EDITOR)
    seen = client.page(PUBLISH).form_values()
    with house.agenda.session() as session:
        item(session, "16:00", "17:00", names={"en": "Voting"})
        session.commit()
    refused = client.post(PUBLISH, data=seen)
    assert refused.status_code == 422
    assert "The programme was changed meanwhile" in refused.get_data(as_text=True)
    assert "Voting" in refused.get_data(as_text=True)
    assert len(editions(house)) == 1
    assert client.fill_in(PUBLISH).status_code == 303
    assert len(editions(house)) == 2


def test_a_correction_of_one_language_leaves_the_others_their_edition(house: House) -> None:
    made = published(house, changes=False)
    reworded(house, made, ru="Открытие совещания")
    client = house.agenda.client(EDITOR)
    assert "A correction of words in: Russian" in client.page(PUBLISH).text
    assert client.fill_in(PUBLISH).status_code == 303
    *_, corrected = editions(house)
    assert (corrected.symbol, corrected.languages) == ("SEMINAR/PROG/Corr.1", ["ru"])
    for language, is_touched in (("ru", True), ("en", False), ("ar", False)):
        text = house.agenda.client(language=language).page(f"{AT}/").text
        assert ("SEMINAR/PROG/Corr.1" in text) is is_touched
    assert "Открытие совещания" in house.agenda.client(language="ru").page(f"{AT}/").text
    # What is a correction may be published as the whole anew all the same.
    reworded(house, made, ru="Открытие сессии")
    assert client.fill_in(PUBLISH, {"suffix": "Rev"}).status_code == 303
    assert editions(house)[-1].symbol == "SEMINAR/PROG/Rev.1"


def test_a_meeting_s_own_symbol_is_cited(house: House) -> None:
    opened(house)
    with house.agenda.session() as session:
        session.get_one(Meeting, SEMINAR_ID).symbol = "REC/4"
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()
    assert editions(house)[0].symbol == "REC/4/PROG"


def test_all_may_read_every_edition_and_what_changed(house: House) -> None:
    published(house)
    house.agenda.client(NODIRA).fill_in(PUBLISH)
    anybody = house.agenda.client()
    page = anybody.page(f"{AT}/editions/")
    links = [a.get("href") for a in page.all("a")]
    assert f"{AT}/editions/2/changes" in links
    assert f"{AT}/editions/1/since" in links
    for path in (f"{AT}/editions/2/changes", f"{AT}/editions/1/since"):
        text = anybody.page(path).text
        assert "Moved: 14:00–15:30, no longer 09:00–10:00" in text
        assert "Lunch" in text
    assert "Nothing has changed" in anybody.page(f"{AT}/editions/2/since").text
    assert "all of it is new" in anybody.page(f"{AT}/editions/1/changes").text
    old = anybody.page(f"{AT}/editions/1")
    assert "This edition has been replaced" in old.text
    assert f"{AT}/editions/1/since" in [a.get("href") for a in old.all("a")]
    assert "09:00–10:00" in old.text


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    published(house)
    client = house.agenda.client(NODIRA, language)
    words = {client.page(PUBLISH).heading}
    client.fill_in(PUBLISH)
    for path in ("/editions/", "/editions/2/changes", "/editions/1/since", "/publish"):
        page = client.page(AT + path)
        assert page.root.get("lang") == language
        words.add(page.heading)
    english = {"Publish the programme", "Editions of the programme", "What changed"}
    assert words == english if language == "en" else not words & english


def test_only_publishers_come_in(house: House) -> None:
    opened(house)
    for member, status in ((EDITOR, 403), (OBSERVER, 403), (DESK, 403), (STRANGER, 404)):
        house.agenda.client(member).page(PUBLISH, status=status)
    editor = house.agenda.client(EDITOR)
    token = editor.page(f"{AT}/items/new").form_values()["form_token"]
    assert editor.post(PUBLISH, data={"form_token": token}).status_code == 403
    house.agenda.client(NODIRA).fill_in(PUBLISH)
    assert editor.page(PUBLISH).heading == "Publish the programme"


def test_what_is_not_public_or_not_there_is_not_found(house: House) -> None:
    opened(house)
    anybody = house.agenda.client()
    for path in ("/editions/", "/editions/1/changes", "/editions/1/since"):
        anybody.page(AT + path, status=404)
    house.agenda.client(NODIRA).fill_in(PUBLISH)
    for path in ("/editions/2/changes", "/editions/2/since", "/editions/0/since"):
        anybody.page(AT + path, status=404)
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        session.commit()
    anybody.page("/agenda/meetings/other/editions/1/since", status=404)


def test_a_reader_has_the_newest_at_the_next_look(house: House) -> None:
    published(house)
    anybody = house.agenda.client()
    before = anybody.get(f"{AT}/")
    assert before.headers["Cache-Control"] == "no-cache"
    known = {"If-None-Match": before.headers["ETag"]}
    assert anybody.get(f"{AT}/", headers=known).status_code == 304
    house.agenda.client(NODIRA).fill_in(PUBLISH)
    after = anybody.get(f"{AT}/", headers=known)
    assert after.status_code == 200
    assert "Lunch" in after.get_data(as_text=True)


def test_a_hundred_changes_are_read_in_few_questions(house: House) -> None:
    published(house, changes=False)
    with house.agenda.session() as session:
        for number in range(100):
            item(session, "08:00", "08:15", day=1 + number % 3, names={"en": f"Item {number}"})
        session.commit()
    client = house.agenda.client(EDITOR)
    with questions(house.agenda.database.engine) as asked:
        page = client.page(PUBLISH)
    assert "Item 99" in page.text
    assert len(asked) < 16
