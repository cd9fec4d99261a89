"""What programme editors do with the speakers of a meeting."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Intervention, Speech
from services.agenda.models.speaker import Answer, Speaker
from shared.language import languages
from tests.agenda.meetings import item, questions, seminar, stored
from tests.agenda.speaker_steps import AT, in_order, now, opened, press, put_in
from tests.agenda.speakers import participant, speaker
from tests.house_under_test import House
from tests.pages import PageClient
from tests.people import DESK, EDITOR, OBSERVER, OTHER_MEETING_ID, STRANGER


@pytest.mark.parametrize("language", languages())
def test_every_page_speaks_every_language(house: House, language: str) -> None:
    (one,) = opened(house, "Aminata Diallo")
    with house.agenda.session() as session:
        place = speaker(session, "", state_code="SEN").id
        participant(session, is_head=True)
        session.commit()
    client = house.agenda.client(EDITOR, language)
    for path in ("/", "/new", "/places", f"/{one}", f"/{place}"):
        page = client.page(AT + path)
        assert page.root.get("lang") == language
        assert page.heading
    assert (client.page(f"{AT}/").heading == "Speakers") is (language == "en")


def test_what_waits_stands_first(house: House) -> None:
    names = ("Anna Confirmed", "Bela Asked", "Cleo Unasked", "Dora Wrote")
    anna, bela, cleo, dora = opened(house, *names)
    with house.agenda.session() as session:
        speaks = tuple(Speech(each) for each in (anna, bela, cleo, dora))
        item(session, "09:00", "10:00", speeches=speaks)
        session.commit()
    put_in(house, anna, answer=Answer.CONFIRMED)
    put_in(house, bela, answer=Answer.ASKED)
    put_in(house, dora, answer=Answer.CONFIRMED, said="Only before noon.")
    client = house.agenda.client(EDITOR)
    page = client.page(f"{AT}/")
    assert in_order(page, "Dora Wrote", "Cleo Unasked", "Bela Asked", "Anna Confirmed")
    waiting = client.page(f"{AT}/?show=waits").text
    assert "Dora Wrote" in waiting
    assert "Anna Confirmed" not in waiting


@pytest.mark.parametrize("query", ["Жумабаев", "zhumabaev", "جومابايف", "казахстан"])
def test_a_speaker_is_found_by_any_spelling_in_any_script(house: House, query: str) -> None:
    opened(house, "Aminata Diallo")
    with house.agenda.session() as session:
        speaker(session, "Serik Zhumabayev", state_code="KAZ")
        session.commit()
    text = house.agenda.client(EDITOR).page(f"{AT}/?q={query}").text
    assert "Serik Zhumabayev" in text
    assert "Aminata" not in text


def test_an_added_speaker_is_all_that_was_typed_and_stands_in_the_list(house: House) -> None:
    opened(house)
    client = house.agenda.client(EDITOR)
    typed = {
        "names.en": "Aminata Diallo",
        "names.ru": "Амината Диалло",
        "honorific": "H.E. Ms",
        "state": "SEN",
        "rank.en": "Under-Secretary",
        "post.en": "Head",
        "affiliation1.en": "One office",
        "affiliation2.ru": "Другое бюро",
    }
    response = client.fill_in(f"{AT}/new", typed)
    assert response.status_code == 303
    page = client.page(response.headers["Location"])
    assert page.heading == "H.E. Ms Aminata Diallo"
    listed = client.page(f"{AT}/").text
    assert in_order(client.page(f"{AT}/"), "Under-Secretary", "Head", "One office", "Другое бюро")
    assert "SEN" in listed
    assert client.fill_in(f"{AT}/new", {"honorific": "Dr"}).status_code == 422


def test_a_stale_save_is_refused_with_both_versions(house: House) -> None:
    (one,) = opened(house, "Aminata Diallo")
    client = house.agenda.client(EDITOR)
    values = client.page(f"{AT}/{one}").form_values(_own_form(client, one))
    put_in(house, one, names={"en": "A. Diallo"}, revision=5)
    answer = client.post(f"{AT}/{one}", data={**values, "names.en": "Mme Diallo"})
    assert answer.status_code == 422
    assert client.seen is not None
    assert "The two versions" in client.seen.text
    assert "Mme Diallo" in client.seen.text
    assert now(house, one).names == {"en": "A. Diallo"}


def _own_form(client: PageClient, one: UUID) -> int:
    page = client.page(f"{AT}/{one}")
    actions = [each.get("action") for each in page.all("form")]
    return actions.index(f"{AT}/{one}")


def test_places_are_kept_for_several_at_once_and_filled_from_their_delegation(
    house: House,
) -> None:
    opened(house)
    with house.agenda.session() as session:
        adviser = participant(session, "Adama Adviser")
        head = participant(session, "Zeynab Head", is_head=True)
        participant(session, "Somebody Else", state_code="KAZ")
        session.commit()
        ids = (adviser.id, head.id)
    client = house.agenda.client(EDITOR)
    typed = {"states": ["SEN", "TUR"], "other.en": "Regional office"}
    assert client.fill_in(f"{AT}/places", typed).status_code == 303
    assert client.fill_in(f"{AT}/places", {}).status_code == 422
    listed = client.page(f"{AT}/?show=kept").text
    assert "Head of delegation of Senegal (to be confirmed)" in listed
    assert "Regional office (to be confirmed)" in listed
    assert listed.count("Can be filled") == 1
    with house.agenda.session() as session:
        (place,) = [each for each in stored(session, Speaker) if each.state_code == "SEN"]
        item(session, "09:00", "10:00", speeches=(Speech(place.id),))
        session.commit()
    page = client.page(f"{AT}/{place.id}")
    assert in_order(page, "Zeynab Head", "Adama Adviser")
    assert "Somebody Else" not in page.text
    assert press(client, f"{AT}/{place.id}", "fill", participant=str(ids[1])) == 303
    with house.agenda.session() as session:
        (speech,) = stored(session, Intervention)
        assert speech.speaker.names == {"en": "Zeynab Head"}


def test_observers_look_and_others_are_kept_out(house: House) -> None:
    (one,) = opened(house, "Aminata Diallo")
    assert "Aminata" in house.agenda.client(OBSERVER).page(f"{AT}/").text
    assert house.agenda.client(OBSERVER).get(f"{AT}/{one}").status_code == 403
    assert house.agenda.client(DESK).get(f"{AT}/").status_code == 403
    assert house.agenda.client(STRANGER).get(f"{AT}/").status_code == 404


def test_another_meeting_s_speaker_is_not_there(house: House) -> None:
    (one,) = opened(house, "Aminata Diallo")
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        theirs = speaker(session, "Theirs", meeting_id=OTHER_MEETING_ID).id
        session.commit()
    client = house.agenda.client(EDITOR)
    assert client.get(f"{AT}/{theirs}").status_code == 404
    for act in ("ask", "answer", "word", "correction", "participant", "absences", "remove"):
        values = {"answer": "confirmed"}
        answer = client.fill_in(f"{AT}/{one}", values, to=f"{AT}/{theirs}/{act}")
        assert answer.status_code == 404, act
    assert now(house, theirs).revision == 1


def test_a_long_list_asks_no_more_than_a_short_one(house: House) -> None:
    def asked(session: Session, number: int) -> int:
        for each in range(number):
            made = speaker(session, f"Speaker {each}", state_code="SEN")
            item(session, "09:00", "10:00", speeches=(Speech(made.id),))
            place = speaker(session, "", state_code="KAZ")
            assert place.is_kept
        session.commit()
        client = house.agenda.client(EDITOR)
        client.page(f"{AT}/")
        with questions(house.agenda.database.engine) as found:
            client.page(f"{AT}/")
        return len(found)

    with house.agenda.session() as session:
        seminar(session)
        assert asked(session, 1) == asked(session, 3)
