"""What registration does on what it hears."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from services.registration.models.account import Account
from services.registration.models.meeting_copy import MeetingCopy
from services.registration.models.registration import ArrivalCopy
from shared import clock
from shared.contracts.agenda import MeetingOpened
from shared.contracts.badges import ArrivalRecorded
from shared.contracts.registration import AccountChanged
from tests.house_under_test import House
from tests.people import NODIRA, OTHER_MEETING_ID, SEMINAR, SEMINAR_ID
from tests.registration.facts import told
from tests.registration.staff import keep_account


def test_who_opens_a_meeting_is_its_organiser(house: House) -> None:
    with house.registration.session() as session:
        keep_account(session, NODIRA)
        session.commit()
    house.registration.hear(MeetingOpened(meeting_id=OTHER_MEETING_ID, opened_by=NODIRA.id))
    with house.registration.session() as session:
        account = session.get_one(Account, NODIRA.id)
        assert account.held()[OTHER_MEETING_ID] == ("organiser",)
        assert str(OTHER_MEETING_ID) in told(session, AccountChanged)[-1].roles


def test_opened_by_an_account_still_on_its_way_is_heard_again(house: House) -> None:
    fact = MeetingOpened(meeting_id=OTHER_MEETING_ID, opened_by=NODIRA.id)
    with pytest.raises(AssertionError, match="could not apply"):
        house.registration.hear(fact)
    with house.registration.session() as session:
        keep_account(session, NODIRA)
        session.commit()
    house.registration.hear(fact)


def test_older_news_of_a_meeting_change_nothing(house: House) -> None:
    changed = type(SEMINAR)(**{**vars(SEMINAR), "revision": 5, "slug": "renamed"})
    house.registration.hear(changed)
    house.registration.hear(SEMINAR)
    with house.registration.session() as session:
        kept = session.get_one(MeetingCopy, SEMINAR_ID)
        assert (kept.revision, kept.slug, kept.names) == (5, "renamed", SEMINAR.names)
    client = house.registration.client(NODIRA)
    assert client.get("/registration/meetings/renamed/").status_code == 200
    assert client.get("/registration/meetings/seminar/").status_code == 404


def test_of_two_arrivals_the_earlier_counts_in_either_order(house: House) -> None:
    early = clock.now() - timedelta(minutes=5)
    for order in ((0, 1), (1, 0)):
        participant = uuid4()
        for late in order:
            house.registration.hear(
                ArrivalRecorded(
                    arrival_id=uuid4(),
                    meeting_id=SEMINAR_ID,
                    participant_id=participant,
                    arrived_at=early + timedelta(minutes=late),
                    station=f"Station {late}",
                )
            )
        with house.registration.session() as session:
            kept = session.scalars(
                select(ArrivalCopy).where(ArrivalCopy.participant_id == participant)
            ).one()
            assert (kept.arrived_at, kept.station) == (early, "Station 0")
