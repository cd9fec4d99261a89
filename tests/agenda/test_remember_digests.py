"""Who waits for a letter once an edition is out, and until when."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.digest import Digest
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.publish_programme import publish_programme
from shared import clock
from shared.contracts.agenda import DigestsDue
from tests.agenda.meetings import CHAIR, item, seminar, speech, stored, told
from tests.agenda.participants import LISTENS, SPEAKS, participant
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def publish(session: Session) -> None:
    publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
    session.commit()


def due(session: Session) -> list[DigestsDue]:
    return [each for each in told(session, DigestsDue) if isinstance(each, DigestsDue)]


def test_a_letter_waits_from_the_edition_that_was_told_until_it_is_quiet(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = clock.now()
    with house.agenda.session() as session:
        seminar(session)
        participant(session, LISTENS)
        for minutes in (0, 7):
            monkeypatch.setattr(clock, "now", lambda at=now + timedelta(minutes=minutes): at)
            item(session, f"{9 + minutes:02}:00", f"{10 + minutes}:00")
            publish(session)
        (digest,) = stored(session, Digest)
        assert (digest.person_id, digest.since_number) == (LISTENS, 0)
        assert digest.due_at == now + timedelta(minutes=17)
        assert [each.due_at - now for each in due(session)] == [
            timedelta(minutes=10),
            timedelta(minutes=17),
        ]


def test_whoever_speaks_waits_also_where_registration_has_not_named_them_yet(
    house: House,
) -> None:
    with house.agenda.session() as session:
        seminar(session)
        says = speech(session, CHAIR)
        session.get_one(Speaker, says.speaker_id).participant_id = SPEAKS
        item(session, "09:00", "10:00", kind="other", speeches=(says,))
        publish(session)
        assert [each.person_id for each in stored(session, Digest)] == [SPEAKS]


def test_where_nobody_is_concerned_nothing_is_due(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        participant(session, LISTENS)
        item(session, "12:00", "13:00", kind="break")
        publish(session)
        assert stored(session, Digest) == []
        assert due(session) == []
