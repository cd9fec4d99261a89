"""Changing what an organisation is called, wherever it stands."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.organiser import Backing
from services.agenda.models.refusals import ChangedMeanwhile, NotThere, PartOfItself
from services.agenda.usecases.change_organisation import change_organisation
from services.agenda.usecases.publish_programme import publish_programme
from shared.contracts.agenda import MeetingPublished
from tests.agenda.council import UNOCT, organisation, organise
from tests.agenda.meetings import seminar, stored, told
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def changed(session: Session, organisation_id: UUID, **other: Any) -> Organisation:
    usual = {**UNOCT, "aliases": (), "parent_id": None, "revision": 1}
    return change_organisation(session, organisation_id=organisation_id, **{**usual, **other})


def test_its_new_name_reaches_the_meetings_it_is_behind(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, organisers={})
        made = organisation(session)
        organise(session, Backing(made.id))
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        before = stored(session, Meeting, SEMINAR_ID).revision
        changed(session, made.id, names={"en": "Office against Terrorism"})
        session.commit()
        facts = [each for each in told(session) if isinstance(each, MeetingPublished)]
        assert facts[-1].organisers["en"] == "Office against Terrorism"
        assert facts[-1].revision == before + 1
        assert stored(session, Organisation, made.id).revision == 2


def test_a_new_alias_is_told_to_nobody(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        made = organisation(session)
        organise(session, Backing(made.id))
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        before = len(told(session))
        changed(session, made.id, aliases=("Office",))
        assert len(told(session)) == before
        assert stored(session, Organisation, made.id).aliases == ["Office"]


def test_is_refused_when_somebody_else_was_faster(house: House) -> None:
    with house.agenda.session() as session:
        made = organisation(session)
        changed(session, made.id, aliases=("One",))
        with pytest.raises(ChangedMeanwhile):
            changed(session, made.id, aliases=("Two",))
        assert stored(session, Organisation, made.id).aliases == ["One"]


def test_is_refused_when_it_would_be_a_part_of_itself(house: House) -> None:
    with house.agenda.session() as session:
        whole = organisation(session)
        part = organisation(session, parent_id=whole.id)
        least = organisation(session, parent_id=part.id)
        for above in (whole.id, least.id):
            with pytest.raises(PartOfItself):
                changed(session, whole.id, parent_id=above)
        changed(session, least.id, parent_id=whole.id)


def test_is_refused_when_there_is_none(house: House) -> None:
    with house.agenda.session() as session:
        made = organisation(session)
        with pytest.raises(NotThere):
            changed(session, uuid4())
        with pytest.raises(NotThere):
            changed(session, made.id, parent_id=uuid4())
