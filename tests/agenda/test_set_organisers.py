"""Who stands behind a meeting, and how that reads."""

from uuid import uuid4

import pytest

from services.agenda.models.meeting import Meeting
from services.agenda.models.organiser import Backing, Organiser
from services.agenda.models.refusals import ChangedMeanwhile, NamedTwice, NotThere
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.set_organisers import set_organisers
from shared.contracts.agenda import MeetingPublished
from tests.agenda.council import ISRS, organisation, organise
from tests.agenda.meetings import seminar, stored, told
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def test_the_line_names_them_by_their_parts_in_each_language(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, organisers={})
        office, institute = organisation(session), organisation(session, ISRS)
        organise(session, Backing(office.id, "support"), Backing(institute.id))
        lines = stored(session, Meeting, SEMINAR_ID).organisers_lines
        assert lines["en"] == (
            "Institute for Strategic and Regional Studies. "
            "With the support of: UN Office of Counter-Terrorism"
        )
        assert lines["uz"] == (
            "Tadqiqotlar instituti. Koʻmaklashuvchi: BMT Terrorizmga qarshi kurash boshqarmasi"
        )
        # Where an organisation has no name in Russian, the line lends its English one.
        assert lines["ru"].startswith("Institute for Strategic and Regional Studies. При поддержке")


def test_those_on_equal_footing_are_named_in_their_order(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, organisers={})
        one, other = organisation(session), organisation(session, ISRS)
        for row in ((one, other), (other, one)):
            revision = stored(session, Meeting, SEMINAR_ID).revision
            backings = [Backing(each.id, "co_organiser") for each in row]
            organise(session, *backings, revision=revision)
            line = stored(session, Meeting, SEMINAR_ID).organisers_lines["en"]
            names = "; ".join(each.names["en"] for each in row)
            assert line == f"Co-organisers: {names}"
        organise(session, Backing(one.id, "host"), revision=3)
        line = stored(session, Meeting, SEMINAR_ID).organisers_lines["en"]
        assert line == "Host: UN Office of Counter-Terrorism"


def test_a_line_of_ones_own_stands_instead_in_its_language(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, organisers={"uz": "Oʻzbekiston hukumati"})
        organise(session, Backing(organisation(session).id))
        lines = stored(session, Meeting, SEMINAR_ID).organisers_lines
        assert lines["uz"] == "Oʻzbekiston hukumati"
        assert lines["en"] == "UN Office of Counter-Terrorism"


def test_each_may_name_the_meeting_in_its_own_way(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        office = organisation(session)
        own = {"en": "Second meeting of the working groups"}
        organise(
            session, Backing(office.id, "co_organiser", own), Backing(office.id, "secretariat")
        )
        kept = {each.part: each.wording for each in stored(session, Organiser)}
        assert kept == {"co_organiser": own, "secretariat": {}}


def test_is_told_once_the_meeting_is_public(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session, organisers={})
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        organise(session, Backing(organisation(session).id), revision=2)
        facts = [each for each in told(session) if isinstance(each, MeetingPublished)]
        assert [each.organisers.get("en") for each in facts] == [
            None,
            "UN Office of Counter-Terrorism",
        ]
        assert facts[-1].revision == 3


def test_is_refused(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        office = organisation(session)
        with pytest.raises(NotThere):
            organise(session, Backing(uuid4()))
        with pytest.raises(NotThere):
            set_organisers(session, meeting_id=uuid4(), revision=1, organisers=[])
        with pytest.raises(NamedTwice):
            organise(session, Backing(office.id), Backing(office.id))
        with pytest.raises(ChangedMeanwhile):
            organise(session, Backing(office.id), revision=7)
        assert stored(session, Organiser) == []
