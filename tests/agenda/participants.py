"""People whom registration expects at the seminar, as agenda knows them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.participant_copy import ParticipantCopy
from tests.people import SEMINAR_ID

SPEAKS, LISTENS, ELSEWHERE, WITHDREW = (UUID(int=number) for number in range(901, 905))
DELEGATIONS = {person: UUID(int=person.int + 100) for person in (SPEAKS, LISTENS, ELSEWHERE)}


def participant(session: Session, id_: UUID, *, groups: Sequence[int] = (), **other: Any) -> None:
    values = {"is_expected": True, "meeting_id": SEMINAR_ID, **other}
    session.add(
        ParticipantCopy(
            id=id_, revision=1, honorific="", name="Maryam Haddad", own_name="", function={},
            delegation_id=DELEGATIONS.get(id_, UUID(int=999)), state_code="LBN", represents={},
            is_head=False, groups=list(groups), language="en", **values,
        )
    )  # fmt: skip
