"""For which States and organisations may a place be kept, until somebody is named?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.organisation import Organisation
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from shared.language import spoken
from shared.text.names import in_language
from shared.text.sorting import sort_key
from shared.text.states import sorted_states


@dataclass(frozen=True)
class Places:
    """What can be ticked; whoever has a place kept already is not offered again."""

    # States of whom somebody has been approved, then all others: code and name.
    coming: Sequence[tuple[str, str]]
    others: Sequence[tuple[str, str]]
    # By a key that a form can send: organisations that come, then those of the register.
    organisations: Mapping[str, Texts]


def places_of(session: Session, meeting_id: UUID) -> Places:
    language = spoken().language
    speakers = session.scalars(select(Speaker).where(Speaker.meeting_id == meeting_id))
    kept = [each for each in speakers if each.is_kept]
    has_place = {each.state_code for each in kept}
    asked = select(ParticipantCopy).where(
        ParticipantCopy.meeting_id == meeting_id, ParticipantCopy.is_expected
    )
    copies = session.scalars(asked).all()
    come = {each.state_code for each in copies}
    states = [
        (each.iso3, each.name(language))
        for each in sorted_states(language)
        if each.iso3 not in has_place
    ]
    taken = [each.affiliations[0] for each in kept if each.affiliations]
    known = {str(each.delegation_id): each.represents for each in copies if not each.state_code}
    known |= {str(each.id): each.names for each in session.scalars(select(Organisation))}
    return Places(
        coming=[pair for pair in states if pair[0] in come],
        others=[pair for pair in states if pair[0] not in come],
        organisations=_once(known, taken, language),
    )


def _once(known: Mapping[str, Texts], taken: list[Texts], language: str) -> dict[str, Texts]:
    """An organisation that comes and stands in the register too is offered once."""
    names = {in_language(each, language) for each in taken}
    found: dict[str, Texts] = {}
    for key, texts in known.items():
        name = in_language(texts, language)
        if name and name not in names:
            names.add(name)
            found[key] = texts
    return dict(
        sorted(found.items(), key=lambda pair: sort_key(in_language(pair[1], language), language))
    )
