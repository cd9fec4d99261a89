"""Accepting a correction, or leaving the speaker as they are."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.speaker import Correction, Particulars, Speaker
from services.agenda.usecases.change_speaker import change_speaker
from services.agenda.usecases.correct_speaker import correct_speaker
from services.agenda.usecases.settle_correction import settle_correction
from tests.agenda.meetings import seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import SEMINAR_ID


def corrected(session: Session) -> Speaker:
    seminar(session)
    one = speaker(session, post={"en": "Head"})
    told = replace(one.particulars, names={"en": "Aminata Diallo", "ru": "Амината Диалло"})
    correct_speaker(session, meeting_id=SEMINAR_ID, speaker_id=one.id, told=told)
    return one


def settle(session: Session, one: Speaker, revision: int, *, is_accepted: bool) -> None:
    settle_correction(
        session,
        meeting_id=SEMINAR_ID,
        speaker_id=one.id,
        revision=revision,
        is_accepted=is_accepted,
    )


@pytest.mark.parametrize("is_accepted", [True, False])
def test_is_written_so_or_stays_and_waits_no_more(house: House, is_accepted: bool) -> None:
    with house.agenda.session() as session:
        one = corrected(session)
        settle(session, one, one.revision, is_accepted=is_accepted)
        assert ("ru" in one.names) is is_accepted
        assert stored(session, Correction) == []
        with pytest.raises(NotThere):
            settle(session, one, one.revision, is_accepted=True)


def test_what_staff_changed_meanwhile_is_kept_and_has_to_be_looked_at(house: House) -> None:
    with house.agenda.session() as session:
        one = corrected(session)
        seen = one.revision
        change_speaker(
            session,
            meeting_id=SEMINAR_ID,
            speaker_id=one.id,
            revision=seen,
            told=Particulars(names={"en": "A. Diallo"}, post={"en": "Director"}),
        )
        with pytest.raises(ChangedMeanwhile):
            settle(session, one, seen, is_accepted=True)
        settle(session, one, one.revision, is_accepted=True)
        assert one.names == {"en": "A. Diallo", "ru": "Амината Диалло"}
        assert one.post == {"en": "Director"}


def test_nobody_is_left_without_a_name(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = speaker(session)
        this = {"meeting_id": SEMINAR_ID, "speaker_id": one.id}
        told = Particulars(names={"ru": "Амината Диалло"}, honorific="Dr")
        correct_speaker(session, **this, told=told)
        assert one.correction is not None
        one.correction.wanted = {"names": {"en": ""}, "honorific": "Dr"}
        settle(session, one, one.revision, is_accepted=True)
        assert (one.names, one.honorific) == ({"en": "Aminata Diallo"}, "Dr")
