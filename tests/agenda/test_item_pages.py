"""All that an item is can be said on its page, and who speaks in it, in what order."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item, Speech
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from tests.agenda.meetings import CHAIR, item, seminar, stored
from tests.house_under_test import House
from tests.people import EDITOR, SEMINAR_ID

AT = "/agenda/meetings/seminar"
NEW = f"{AT}/items/new"
WHO = {"en": "Fionnuala Ní Aoláin"}
KAZAKHS, CENTRE = UUID(int=7), UUID(int=8)


def delegations(session: Session) -> None:
    """One of a State, one of an organisation, and one that has withdrawn."""
    told: tuple[tuple[UUID, str, dict[str, str], bool], ...] = (
        (KAZAKHS, "KAZ", {}, True),
        (CENTRE, "", {"en": "A Centre"}, True),
    )
    for delegation_id, code, represents, is_expected in (*told, (UUID(int=9), "FRA", {}, False)):
        session.add(
            ParticipantCopy(
                id=uuid4(),
                revision=1,
                meeting_id=SEMINAR_ID,
                is_expected=is_expected,
                honorific="",
                name="Invented Head",
                own_name="",
                function={},
                delegation_id=delegation_id,
                state_code=code,
                represents=represents,
                is_head=True,
                groups=[],
                language="en",
            )
        )


def kept_place(session: Session) -> Speaker:
    kept = Speaker(id=uuid4(), meeting_id=SEMINAR_ID, names={}, state_code="KAZ")
    session.add(kept)
    session.flush()
    return kept


@pytest.fixture
def item_id(house: House) -> UUID:
    with house.agenda.session() as session:
        seminar(session)
        delegations(session)
        made = item(session, "09:00", "10:00", names={"en": "Opening"}, speakers=[CHAIR])
        session.commit()
        return made.id


def the(house: House, id_: UUID) -> Item:
    with house.agenda.session() as session:
        found: Item = stored(session, Item, id_)
        session.expunge_all()
        return found


def test_all_that_an_item_is_is_said_and_shown_again(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    page = f"{AT}/items/{item_id}"
    typed: dict[str, Any] = {
        "about.en": "What was done since",
        "about.ar": "ما تحقق منذ ذلك الحين",
        "kind": "side_event",
        "access": "closed",
        "expected": "120",
        "languages": ["ru", "ar"],
        "delegations": [str(CENTRE)],
        "heads": "yes",
        "role1": "chair",
        "language1": "ar",
        "minutes1": "20",
    }
    assert client.fill_in(page, typed).status_code == 303
    now = the(house, item_id)
    said = now.substance
    assert said.about == {"en": "What was done since", "ar": "ما تحقق منذ ذلك الحين"}
    assert (said.kind, said.access, said.expected) == ("side_event", "closed", 120)
    assert (set(said.languages), said.delegation_ids) == ({"ru", "ar"}, (CENTRE,))
    assert said.are_heads_expected
    (speech,) = said.speeches
    assert (speech.role, speech.language, speech.minutes) == ("chair", "ar", 20)
    shown = client.page(page)
    values = shown.form_values()
    for name in ("about.en", "kind", "access", "expected", "role1", "language1", "minutes1"):
        assert values[name] == typed[name]
    ticked = [e.get("value") for e in shown.all("input") if e.get("checked") is not None]
    assert {"ru", "ar", str(CENTRE), "yes", "closed"} == set(ticked)
    # Saved as it stands it is as it was: the draft's history has nothing to tell.
    sent = {**values, "languages": ["ru", "ar"], "delegations": [str(CENTRE)]}
    assert client.post(page, data=sent).status_code == 303
    assert the(house, item_id).revision == now.revision


def test_delegations_are_offered_as_registration_told_of_them(house: House, item_id: UUID) -> None:
    page = house.agenda.client(EDITOR).page(f"{AT}/items/{item_id}")
    assert "Kazakhstan" in page.text
    assert "A Centre" in page.text
    assert "France" not in page.text
    answer = house.agenda.client(EDITOR).fill_in(
        f"{AT}/items/{item_id}", {"delegations": "all of them"}
    )
    assert answer.status_code == 422
    assert 'id="delegations-error"' in answer.text


def test_an_item_without_a_day_waits_for_one(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    typed = {"names.en": "Side talk", "kind": "other", "day": "", "minutes": "45"}
    response = client.fill_in(NEW, typed)
    assert response.headers["Location"] == f"{AT}/edit"
    with house.agenda.session() as session:
        made = next(each for each in stored(session, Item) if each.id != item_id)
    assert (made.starts_at, made.minutes, made.room_id) == (None, 45, None)


def test_a_room_can_be_blocked(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    typed = {"names.en": "Sound check", "kind": "blocker", "starts": "08:00", "ends": "09:00"}
    assert client.fill_in(NEW, typed).status_code == 303
    assert "Sound check" in client.page(f"{AT}/edit").text


def test_speakers_are_moved_up_and_down_without_being_saved(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    page = f"{AT}/items/{item_id}"
    typed = {"speaker2": "Second", "role2": "moderator", "function2.ru": "Эксперт"}
    values = {**client.page(page).form_values(), **typed}
    turned = client.post(page, data={**values, "act": "up-2"})
    assert turned.status_code == 200
    shown = client.seen
    assert shown is not None
    now = shown.form_values()
    assert (now["speaker1"], now["role1"], now["function1.ru"]) == (
        "Second",
        "moderator",
        "Эксперт",
    )
    assert (now["speaker2"], now["function2.en"]) == (WHO["en"], "Chair")
    assert len(the(house, item_id).interventions) == 1
    assert client.post(page, data=now).status_code == 303
    with house.agenda.session() as session:
        saved = stored(session, Item, item_id).interventions
        assert [each.speaker.names["en"] for each in saved] == ["Second", WHO["en"]]
        assert saved[0].role == "moderator"
        assert len(stored(session, Speaker)) == 2
    for act in ("up-1", "down-60", "up-x", "sideways"):
        assert client.post(page, data={**now, "act": act}).status_code == 200


def test_more_lines_are_given_to_who_asks(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    values = client.page(NEW).form_values()
    assert "speaker3" not in values
    assert client.post(NEW, data={**values, "act": "more"}).status_code == 200
    assert client.seen is not None
    assert "speaker6" in client.seen.form_values()


def test_a_place_that_is_kept_is_chosen_by_its_words(house: House, item_id: UUID) -> None:
    with house.agenda.session() as session:
        kept = kept_place(session).id
        session.commit()
    client = house.agenda.client(EDITOR)
    page = f"{AT}/items/{item_id}"
    words = "Head of delegation of Kazakhstan (to be confirmed)"
    assert f'<option value="{words}">' in client.get(page).text
    assert client.fill_in(page, {"speaker2": words}).status_code == 303
    assert [each.speaker_id for each in the(house, item_id).interventions][1] == kept
    # In another language it is called otherwise, and stays the same place.
    assert house.agenda.client(EDITOR, "ru").fill_in(page).status_code == 303
    assert [each.speaker_id for each in the(house, item_id).interventions][1] == kept


def test_who_takes_anothers_line_does_not_inherit_the_function(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    assert client.fill_in(f"{AT}/items/{item_id}", {"speaker1": "Newcomer"}).status_code == 303
    with house.agenda.session() as session:
        posts = {next(iter(s.names.values())): s.post for s in stored(session, Speaker)}
    assert posts == {"Newcomer": {}, WHO["en"]: CHAIR["post"]}


def test_a_speaker_is_left_out_by_emptying_the_name(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    assert client.fill_in(f"{AT}/items/{item_id}", {"speaker1": ""}).status_code == 303
    assert the(house, item_id).substance.speeches == ()


def test_both_versions_of_everything_are_compared(house: House, item_id: UUID) -> None:
    client = house.agenda.client(EDITOR)
    page = f"{AT}/items/{item_id}"
    mine = client.page(page).form_values()
    theirs = {"access": "internal", "languages": ["ru"], "role1": "chair"}
    assert client.fill_in(page, theirs).status_code == 303
    answer = client.post(page, data={**mine, "languages": ["ar", "fr"], "expected": "90"})
    assert answer.status_code == 422
    assert client.seen is not None
    (table,) = client.seen.all("table")
    words = client.seen.words(table)
    for each in ("Internal", "Open", "Russian", "Arabic · French", "90", "Chair", "Speaker"):
        assert each in words
    (speech,) = the(house, item_id).substance.speeches
    assert speech == Speech(speech.speaker_id, "chair")
