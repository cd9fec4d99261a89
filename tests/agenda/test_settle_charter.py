"""What a body may be said to be."""

from uuid import uuid4

import pytest

from services.agenda.models.body import Body
from services.agenda.models.refusals import LetterTaken, NamedTwice, NotThere, PartOfItself
from services.agenda.usecases.settle_charter import settle_charter
from tests.agenda.council import ISRS, body, charter, group, organisation
from tests.agenda.meetings import stored
from tests.house_under_test import House


def test_those_who_stand_by_it_stand_in_order_and_may_stand_twice(house: House) -> None:
    with house.agenda.session() as session:
        office, institute = organisation(session), organisation(session, ISRS)
        both = ((office.id, "secretariat"), (institute.id, "secretariat"), (office.id, "auspices"))
        made = body(session, organisations=both)
        kept = stored(session, Body, made.id)
        assert tuple((e.organisation_id, e.standing) for e in kept.organisations) == both
        settle_charter(session, body=kept, charter=charter(organisations=both[::-1][:2]))
        kept = stored(session, Body, made.id)
        assert tuple((e.organisation_id, e.standing) for e in kept.organisations) == both[::-1][:2]


def test_a_body_that_is_no_group_has_no_letter(house: House) -> None:
    with house.agenda.session() as session:
        made = body(session, ordinal=3)
        assert stored(session, Body, made.id).ordinal is None


def test_each_letter_is_given_once_within_a_body(house: House) -> None:
    with house.agenda.session() as session:
        council, other = body(session), body(session, "Other council")
        first = group(session, council.id, 1)
        group(session, other.id, 1)
        with pytest.raises(LetterTaken):
            group(session, council.id, 1)
        same = charter("Renamed", kind="working_group", ordinal=1, parent_id=council.id)
        settle_charter(session, body=first, charter=same)
        assert stored(session, Body, first.id).names == {"en": "Renamed"}


def test_is_refused_when_it_would_be_a_part_of_itself(house: House) -> None:
    with house.agenda.session() as session:
        council = body(session)
        part = group(session, council.id, 1)
        for above in (council.id, part.id):
            with pytest.raises(PartOfItself):
                settle_charter(session, body=council, charter=charter(parent_id=above))


def test_is_refused_when_something_named_is_not_there(house: House) -> None:
    with house.agenda.session() as session:
        office = organisation(session)
        council = body(session)
        with pytest.raises(NotThere):
            settle_charter(session, body=council, charter=charter(parent_id=uuid4()))
        for named in (((uuid4(), "founder"),), ((office.id, "founder"), (uuid4(), "founder"))):
            with pytest.raises(NotThere):
                settle_charter(session, body=council, charter=charter(organisations=named))
        twice = ((office.id, "founder"), (office.id, "founder"))
        with pytest.raises(NamedTwice):
            settle_charter(session, body=council, charter=charter(organisations=twice))
