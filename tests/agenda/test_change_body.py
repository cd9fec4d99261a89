"""Changing what a body is."""

from uuid import uuid4

import pytest

from services.agenda.models.body import Body
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, PartOfItself
from services.agenda.usecases.change_body import change_body
from tests.agenda.council import body, charter
from tests.agenda.meetings import stored
from tests.house_under_test import House


def test_it_is_what_its_charter_says_now(house: House) -> None:
    with house.agenda.session() as session:
        made = body(session)
        now = charter(names={"ru": "Экспертный совет"}, aliases=("РЭС",), kind="other")
        change_body(session, body_id=made.id, revision=1, charter=now)
        kept = stored(session, Body, made.id)
        assert (kept.names, kept.aliases, kept.kind) == (
            {"ru": "Экспертный совет"},
            ["РЭС"],
            "other",
        )
        assert kept.revision == 2


def test_is_refused_when_somebody_else_was_faster(house: House) -> None:
    with house.agenda.session() as session:
        made = body(session)
        change_body(session, body_id=made.id, revision=1, charter=charter("One"))
        with pytest.raises(ChangedMeanwhile):
            change_body(session, body_id=made.id, revision=1, charter=charter("Two"))
        assert stored(session, Body, made.id).names == {"en": "One"}


def test_is_refused_when_there_is_none_or_its_charter_is(house: House) -> None:
    with house.agenda.session() as session:
        made = body(session)
        with pytest.raises(NotThere):
            change_body(session, body_id=uuid4(), revision=1, charter=charter())
        own = charter(parent_id=made.id)
        with pytest.raises(PartOfItself):
            change_body(session, body_id=made.id, revision=1, charter=own)
