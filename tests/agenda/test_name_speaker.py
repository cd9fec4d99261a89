"""Naming a speaker."""

from services.agenda.models.speaker import Speaker
from services.agenda.usecases.name_speaker import name_speaker
from tests.agenda.meetings import CHAIR, seminar, stored
from tests.house_under_test import House
from tests.people import OTHER_MEETING_ID, SEMINAR_ID


def test_one_name_is_one_person_of_a_meeting(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        one = name_speaker(session, meeting_id=SEMINAR_ID, **CHAIR)
        same = {"ru": "фионнуала ни", "en": "  fionnuala NÍ Aoláin "}
        again = name_speaker(session, meeting_id=SEMINAR_ID, names=same, post={})
        elsewhere = name_speaker(session, meeting_id=OTHER_MEETING_ID, **CHAIR)
        assert one is again
        assert elsewhere is not one
        assert len(stored(session, Speaker)) == 2


def test_a_post_that_is_told_anew_is_theirs_from_now_on(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        one = name_speaker(session, meeting_id=SEMINAR_ID, **CHAIR)
        name_speaker(session, meeting_id=SEMINAR_ID, names=CHAIR["names"], post={})
        assert (one.post, one.revision) == (CHAIR["post"], 1)
        name_speaker(session, meeting_id=SEMINAR_ID, names=CHAIR["names"], post={"en": "Head"})
        assert (one.post, one.revision) == ({"en": "Head"}, 2)
