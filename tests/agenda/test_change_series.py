"""Changing a series of meetings."""

from uuid import uuid4

import pytest

from services.agenda.models.meeting import Meeting
from services.agenda.models.refusals import ChangedMeanwhile, NotThere
from services.agenda.models.series import Series
from services.agenda.usecases.change_series import change_series
from services.agenda.usecases.put_in_series import put_in_series
from tests.agenda.council import body, series
from tests.agenda.meetings import seminar, stored
from tests.house_under_test import House
from tests.people import SEMINAR_ID

NAMES = {"en": "Sessions of the Council", "ru": "Заседания Совета"}


def test_its_meetings_are_read_anew_once_it_is_renamed(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        council, made = body(session), series(session)
        put_in_series(session, meeting_id=SEMINAR_ID, revision=1, places=[(made.id, 2)])
        change_series(session, series_id=made.id, revision=1, names=NAMES, body_id=council.id)
        kept = stored(session, Series, made.id)
        assert (kept.names, kept.body_id, kept.revision) == (NAMES, council.id, 2)
        assert stored(session, Meeting, SEMINAR_ID).revision == 3
        change_series(session, series_id=made.id, revision=2, names=NAMES, body_id=None)
        assert stored(session, Meeting, SEMINAR_ID).revision == 3


def test_is_refused_when_somebody_else_was_faster(house: House) -> None:
    with house.agenda.session() as session:
        made = series(session)
        change_series(session, series_id=made.id, revision=1, names=NAMES, body_id=None)
        with pytest.raises(ChangedMeanwhile):
            change_series(session, series_id=made.id, revision=1, names={"en": "X"}, body_id=None)
        assert stored(session, Series, made.id).names == NAMES


def test_is_refused_when_there_is_none(house: House) -> None:
    with house.agenda.session() as session:
        made = series(session)
        with pytest.raises(NotThere):
            change_series(session, series_id=uuid4(), revision=1, names=NAMES, body_id=None)
        with pytest.raises(NotThere):
            change_series(session, series_id=made.id, revision=1, names=NAMES, body_id=uuid4())
