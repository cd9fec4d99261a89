"""Entering a body."""

from datetime import date
from uuid import uuid4

import pytest

from services.agenda.models.body import Body
from services.agenda.models.refusals import NotThere
from services.agenda.usecases.add_body import add_body
from tests.agenda.council import body, charter, group
from tests.agenda.meetings import stored
from tests.house_under_test import House


@pytest.mark.parametrize("known_to", ["day", "month", "year"])
def test_it_is_founded_as_far_as_is_known(house: House, known_to: str) -> None:
    with house.agenda.session() as session:
        made = body(session, founded_on=date(2024, 5, 14), founded_to=known_to)
        kept = stored(session, Body, made.id)
        assert (kept.founded_on, kept.founded_to) == (date(2024, 5, 14), known_to)
        assert (kept.names, kept.revision) == ({"en": "Expert Council"}, 1)


def test_groups_stand_within_it(house: House) -> None:
    with house.agenda.session() as session:
        council = body(session)
        groups = [group(session, council.id, ordinal) for ordinal in (1, 2, 3, 4)]
        kept = [stored(session, Body, each.id) for each in groups]
        assert [(each.parent_id, each.ordinal) for each in kept] == [
            (council.id, ordinal) for ordinal in (1, 2, 3, 4)
        ]


def test_twice_under_one_id_is_once(house: House) -> None:
    same = uuid4()
    with house.agenda.session() as session:
        for name in ("First", "Second"):
            add_body(session, charter=charter(name), body_id=same)
        assert [each.names for each in stored(session, Body)] == [{"en": "First"}]


def test_is_refused_within_a_body_that_is_not_there(house: House) -> None:
    with house.agenda.session() as session:
        with pytest.raises(NotThere):
            group(session, uuid4(), 1)
        assert stored(session, Body) == []
