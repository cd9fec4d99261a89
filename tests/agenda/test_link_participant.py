"""Settling whom registration knows a speaker as."""

from uuid import uuid4

import pytest

from services.agenda.models.refusals import AlreadySpeaks, NotThere
from services.agenda.usecases.link_participant import link_participant
from tests.agenda.meetings import seminar
from tests.agenda.speakers import participant, speaker
from tests.house_under_test import House
from tests.people import OTHER_MEETING_ID, SEMINAR_ID


def test_is_linked_and_let_go_and_older_links_end(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, known = speaker(session), participant(session)
        this = {"meeting_id": SEMINAR_ID, "speaker_id": one.id}
        link_participant(session, **this, participant_id=known.id)
        assert (one.participant_id, one.link_number) == (known.id, 2)
        link_participant(session, **this, participant_id=known.id)
        assert one.link_number == 2
        link_participant(session, **this, participant_id=None)
        assert (one.participant_id, one.link_number) == (None, 3)


def test_is_refused_when_another_speaker_is_this_participant(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, other, known = speaker(session), speaker(session, "B"), participant(session)
        link_participant(session, meeting_id=SEMINAR_ID, speaker_id=one.id, participant_id=known.id)
        with pytest.raises(AlreadySpeaks):
            link_participant(
                session, meeting_id=SEMINAR_ID, speaker_id=other.id, participant_id=known.id
            )


def test_is_refused_for_who_is_not_approved_or_comes_elsewhere(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one, place = speaker(session), speaker(session, "", state_code="SEN")
        gone = participant(session, is_expected=False)
        elsewhere = participant(session, meeting_id=OTHER_MEETING_ID)
        for who in (gone.id, elsewhere.id, uuid4()):
            with pytest.raises(NotThere):
                link_participant(
                    session, meeting_id=SEMINAR_ID, speaker_id=one.id, participant_id=who
                )
        with pytest.raises(NotThere):
            link_participant(
                session,
                meeting_id=SEMINAR_ID,
                speaker_id=place.id,
                participant_id=participant(session).id,
            )
