"""A person sends in what they have changed."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from services.registration.models.amendment import Amendment, Change
from services.registration.models.delegation import Delegation
from services.registration.models.mail import Mail
from services.registration.models.meeting_copy import (
    MeetingCopy,
    Period,
    RegistrationClosed,
    is_correctable,
    opening,
)
from services.registration.models.needs import Needs
from services.registration.models.passport import Passport
from services.registration.models.registration import Event, Photo, Registration, Unfinished
from services.registration.models.visit import Visit
from services.registration.usecases.begin_amendment import NOT_COPIED
from services.registration.usecases.give_up_head_stay import give_up_head_stay
from services.registration.usecases.hold_delegation import hold_delegation
from services.registration.usecases.hold_draft import hold_draft
from services.registration.usecases.hold_registration import hold_registration
from services.registration.usecases.join_delegation import join_delegation
from services.registration.usecases.settle_places import settle_places
from services.registration.usecases.take_places import take_places
from services.registration.usecases.tell_participant import tell_participant
from services.registration.usecases.write_to_participant import write_to_participant
from shared import clock
from shared.links import Links

BESIDE: tuple[Any, ...] = (Visit, Needs, Passport, Photo)


def send_amendment(
    session: Session, *, registration_id: UUID, changes: dict[str, list[Change]], links: Links
) -> Registration:
    """Afterwards the registration says what the draft said, and waits for a decision again.

    `changes` tells staff in each language what is new; without any the draft goes and nothing
    else happens, unless it had been returned: then it waits for a decision again as it is.
    May be refused: NotADraft, Unfinished, RegistrationClosed, NotAmendable when it was declined or
    withdrawn meanwhile. Tells ParticipantChanged and MailDue.
    """
    now = clock.now()
    draft = hold_draft(session, registration_id=registration_id)
    assert draft.amends_id is not None, "only a draft of changes is sent as one"
    meeting = session.get_one(MeetingCopy, draft.meeting_id)
    at_present = opening(meeting, session.get(Period, meeting.id), now)
    before = session.get_one(Registration, draft.amends_id)
    if not is_correctable(at_present, before.state):
        raise RegistrationClosed
    if missing := draft.unanswered():
        raise Unfinished(missing)
    joined = draft.delegation = join_delegation(session, registration=draft)
    session.flush()
    sent = _hold(session, draft.amends_id, joined)
    if not any(changes.values()) and sent.state != "returned":
        _remove(session, draft.id, sent.id)
        return sent
    was = sent.role
    sent.amend(now)
    _take_over(session, draft, sent)
    _change_sides(session, sent, joined, was, links)
    if any(changes.values()):
        session.add(Amendment(registration_id=sent.id, at=now, changes=changes))
    session.add(Event(registration_id=sent.id, at=now, what="amended"))
    session.flush()
    tell_participant(session, registration=sent)
    write_to_participant(session, kind="amended", registration=sent, meeting=meeting, links=links)
    return sent


def _hold(session: Session, sent_id: UUID, joined: Delegation) -> Registration:
    """Who changes sides holds the places of both, always in the same order."""
    sent = session.get_one(Registration, sent_id)
    for delegation_id in sorted({each for each in (sent.delegation_id, joined.id) if each}):
        hold_delegation(session, delegation_id=delegation_id)
    return hold_registration(session, meeting_id=sent.meeting_id, registration_id=sent_id)


def _change_sides(
    session: Session, sent: Registration, joined: Delegation, was: str, links: Links
) -> None:
    """Whoever now represents another gives up their place there and takes one here."""
    left = sent.delegation
    sent.delegation = joined
    sent.be_found_by(joined.names)
    if left is not None and left.id != joined.id:
        sent.give_up_places()
        session.flush()
        take_places(session, registration=sent)
    else:
        give_up_head_stay(session, registration=sent, was=was)
    settle_places(session, delegation=left or joined, links=links)


def _take_over(session: Session, draft: Registration, sent: Registration) -> None:
    """The draft's answers become those that were sent, and the draft is gone."""
    for column in Registration.__table__.columns:
        if column.key not in NOT_COPIED:
            setattr(sent, column.key, getattr(draft, column.key))
    session.flush()
    for each in BESIDE:
        session.execute(delete(each).where(each.registration_id == sent.id))
        session.execute(
            update(each)
            .where(each.registration_id == draft.id)
            .values(registration_id=sent.id)
            .execution_options(synchronize_session=False)
        )
    _remove(session, draft.id, sent.id)


def _remove(session: Session, draft_id: UUID, sent_id: UUID) -> None:
    session.flush()
    for each in BESIDE:
        session.execute(delete(each).where(each.registration_id == draft_id))
    session.execute(
        update(Mail).where(Mail.registration_id == draft_id).values(registration_id=sent_id)
    )
    session.execute(delete(Registration).where(Registration.id == draft_id))
    session.expire_all()
