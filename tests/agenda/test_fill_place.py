"""Filling a kept place with a participant."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Intervention, Speech
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.refusals import NotThere
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.fill_place import fill_place
from tests.agenda.meetings import item, seminar, stored
from tests.agenda.speakers import participant, speaker
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def fill(session: Session, place: Speaker, who: ParticipantCopy) -> Speaker:
    told: dict[str, Any] = {"meeting_id": SEMINAR_ID, "made_by": NODIRA.id}
    return fill_place(session, **told, speaker_id=place.id, participant_id=who.id)


def test_becomes_that_person_in_every_item_without_retyping(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        place = speaker(session, "", state_code="KAZ", affiliations=({"en": "The presidency"},))
        for hour in ("09:00", "11:00"):
            item(session, hour, "12:00", speeches=(Speech(place.id, role="chair"),))
        who = participant(
            session,
            "Serik Zhumabayev",
            own_name="Серик Жумабаев",
            honorific="H.E. Mr",
            state_code="KAZ",
            function={"en": "Minister", "ru": "Министр"},
            is_head=True,
        )
        fill(session, place, who)
        (now,) = stored(session, Speaker)
        assert now.names == {"en": "Serik Zhumabayev", "ru": "Серик Жумабаев"}
        assert (now.honorific, now.state_code) == ("H.E. Mr", "KAZ")
        assert now.post == {"en": "Minister", "ru": "Министр"}
        assert now.affiliations == [{"en": "The presidency"}]
        assert now.participant_id == who.id
        speeches = stored(session, Intervention)
        assert {(each.speaker_id, each.role) for each in speeches} == {(place.id, "chair")}


def test_takes_the_place_as_the_speaker_they_are_already(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        place = speaker(session, "", state_code="SEN")
        item(session, "09:00", "12:00", speeches=(Speech(place.id),))
        who, there = participant(session), speaker(session)
        there.participant_id = who.id
        session.flush()
        assert fill(session, place, who).id == there.id
        (now,) = stored(session, Speaker)
        assert (now.id, now.state_code) == (there.id, "SEN")
        assert stored(session, Intervention)[0].speaker_id == there.id


def test_is_refused_where_nothing_is_kept_or_nobody_comes(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        person, place = speaker(session), speaker(session, "", state_code="SEN")
        with pytest.raises(NotThere):
            fill(session, person, participant(session))
        for who in (
            participant(session, is_expected=False),
            participant(session, meeting_id=OTHER_MEETING_ID),
        ):
            with pytest.raises(NotThere):
                fill(session, place, who)
