"""Meetings that something else has changed."""

from sqlalchemy import true

from services.agenda.models.meeting import Meeting
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.renew_meetings import renew_meetings
from shared.contracts.agenda import MeetingPublished
from tests.agenda.meetings import seminar, stored, told
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def test_all_have_a_new_revision_and_the_public_ones_are_told(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        renewed = renew_meetings(session, which=true())
        assert {each.id for each in renewed} == {SEMINAR_ID, OTHER_MEETING_ID}
        assert {each.slug: each.revision for each in stored(session, Meeting)} == {
            "seminar": 3,
            "other": 2,
        }
        facts = [each for each in told(session) if isinstance(each, MeetingPublished)]
        assert [(each.slug, each.revision) for each in facts] == [("seminar", 2), ("seminar", 3)]


def test_others_stay_as_they_are(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        assert renew_meetings(session, which=Meeting.id == OTHER_MEETING_ID) == []
        assert stored(session, Meeting, SEMINAR_ID).revision == 1
