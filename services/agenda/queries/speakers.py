"""Who speaks at a meeting, what have they answered, and what about them waits for staff?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from services.agenda.models.item import Intervention, Item
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Answer, Speaker
from services.agenda.queries.programme import Voice
from services.agenda.queries.voices import voice_words
from shared.language import spoken
from shared.text.names import LANGUAGES
from shared.text.ranking import find
from shared.text.search import search_key
from shared.text.sorting import sort_key
from shared.text.states import state

# What stands first: what waits for staff, then what staff wait for, then what is settled.
WAITS, NOT_ASKED, KEPT, ASKED, CONFIRMED, REST = range(6)


@dataclass(frozen=True)
class Row:
    """A speaker as staff see them in the list."""

    speaker: Speaker
    name: str
    items: int
    # Whom registration knows them as, as far as it has told of them.
    participant: ParticipantCopy | None
    # Somebody of the delegation has been approved who could take the place that is kept.
    can_be_filled: bool

    @property
    def is_approved(self) -> bool:
        return self.participant is not None and self.participant.is_expected

    @property
    def waits(self) -> bool:
        """Somebody of the staff has to look at it."""
        one = self.speaker
        has_declined = one.answer == Answer.DECLINED and self.items > 0
        return bool(one.correction or one.said or has_declined or self.can_be_filled)

    @property
    def standing(self) -> int:
        if self.waits:
            return WAITS
        if self.speaker.is_kept:
            return KEPT
        if not self.items and self.speaker.answer != Answer.ASKED:
            return REST
        return {Answer.NOT_ASKED: NOT_ASKED, Answer.ASKED: ASKED}.get(
            Answer(self.speaker.answer), CONFIRMED
        )


def called(speaker: Speaker) -> str:
    """The name as the language spoken writes it; a place that is kept says for whom."""
    return voice_words(
        Voice(
            names=speaker.names,
            honorific=speaker.honorific,
            rank={},
            post={},
            state_code=speaker.state_code,
            affiliations=tuple(speaker.affiliations),
            role="",
            language="",
            minutes=None,
        )
    )


def speakers_of(session: Session, meeting_id: UUID, query: str = "") -> list[Row]:
    """All of them, what waits first; or those whom a query means, likeliest first."""
    speakers = session.scalars(
        select(Speaker)
        .where(Speaker.meeting_id == meeting_id)
        .options(selectinload(Speaker.correction))
    ).all()
    spoken_in = _items(session, meeting_id)
    people = approved_or_known(session, meeting_id, speakers)
    taken = {each.participant_id for each in speakers}
    free = [each for each in people.values() if each.is_expected and each.id not in taken]
    rows = [
        Row(
            speaker=each,
            name=called(each),
            items=spoken_in.get(each.id, 0),
            participant=people.get(each.participant_id) if each.participant_id else None,
            can_be_filled=each.is_kept and any(is_of_place(one, each) for one in free),
        )
        for each in speakers
    ]
    if query:
        return find(query, [(row, key_of(row.speaker)) for row in rows])
    language = spoken().language
    return sorted(rows, key=lambda row: (row.standing, _order(row, language)))


def _order(row: Row, language: str) -> object:
    # Whoever is looked for by name is not to be looked for under a title.
    name = row.name.removeprefix(row.speaker.honorific).strip()
    return sort_key(name, language)


def key_of(speaker: Speaker) -> str:
    """By which any spelling of the name finds them, and their State and organisations as well."""
    own_state = state(speaker.state_code).names.values() if speaker.state_code else ()
    others = [text for each in speaker.affiliations for text in each.values()]
    return search_key(*speaker.names.values(), *own_state, *others)


def is_of_place(participant: ParticipantCopy, place: Speaker) -> bool:
    """The place is kept for somebody of this participant's delegation."""
    if place.state_code:
        return participant.state_code == place.state_code
    return any(is_called_alike(participant.represents, each) for each in place.affiliations)


def is_called_alike(one: dict[str, str], other: dict[str, str]) -> bool:
    return any(
        one.get(language) == other[language] for language in LANGUAGES if other.get(language)
    )


def _items(session: Session, meeting_id: UUID) -> dict[UUID, int]:
    asked = (
        select(Intervention.speaker_id, func.count(Intervention.item_id.distinct()).label("number"))
        .join(Item, Item.id == Intervention.item_id)
        .where(Item.meeting_id == meeting_id)
        .group_by(Intervention.speaker_id)
    )
    return {each.speaker_id: each.number for each in session.execute(asked)}


def approved_or_known(
    session: Session, meeting_id: UUID, speakers: Sequence[Speaker]
) -> dict[UUID, ParticipantCopy]:
    """Those whom speakers are, and where a place is kept also those who could take it."""
    asked = select(ParticipantCopy).where(ParticipantCopy.meeting_id == meeting_id)
    if not any(each.is_kept for each in speakers):
        linked: Collection[UUID] = {each.participant_id for each in speakers if each.participant_id}
        asked = asked.where(ParticipantCopy.id.in_(linked))
    return {each.id: each for each in session.scalars(asked)}
