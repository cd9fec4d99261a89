"""Which meeting of which series."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NamedTwice, NotThere, OrdinalTaken
from services.agenda.models.series import MeetingInSeries
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.put_in_series import put_in_series
from shared.contracts.agenda import MeetingPublished
from tests.agenda.council import series
from tests.agenda.meetings import seminar, stored, told
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def put(session: Session, *places: tuple[UUID, int], revision: int = 1) -> None:
    put_in_series(session, meeting_id=SEMINAR_ID, revision=revision, places=places)


def counted(session: Session) -> dict[UUID, int]:
    return {each.series_id: each.ordinal for each in stored(session, MeetingInSeries)}


def test_one_meeting_is_the_second_of_two_series(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        council, groups = series(session), series(session, "Meetings of the working groups")
        put(session, (council.id, 2), (groups.id, 2))
        assert counted(session) == {council.id: 2, groups.id: 2}
        put(session, (groups.id, 1), revision=2)
        assert counted(session) == {groups.id: 1}
        put(session, revision=3)
        assert counted(session) == {}


def test_is_told_once_the_meeting_is_public(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        put(session, (series(session).id, 1), revision=2)
        facts = [each for each in told(session) if isinstance(each, MeetingPublished)]
        assert [each.revision for each in facts] == [2, 3]


def test_is_refused_where_another_meeting_is_counted_so(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        seminar(session, meeting_id=OTHER_MEETING_ID, slug="other")
        council = series(session)
        places = [(council.id, 2)]
        put_in_series(session, meeting_id=OTHER_MEETING_ID, revision=1, places=places)
        with pytest.raises(OrdinalTaken):
            put(session, (council.id, 2))
        put(session, (council.id, 1))
        assert len(stored(session, MeetingInSeries)) == 2


def test_is_refused(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        council = series(session)
        with pytest.raises(NotThere):
            put(session, (uuid4(), 1))
        with pytest.raises(NotThere):
            put_in_series(session, meeting_id=uuid4(), revision=1, places=[])
        with pytest.raises(NamedTwice):
            put(session, (council.id, 1), (council.id, 2))
        with pytest.raises(ChangedMeanwhile):
            put(session, (council.id, 1), revision=7)
        assert counted(session) == {}
        assert stored(session, Meeting, SEMINAR_ID).revision == 1
