"""Entering a series of meetings."""

from uuid import uuid4

import pytest

from services.agenda.models.refusals import NotThere
from services.agenda.models.series import Series
from tests.agenda.council import body, series
from tests.agenda.meetings import stored
from tests.house_under_test import House


def test_it_belongs_to_a_body_or_to_none(house: House) -> None:
    with house.agenda.session() as session:
        council = body(session)
        series(session, body_id=council.id)
        series(session, "Seminars")
        kept = {each.names["en"]: each.body_id for each in stored(session, Series)}
        assert kept == {"Meetings of the Council": council.id, "Seminars": None}


def test_twice_under_one_id_is_once(house: House) -> None:
    same = uuid4()
    with house.agenda.session() as session:
        for name in ("First", "Second"):
            series(session, name, series_id=same)
        assert [each.names for each in stored(session, Series)] == [{"en": "First"}]


def test_is_refused_of_a_body_that_is_not_there(house: House) -> None:
    with house.agenda.session() as session:
        with pytest.raises(NotThere):
            series(session, body_id=uuid4())
        assert stored(session, Series) == []
