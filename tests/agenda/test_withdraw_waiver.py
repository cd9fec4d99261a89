"""Taking one's word for a clash back."""

import pytest

from services.agenda.models.refusals import ClashesStand, NotThere
from services.agenda.models.waiver import Waiver
from services.agenda.usecases.withdraw_waiver import withdraw_waiver
from tests.agenda.meetings import stored
from tests.agenda.test_waive_clash import clashing, publish, waive
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def test_the_clash_stops_the_publishing_again(house: House) -> None:
    with house.agenda.session() as session:
        _, clash = clashing(session)
        waive(session, clash.key)
        who = {"meeting_id": SEMINAR_ID, "withdrawn_by": NODIRA.id}
        withdraw_waiver(session, clash=clash.key, **who)
        assert stored(session, Waiver) == []
        with pytest.raises(ClashesStand):
            publish(session)
        with pytest.raises(NotThere):
            withdraw_waiver(session, clash=clash.key, **who)
