"""Afterwards two speakers who are one person are one, and speak wherever either did.

What is said of the first stays; the other fills its gaps. Undoing older changes knows only the
first. May refuse: no such two speakers in this meeting; each is a participant, and not the same.
"""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.agenda.models.item import Intervention, Item, Speech
from services.agenda.models.refusals import NotThere, TwoPersons
from services.agenda.models.speaker import Answer, Particulars, Speaker
from services.agenda.usecases.hold_draft import HeldDraft, hold_draft
from services.agenda.usecases.hold_speaker import hold_speaker
from services.agenda.usecases.rename_in_history import rename_in_history
from services.agenda.usecases.set_absences import set_absences


def merge_speakers(
    session: Session, *, meeting_id: UUID, made_by: UUID, speaker_id: UUID, other_id: UUID
) -> Speaker:
    draft = hold_draft(session, meeting_id=meeting_id, made_by=made_by)
    one, other = (
        hold_speaker(session, meeting_id=meeting_id, speaker_id=each)
        for each in (speaker_id, other_id)
    )
    if one is other:
        raise NotThere
    if one.participant_id and other.participant_id:
        raise TwoPersons
    _speak_for(draft, one, other)
    hours = [(each.starts_at, each.ends_at) for each in (*one.absences, *other.absences)]
    one.be(_filled(one.particulars, other.particulars))
    if one.answer == Answer.NOT_ASKED:
        one.answer, one.answered_at = other.answer, other.answered_at
    one.said = one.said or other.said
    participant_id = one.participant_id or other.participant_id
    session.delete(other)
    session.flush()
    one.participant_id = participant_id
    return set_absences(session, meeting_id=meeting_id, speaker_id=one.id, hours=hours)


def _speak_for(draft: HeldDraft, one: Speaker, other: Speaker) -> None:
    session = draft.session
    rename_in_history(session, meeting_id=draft.meeting.id, speaker_id=other.id, to=one.id)
    of_other = select(Intervention.item_id).where(Intervention.speaker_id == other.id)
    ids = session.scalars(of_other.distinct()).all()
    session.execute(
        update(Intervention)
        .where(Intervention.speaker_id == other.id)
        .values(speaker_id=one.id)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    for item_id in ids:
        _say_once(draft.take(item_id))
    draft.settle("changed")


def _say_once(item: Item) -> None:
    # Whoever has this item open works on it with somebody who is gone.
    item.revision += 1
    said: dict[UUID, Speech] = {}
    for speech in item.substance.speeches:
        said.setdefault(speech.speaker_id, speech)
    if len(said) < len(item.interventions):
        item.say(replace(item.substance, speeches=tuple(said.values())))


def _filled(one: Particulars, other: Particulars) -> Particulars:
    """A language that the first has no words in takes the other's."""
    return Particulars(
        names={**other.names, **one.names},
        honorific=one.honorific or other.honorific,
        rank={**other.rank, **one.rank},
        post={**other.post, **one.post},
        state_code=one.state_code or other.state_code,
        affiliations=one.affiliations or other.affiliations,
    )
