"""Removing an item from the draft."""

import pytest

from services.agenda.models.edition import Edition
from services.agenda.models.item import Intervention, Item
from services.agenda.models.refusals import NotThere
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.remove_item import remove_item
from tests.agenda.meetings import CHAIR, item, seminar, stored
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR_ID


def test_is_gone_from_the_draft_and_kept_in_the_edition(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00", speakers=[CHAIR])
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        remove_item(session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=opening.id)
        session.commit()
        assert stored(session, Item) == []
        assert stored(session, Intervention) == []
        (edition,) = stored(session, Edition)
        assert len(edition.snapshot["items"]) == 1


def test_is_refused_when_it_is_another_meetings_item(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        opening = item(session, "09:00", "10:00")
        with pytest.raises(NotThere):
            remove_item(session, meeting_id=OTHER_MEETING_ID, made_by=NODIRA.id, item_id=opening.id)
        assert len(stored(session, Item)) == 1
