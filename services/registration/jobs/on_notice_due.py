"""Another service has something to say to certain people: each gets a letter."""

from os import environ

from sqlalchemy.orm import Session

from services.registration.config import address_of
from services.registration.usecases.write_notice import write_notice
from shared.contracts.agenda import AgendaNoticeDue
from shared.contracts.badges import BadgesNoticeDue


def on_notice_due(session: Session, fact: AgendaNoticeDue | BadgesNoticeDue) -> None:
    write_notice(
        session,
        meeting_id=fact.meeting_id,
        person_ids=fact.person_ids,
        subject=fact.subject,
        body=fact.body,
        link=f"{address_of(environ)}{fact.path}" if fact.path else "",
        calendar=fact.calendar if isinstance(fact, AgendaNoticeDue) else {},
    )
