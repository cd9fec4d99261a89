"""What editors see of clashes, in words, and how they let one stand."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.building import OpeningHours
from services.agenda.models.clash import Clash, ClashKind
from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Absence
from services.agenda.models.waiver import Waiver
from services.agenda.queries.clashes import clashes_of
from services.agenda.queries.plan_of import plan_of
from shared.language import languages
from tests.agenda.meetings import CHAIR, at, item, room, seminar, stored
from tests.agenda.test_clashes import JORDAN, OTHER, YEMEN, registered
from tests.house_under_test import House
from tests.people import EDITOR, NODIRA, OBSERVER, OTHER_MEETING_ID, REVIEWER, SEMINAR_ID

AT = "/agenda/meetings/seminar"
LIST = f"{AT}/clashes"


def clashes(session: Session) -> list[Clash]:
    return clashes_of(plan_of(session, session.get_one(Meeting, SEMINAR_ID)))


def two_in_one_room(house: House) -> Clash:
    with house.agenda.session() as session:
        seminar(session)
        hall = room(session, "Hall")
        item(session, "09:00", "10:00", room_id=hall.id, names={"en": "Opening"})
        item(session, "09:30", "10:30", room_id=hall.id, names={"en": "Statements"})
        session.commit()
        return clashes(session)[0]


def every_kind(session: Session) -> None:
    """At least one clash of each kind, and some of the ways in which they can be said."""
    made = seminar(session)
    made.interpreting_minutes = 60
    hall, annex = room(session, "Hall", capacity=10), room(session, "Annex")
    both: dict[str, Any] = {"languages": ("en", "ru", "ar"), "are_heads_expected": True}
    opening = item(session, "09:00", "10:00", room_id=hall.id, speakers=[CHAIR], **both)
    item(session, "09:30", "11:30", room_id=annex.id, speakers=[CHAIR, OTHER], **both)
    item(session, "11:30", "12:00", room_id=hall.id, speakers=[OTHER], expected=11)
    item(session, "09:45", "10:30", room_id=hall.id, speakers=[OTHER], names={"en": "Group"})
    item(session, "11:45", "12:15", names={"en": "In all rooms"})
    for hour, where in (("15:00", hall.id), ("15:00", annex.id), ("16:00", hall.id)):
        until = f"{hour[:2]}:58"
        named: dict[str, Any] = {"delegation_ids": (JORDAN,), "are_heads_expected": True}
        item(session, hour, until, room_id=where, **named)
    several: dict[str, Any] = {"delegation_ids": (JORDAN, YEMEN), "are_heads_expected": True}
    item(session, "16:00", "17:00", room_id=annex.id, **several)
    item(session, "16:30", "17:00", room_id=hall.id, **several)
    registered(session, opening, is_expected=False)
    session.add(OpeningHours(meeting_id=SEMINAR_ID, on=made.starts_on, opens=_h(9), closes=_h(12)))
    who = opening.interventions[0].speaker_id
    session.add(Absence(speaker_id=who, starts_at=at(1, "09:00"), ends_at=at(1, "09:15")))


def _h(hour: int) -> Any:
    return at(1, f"{hour:02}:00").time()


@pytest.mark.parametrize("language", languages())
def test_every_kind_is_said_in_every_language(house: House, language: str) -> None:
    with house.agenda.session() as session:
        every_kind(session)
        session.commit()
        assert {each.kind for each in clashes(session)} == set(ClashKind)
    page = house.agenda.client(EDITOR, language).page(LIST)
    assert page.root.get("lang") == language
    assert (page.heading == "Clashes") is (language == "en")
    assert ("at once" in page.text) is (language == "en")
    assert "%(" not in page.text


def test_says_what_clashes_and_offers_what_mends_it(house: House) -> None:
    clash = two_in_one_room(house)
    client = house.agenda.client(EDITOR)
    page = client.page(LIST)
    assert "“Opening” and “Statements” are in \u2068Hall\u2069 at once." in page.text
    (form,) = (each for each in page.all("form") if each.get("action", "").endswith("/place"))
    assert form.get("action") == f"{AT}/items/{clash.item_ids[1]}/place"
    sent = {each.get("name"): each.get("value") for each in form.iter("input")}
    assert (sent["day"], sent["starts"]) == ("2027-09-23", "10:00")
    assert (sent["minutes"], sent["revision"]) == ("60", "1")
    assert sent["room"]
    assert "Move to 10:00" in page.words(form)


def test_a_speaker_who_has_not_registered_is_one_line(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        for hour in ("09:00", "11:00", "14:00"):
            item(session, hour, f"{hour[:3]}30", speakers=[CHAIR], names={"en": f"At {hour}"})
        session.commit()
    text = house.agenda.client(EDITOR).page(LIST).text
    assert text.count("not registered") == 1
    assert "speaks in 3 items, first in “At 09:00”" in text


def test_delegations_are_called_by_their_names(house: House) -> None:
    with house.agenda.session() as session:
        every_kind(session)
        speaker = session.query(ParticipantCopy).one()
        speaker.represents = {"en": "Jordan", "ar": "الأردن"}
        session.commit()
    text = house.agenda.client(EDITOR).page(LIST).text
    assert "Head of delegation, \u2068Jordan\u2069: expected in" in text
    assert "Heads of 2 delegations: expected in" in text
    assert "Heads of delegations: expected in" in text


def test_a_calm_draft_says_so(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        session.commit()
    assert "Nothing clashes" in house.agenda.client(OBSERVER).page(LIST).text


def test_publishing_is_refused_with_what_stands_in_the_way(house: House) -> None:
    two_in_one_room(house)
    client = house.agenda.client(NODIRA)
    response = client.fill_in(f"{AT}/edit", to=f"{AT}/publish")
    assert response.status_code == 409
    assert "Clashes stand in the way" in response.text
    assert "Statements" in response.text
    with house.agenda.session() as session:
        assert stored(session, Edition) == []


def test_lets_a_clash_stand_by_name_and_reason_and_takes_it_back(house: House) -> None:
    clash = two_in_one_room(house)
    client = house.agenda.client(EDITOR)
    waiving = f"{LIST}/waive?clash={quote(clash.key)}"
    refused = client.fill_in(waiving, {"reason": "  "}, to=f"{LIST}/waive")
    assert refused.status_code == 422
    assert "Enter why it may stand" in refused.text
    typed = {"reason": "The hall is divided by a wall"}
    assert client.fill_in(waiving, typed, to=f"{LIST}/waive").status_code == 303
    text = client.page(LIST).text
    assert EDITOR.name in text
    assert "The hall is divided by a wall" in text
    assert "Stops the publishing" not in text
    assert house.agenda.client(NODIRA).fill_in(f"{AT}/edit", to=f"{AT}/publish").status_code == 303
    forms = [each.get("action") for each in client.page(LIST).all("form")]
    at_form = forms.index(f"{LIST}/withdraw")
    assert client.fill_in(LIST, form=at_form).status_code == 303
    assert "The hall is divided by a wall" not in client.page(LIST).text
    with house.agenda.session() as session:
        assert stored(session, Waiver) == []
        assert len(stored(session, Edition)) == 1


def test_a_clash_that_is_gone_is_not_let_stand(house: House) -> None:
    clash = two_in_one_room(house)
    client = house.agenda.client(EDITOR)
    gone = clash.key.replace(str(clash.item_ids[0]), str(UUID(int=5)))
    assert client.get(f"{LIST}/waive?clash={quote(gone)}").status_code == 303
    page = client.page(f"{LIST}/waive?clash={quote(clash.key)}").form_values()
    answer = client.post(f"{LIST}/waive", data={**page, "clash": gone, "reason": "Why not"})
    assert answer.status_code == 303
    assert client.post(f"{LIST}/withdraw", data={**page, "clash": gone}).status_code == 404
    with house.agenda.session() as session:
        assert stored(session, Waiver) == []


def test_observers_look_and_others_do_not(house: House) -> None:
    clash = two_in_one_room(house)
    observer = house.agenda.client(OBSERVER)
    page = observer.page(LIST)
    assert "“Opening”" in page.text
    assert not [each for each in page.all("form") if "/agenda/" in each.get("action", "")]
    assert observer.get(f"{LIST}/waive?clash={quote(clash.key)}").status_code == 403
    assert house.agenda.client(REVIEWER).get(LIST).status_code == 403
    with house.agenda.session() as session:
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        session.commit()
    assert house.agenda.client(EDITOR).get("/agenda/meetings/other/clashes").status_code == 404
