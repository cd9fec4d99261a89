"""What staff do about one speaker: link, ask, note, accept, merge, remove."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from services.agenda.models.item import Intervention, Speech
from services.agenda.models.speaker import Absence, Correction, Speaker
from services.agenda.usecases.correct_speaker import correct_speaker
from shared.contracts.agenda import AgendaNoticeDue
from tests.agenda.meetings import at, item, stored, told
from tests.agenda.speaker_steps import AT, now, opened, press, put_in
from tests.agenda.speakers import participant
from tests.house_under_test import House
from tests.people import EDITOR, SEMINAR_ID


def test_participants_are_suggested_across_scripts_and_linked_by_a_person(house: House) -> None:
    (one,) = opened(house, "Serik Zhumabayev")
    with house.agenda.session() as session:
        same = participant(session, "S. Jumabaev", own_name="Серик Жумабаев").id
        participant(session, "Quite Another")
        participant(session, "Serik Zhumabayev", is_expected=False)
        session.commit()
    client = house.agenda.client(EDITOR)
    page = client.page(f"{AT}/{one}")
    assert "S. Jumabaev" in page.text
    assert "Quite Another" not in page.text
    assert now(house, one).participant_id is None
    assert "Quite Another" in client.page(f"{AT}/{one}?who=another").text
    assert press(client, f"{AT}/{one}", "participant", participant=str(same)) == 303
    assert now(house, one).participant_id == same
    assert press(client, f"{AT}/{one}", "participant") == 303
    assert now(house, one).participant_id is None


def test_a_linked_speaker_is_asked_by_letter_and_no_link_is_shown(house: House) -> None:
    (one,) = opened(house, "Aminata Diallo")
    with house.agenda.session() as session:
        known = participant(session).id
        session.commit()
    put_in(house, one, participant_id=known)
    client = house.agenda.client(EDITOR)
    response = client.fill_in(f"{AT}/{one}", to=f"{AT}/{one}/ask")
    assert response.status_code == 303
    assert "/agenda/speaking/" not in client.page(f"{AT}/{one}").html
    with house.agenda.session() as session:
        assert len(told(session, AgendaNoticeDue)) == 1


def test_an_unlinked_speaker_s_link_is_shown_once(house: House) -> None:
    (one,) = opened(house, "Aminata Diallo")
    client = house.agenda.client(EDITOR)
    response = client.fill_in(f"{AT}/{one}", to=f"{AT}/{one}/ask")
    assert response.status_code == 200
    assert re.search(rf"http://localhost/agenda/speaking/{one}/[\w.-]+", response.text)
    assert response.headers["Cache-Control"] == "no-store"
    assert "/agenda/speaking/" not in client.page(f"{AT}/{one}").html
    assert now(house, one).answer == "asked"


def test_an_answer_a_word_and_hours_are_noted_by_staff(house: House) -> None:
    (one,) = opened(house, "Aminata Diallo")
    client = house.agenda.client(EDITOR)
    page = f"{AT}/{one}"
    assert press(client, page, "answer", answer="declined", said="By telephone.") == 303
    assert "By telephone." in client.page(page).text
    revision = str(now(house, one).revision)
    assert press(client, page, "word", revision=revision) == 303
    assert (now(house, one).said, now(house, one).answer) == ("", "declined")
    assert press(client, page, "answer", answer="perhaps") == 422
    whole_day = {"day1": "2027-09-23", "since1": "", "until1": ""}
    hours = {"day2": "2027-09-24", "since2": "09:00", "until2": "10:30"}
    assert press(client, page, "absences", **whole_day, **hours) == 303
    with house.agenda.session() as session:
        found = sorted((each.starts_at, each.ends_at) for each in stored(session, Absence))
        assert found == [(at(1, "00:00"), at(2, "00:00")), (at(2, "09:00"), at(2, "10:30"))]
    assert press(client, page, "absences", since1="09:00", day1="") == 422
    backwards = {"day1": "2027-09-23", "since1": "10:00", "until1": "09:00"}
    assert press(client, page, "absences", **backwards) == 422


def corrected(house: House) -> UUID:
    (one,) = opened(house, "Aminata Diallo")
    with house.agenda.session() as session:
        known = session.get_one(Speaker, one)
        wanted = replace(known.particulars, names={"en": "Aminata Diallo-Sow"})
        correct_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one, told=wanted)
        session.commit()
    return one


@pytest.mark.parametrize(("act", "name"), [("accept", "Diallo-Sow"), ("refuse", "Diallo")])
def test_a_correction_is_settled_with_one_press(house: House, act: str, name: str) -> None:
    one = corrected(house)
    client = house.agenda.client(EDITOR)
    page = client.page(f"{AT}/{one}")
    assert "Aminata Diallo-Sow" in page.text
    revision = str(now(house, one).revision)
    assert press(client, f"{AT}/{one}", "correction", act=act, revision="1") == 422
    assert press(client, f"{AT}/{one}", "correction", act=act, revision=revision) == 303
    assert now(house, one).names == {"en": f"Aminata {name}"}
    with house.agenda.session() as session:
        assert stored(session, Correction) == []


def test_two_who_are_one_are_merged_and_who_speaks_is_not_removed(house: House) -> None:
    one, other = opened(house, "Aminata Diallo", "A. Diallo")
    with house.agenda.session() as session:
        item(session, "09:00", "10:00", speeches=(Speech(other),))
        session.commit()
    client = house.agenda.client(EDITOR)
    assert press(client, f"{AT}/{one}", "merge") == 422
    assert press(client, f"{AT}/{one}", "merge", other=str(other)) == 303
    assert client.get(f"{AT}/{other}").status_code == 404
    assert press(client, f"{AT}/{one}", "remove") == 422
    with house.agenda.session() as session:
        session.delete(
            stored(session, Intervention)[0].speaker and stored(session, Intervention)[0]
        )
        session.commit()
    assert press(client, f"{AT}/{one}", "remove") == 303
    assert client.get(f"{AT}/{one}").status_code == 404
