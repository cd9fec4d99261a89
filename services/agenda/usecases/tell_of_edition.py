"""Those who prepare a meeting hear that its programme has a new edition."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.account_copy import AccountCopy
from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from shared.contracts.agenda import AgendaNoticeDue
from shared.language import languages, speaking
from shared.language import lazy_gettext as _l
from shared.messaging.outbox import publish
from shared.text.names import in_language

SUBJECT = _l("The programme has a new edition: %(number)s")
BODY = _l("Edition %(number)s of the programme is published for:")
PREPARING = {"organiser", "programme_editor"}


def tell_of_edition(session: Session, *, meeting: Meeting, edition: Edition) -> None:
    """Afterwards its organisers and programme editors have a letter on its way, but for the one
    who published it. Tells AgendaNoticeDue, if there is anybody to tell.
    """
    accounts = session.scalars(
        select(AccountCopy).where(AccountCopy.is_active, AccountCopy.id != edition.published_by)
    )
    people = [each.id for each in accounts if PREPARING & set(each.roles.get(str(meeting.id), ()))]
    if not people:
        return
    subject: dict[str, str] = {}
    body: dict[str, str] = {}
    for language in languages():
        with speaking("agenda", language):
            subject[language] = str(SUBJECT) % {"number": edition.number}
            first = str(BODY) % {"number": edition.number}
            body[language] = f"{first}\n\n{in_language(meeting.names, language)}"
    publish(
        session,
        AgendaNoticeDue(
            meeting_id=meeting.id,
            person_ids=tuple(people),
            subject=subject,
            body=body,
            path=f"/agenda/meetings/{meeting.slug}/",
        ),
    )
