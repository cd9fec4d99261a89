"""A seminar that was published once, and what is told of it once it has been quiet."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.edition import Edition
from services.agenda.models.item import Item
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.place_item import place_item
from services.agenda.usecases.publish_programme import publish_programme
from services.agenda.usecases.send_digests import send_digests
from shared import clock
from shared.contracts.agenda import AgendaNoticeDue
from tests.agenda.meetings import CHAIR, at, item, room, seminar, speech, told
from tests.agenda.participants import ELSEWHERE, LISTENS, SPEAKS, WITHDREW, participant
from tests.people import NODIRA, SEMINAR_ID

QUIET = timedelta(minutes=10)


def prepared(session: Session) -> dict[str, UUID]:
    """Three participants, one of whom speaks; a plenary, two groups and a break."""
    seminar(session)
    participant(session, SPEAKS)
    participant(session, LISTENS, groups=[1])
    participant(session, ELSEWHERE, groups=[2])
    participant(session, WITHDREW, groups=[1], is_expected=False)
    hall = room(session, "Hall")
    says = speech(session, CHAIR)
    session.get_one(Speaker, says.speaker_id).participant_id = SPEAKS
    group: dict[str, Any] = {"kind": "working_group", "room_id": hall.id}
    made = {
        "plenary": item(session, "09:00", "10:00", names={"en": "Opening"}),
        "first": item(session, "10:00", "11:00", names={"en": "One"}, group_ordinal=1, **group),
        "second": item(
            session, "11:00", "12:00", names={"en": "Two"}, group_ordinal=2, speeches=(says,),
            **group,
        ),
        "break": item(session, "12:00", "13:00", names={"en": "Lunch"}, kind="break"),
    }  # fmt: skip
    ids = {name: each.id for name, each in made.items()} | {"hall": hall.id}
    published(session)
    quiet(session)
    return ids


def published(session: Session) -> Edition:
    made = publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
    session.commit()
    assert made is not None
    return made


def quiet(session: Session) -> list[AgendaNoticeDue]:
    """What is told once ten minutes have passed."""
    before = len(letters(session))
    send_digests(session, meeting_id=SEMINAR_ID, due_at=clock.now() + QUIET)
    session.commit()
    return letters(session)[before:]


def letters(session: Session) -> list[AgendaNoticeDue]:
    return [each for each in told(session, AgendaNoticeDue) if isinstance(each, AgendaNoticeDue)]


def placed(session: Session, id_: UUID, hour: str, **other: Any) -> None:
    found = session.get_one(Item, id_)
    place = {"starts_at": at(1, hour), "room_id": found.room_id, "minutes": found.minutes, **other}
    place_item(
        session, meeting_id=SEMINAR_ID, made_by=NODIRA.id, item_id=id_, revision=found.revision,
        **place,
    )  # fmt: skip


def to(found: Sequence[AgendaNoticeDue], person: UUID) -> AgendaNoticeDue | None:
    mine = [each for each in found if person in each.person_ids]
    assert len(mine) <= 1, "nobody gets two letters"
    return mine[0] if mine else None
