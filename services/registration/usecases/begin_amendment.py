"""A person wants to change what they have sent."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.amendment import NotAmendable
from services.registration.models.base import Base
from services.registration.models.meeting_copy import MeetingCopy, Period, is_correctable, opening
from services.registration.models.registration import Photo, Registration
from services.registration.usecases.hold_registration import hold_registration
from shared import clock

# What a copy begins without: its own course is to be written anew.
NOT_COPIED = frozenset(
    {
        *("id", "state", "revision", "amends_id", "amended_at", "started_at", "changed_at"),
        *("submitted_at", "decided_at", "decided_by", "reason", "reason_words"),
        *("replaces_id", "is_late"),
        *("first_at", "first_by", "first_revision", "merged_into_id"),
        *("waits_for_place", "waits_for_hospitality", "waits_for_room"),
    }
)


def begin_amendment(session: Session, *, meeting_id: UUID, registration_id: UUID) -> Registration:
    """Afterwards there is a draft with the same answers, in which they can be changed in peace.

    Until it is sent, what was sent stands; whoever asks twice is given the same draft.
    May be refused: NotAmendable. Tells nobody.
    """
    now = clock.now()
    sent = hold_registration(session, meeting_id=meeting_id, registration_id=registration_id)
    period = session.get(Period, meeting_id)
    at_present = opening(session.get_one(MeetingCopy, meeting_id), period, now)
    if not (sent.is_expected and is_correctable(at_present, sent.state)):
        raise NotAmendable
    begun = session.scalar(select(Registration).where(Registration.amends_id == registration_id))
    if begun is not None:
        return begun
    draft = Registration(
        **{name: value for name, value in _columns(sent) if name not in NOT_COPIED},
        amends_id=sent.id,
        started_at=now,
        changed_at=now,
    )
    session.add(draft)
    session.flush()
    for each in (sent.visit, sent.needs, sent.passport, session.get(Photo, sent.id)):
        if each is not None:
            values = {**dict(_columns(each)), "registration_id": draft.id}
            session.add(type(each)(**values))
    session.flush()
    session.refresh(draft)
    return draft


def _columns(row: Base) -> list[tuple[str, object]]:
    return [(each.key, getattr(row, each.key)) for each in row.__table__.columns]
