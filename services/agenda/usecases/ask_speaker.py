"""Afterwards a speaker is asked: a new link opens their own page, and older ones no longer.

Whoever registration knows gets it by letter; for anybody else it is returned alone, for staff to
pass on themselves. Who has confirmed stays confirmed. May refuse: no such speaker in this
meeting; a place that is kept has nobody to ask. Tells AgendaNoticeDue where it goes by letter.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.meeting import Meeting
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.refusals import NobodyToAsk
from services.agenda.models.speaker import Answer
from services.agenda.queries.own_part import own_path
from services.agenda.usecases.hold_speaker import hold_speaker
from shared.contracts.agenda import AgendaNoticeDue
from shared.language import gettext as _
from shared.language import languages, speaking
from shared.links import Links
from shared.messaging.outbox import publish
from shared.text.dates import date_range
from shared.text.names import in_language


def ask_speaker(
    session: Session, *, meeting_id: UUID, speaker_id: UUID, links: Links
) -> tuple[str, bool]:
    """The path of the link, and whether it goes by letter."""
    speaker = hold_speaker(session, meeting_id=meeting_id, speaker_id=speaker_id)
    if speaker.is_kept:
        raise NobodyToAsk
    meeting = session.get_one(Meeting, meeting_id)
    speaker.link_number += 1
    if speaker.answer != Answer.CONFIRMED:
        speaker.answer, speaker.answered_at = Answer.ASKED, None
    session.flush()
    path = own_path(meeting, speaker, links)
    known = session.get(ParticipantCopy, speaker.participant_id) if speaker.participant_id else None
    if known is None or not known.is_expected:
        return path, False
    publish(session, _letter(meeting, known.id, path))
    return path, True


def _letter(meeting: Meeting, person_id: UUID, path: str) -> AgendaNoticeDue:
    subject, body = {}, {}
    for language in languages():
        with speaking("agenda", language):
            name = in_language(meeting.names, language)
            subject[language] = _("You are asked to speak: %(meeting)s") % {"meeting": name}
            body[language] = _body(meeting, name, language)
    return AgendaNoticeDue(
        meeting_id=meeting.id, person_ids=(person_id,), subject=subject, body=body, path=path
    )


def _body(meeting: Meeting, name: str, language: str) -> str:
    when = date_range(meeting.starts_on, meeting.ends_on, language)
    place = in_language(meeting.city, language)
    return "\n\n".join(
        (
            name + "\n" + ", ".join(filter(None, (when, place))),
            _(
                "You are asked to speak at this meeting. Your own page says when, where and as"
                " what. There you confirm or decline, say at which hours you cannot, and correct"
                " how your name, rank and post are written."
            ),
            _("The link below opens your page without a password. It is meant for you alone."),
        )
    )
