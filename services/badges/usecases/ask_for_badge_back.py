"""Somebody whose badge was printed may no longer wear it, and is told so."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.badges.models.badge import Badge
from services.badges.models.badge_print import BadgePrint
from shared.contracts.badges import BadgesNoticeDue
from shared.language import languages, speaking
from shared.language import lazy_gettext as _l
from shared.messaging.outbox import publish

SUBJECT = _l("Your badge is no longer valid")
BODY = _l(
    "The badge that was printed for you opens no door now. Please hand it in at the front desk."
)


def ask_for_badge_back(session: Session, *, participant_id: UUID) -> bool:
    """Afterwards the person has a letter on its way, if any badge of theirs was ever printed.

    Says whether there was one. Refuses nothing. Tells BadgesNoticeDue.
    """
    meeting_id = session.scalar(
        select(Badge.meeting_id)
        .join(BadgePrint, BadgePrint.badge_id == Badge.id)
        .where(Badge.participant_id == participant_id)
        .limit(1)
    )
    if meeting_id is None:
        return False
    said: dict[str, tuple[str, str]] = {}
    for language in languages():
        with speaking("badges", language):
            said[language] = str(SUBJECT), str(BODY)
    publish(
        session,
        BadgesNoticeDue(
            meeting_id=meeting_id,
            person_ids=(participant_id,),
            subject={language: subject for language, (subject, _) in said.items()},
            body={language: body for language, (_, body) in said.items()},
        ),
    )
    return True
