"""Entering an organisation."""

from uuid import uuid4

import pytest

from services.agenda.models.organisation import Organisation
from services.agenda.models.refusals import NotThere
from tests.agenda.council import UNOCT, organisation
from tests.agenda.meetings import stored
from tests.house_under_test import House


def test_it_is_known_by_all_its_names(house: House) -> None:
    with house.agenda.session() as session:
        made = organisation(session, aliases=["Office of Counter-Terrorism"])
        centre = organisation(session, names={"en": "UNCCT"}, acronyms={}, parent_id=made.id)
        session.commit()
        kept = stored(session, Organisation, made.id)
        assert (kept.names, kept.acronyms) == (UNOCT["names"], UNOCT["acronyms"])
        assert kept.aliases == ["Office of Counter-Terrorism"]
        assert (kept.kind, kept.parent_id, kept.logo, kept.revision) == ("un", None, None, 1)
        assert stored(session, Organisation, centre.id).parent_id == made.id


def test_twice_under_one_id_is_once(house: House) -> None:
    same = uuid4()
    with house.agenda.session() as session:
        for name in ("First", "Second"):
            organisation(session, names={"en": name}, organisation_id=same)
        assert [each.names for each in stored(session, Organisation)] == [{"en": "First"}]


def test_is_refused_when_its_parent_is_not_there(house: House) -> None:
    with house.agenda.session() as session:
        with pytest.raises(NotThere):
            organisation(session, parent_id=uuid4())
        assert stored(session, Organisation) == []
