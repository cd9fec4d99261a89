"""A list is made from which the host's security says whom it has nothing against."""

from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.clearance_list import LIVES_FOR, ClearanceList
from services.registration.models.passport import PassportSeal
from services.registration.models.questions import Questions
from services.registration.models.registration import Registration
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.clearance import people_to_clear
from services.registration.queries.review_rules import duty_of
from services.registration.usecases.note_step import note_step
from services.registration.usecases.record_export import record_export
from shared import clock
from shared.contracts.registration import ClearanceListOver
from shared.messaging.outbox import publish

# A person, and their passport where the meeting asks for it.
Asked = tuple[Registration, dict[str, str] | None]


def make_clearance_list(
    session: Session,
    *,
    meeting_id: UUID,
    account_id: UUID,
    whom: str,
    write: Callable[[Sequence[Asked], bool], bytes],
    seal: PassportSeal,
) -> ClearanceList:
    """Afterwards whoever made it can fetch it for a day, and the trace says of how many it tells.

    Passports stand in it only where the meeting asks for them, and each counts as looked at.
    `write` lays the file out. May be refused: NotTheirStep, PassportLocked. Tells
    ClearanceListOver, for when the day is over.
    """
    if "clear" not in (duty := duty_of(session, meeting_id, account_id)).steps:
        raise NotTheirStep
    now = clock.now()
    has_passports = _asks_for_passports(session, meeting_id)
    people = people_to_clear(session, meeting_id, duty, whom)
    asked = [(each, _opened(session, each, account_id, seal, has_passports)) for each in people]
    body = write(asked, has_passports)
    made = ClearanceList(
        meeting_id=meeting_id,
        made_by=account_id,
        made_at=now,
        expires_at=now + LIVES_FOR,
        whom=whom,
        number=len(people),
        has_passports=has_passports,
        is_locked=seal.has_key,
        body=seal.lock_paper(body) if seal.has_key else body,
    )
    session.add(made)
    session.flush()
    publish(session, ClearanceListOver(list_id=made.id), not_before=made.expires_at)
    record_export(
        session, meeting_id=meeting_id, which="clearance", number=len(people), by=account_id
    )
    return made


def _asks_for_passports(session: Session, meeting_id: UUID) -> bool:
    asks = session.get(Questions, meeting_id)
    return asks is not None and asks.asks_visa


def _opened(
    session: Session, person: Registration, by: UUID, seal: PassportSeal, has_passports: bool
) -> dict[str, str] | None:
    if not has_passports or person.passport is None:
        return None
    fields = seal.unlock(person.passport.sealed)
    note_step(session, registration=person, what="passport_seen", by=by, deed="passport_seen")
    return fields
