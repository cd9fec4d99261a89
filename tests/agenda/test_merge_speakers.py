"""Two speakers who are one."""

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item, Speech
from services.agenda.models.refusals import NotThere, TwoPersons
from services.agenda.models.speaker import Absence, Answer, Speaker
from services.agenda.usecases.merge_speakers import merge_speakers
from services.agenda.usecases.remove_item import remove_item
from services.agenda.usecases.set_absences import set_absences
from services.agenda.usecases.undo_change import undo_change
from tests.agenda.meetings import at, item, seminar, stored
from tests.agenda.speakers import participant, speaker
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def merge(session: Session, one: Speaker, other: Speaker) -> Speaker:
    return merge_speakers(
        session,
        meeting_id=SEMINAR_ID,
        made_by=NODIRA.id,
        speaker_id=one.id,
        other_id=other.id,
    )


def voices(session: Session) -> list[list[str]]:
    items = sorted(stored(session, Item), key=lambda each: each.starts_at)
    return [[each.speaker.names["en"] for each in made.interventions] for made in items]


def test_speaks_wherever_either_did_and_once_in_an_item(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, other = speaker(session, "A. Diallo"), speaker(session, "Aminata")
        third = speaker(session, "Third")
        item(session, "09:00", "10:00", speeches=(Speech(other.id), Speech(third.id)))
        both = (Speech(one.id, role="chair"), Speech(third.id), Speech(other.id))
        item(session, "10:00", "11:00", speeches=both)
        merge(session, one, other)
        session.commit()
        assert voices(session) == [["A. Diallo", "Third"], ["A. Diallo", "Third"]]
        assert len(stored(session, Speaker)) == 2
        # Whoever has one of them open is told that it changed.
        assert all(each.revision > 1 for each in stored(session, Item))


def test_fills_its_gaps_from_the_other(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session, "A. Diallo", post={"en": "Director"})
        other = speaker(session, "Aminata", state_code="SEN", post={"en": "Head", "ru": "Глава"})
        other.participant_id = participant(session).id
        other.answer, other.said = Answer.CONFIRMED, "Gladly."
        session.flush()
        hours = ((at(1, "09:00"), at(1, "10:00")),)
        set_absences(session, meeting_id=SEMINAR_ID, speaker_id=other.id, hours=hours)
        known = other.participant_id
        merge(session, one, other)
        session.commit()
        (now,) = stored(session, Speaker)
        assert (now.id, now.names["en"], now.state_code) == (one.id, "A. Diallo", "SEN")
        assert now.post == {"en": "Director", "ru": "Глава"}
        assert (now.participant_id, now.answer, now.said) == (known, "confirmed", "Gladly.")
        assert [each.speaker_id for each in stored(session, Absence)] == [one.id]


def test_older_changes_are_undone_with_the_one_who_is_left(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, other = speaker(session, "A. Diallo"), speaker(session, "Aminata")
        made = item(session, "09:00", "10:00", speeches=(Speech(other.id),))
        remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=made.id)
        merge(session, one, other)
        undo_change(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
        session.commit()
        assert voices(session) == [["A. Diallo"]]


def test_is_refused_for_two_participants_and_for_one_alone(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, other = speaker(session), speaker(session, "Other")
        one.participant_id = participant(session).id
        other.participant_id = participant(session, "Other").id
        session.flush()
        with pytest.raises(TwoPersons):
            merge(session, one, other)
        with pytest.raises(NotThere):
            merge(session, one, one)
