"""Which organisations does the house know, and where does each stand?"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.agenda.models.body import Body, BodyOrganisation
from services.agenda.models.meeting import Meeting
from services.agenda.models.organisation import Organisation
from services.agenda.models.organiser import Organiser
from shared.text.names import in_language
from shared.text.search import fold, matches, query_terms, search_key
from shared.text.sorting import sort_key


@dataclass(frozen=True)
class Stand:
    """An organisation with what it belongs to and what belongs to it."""

    organisation: Organisation
    parent: Organisation | None
    parts: list[Organisation]
    has_logo: bool
    meetings: list[tuple[Meeting, str]]
    bodies: list[tuple[Body, str]]


def organisations(session: Session, language: str, query: str = "") -> list[Organisation]:
    """All of them in the order of the alphabet, or those that the query means, likeliest first."""
    found = list(session.scalars(select(Organisation)))
    found.sort(key=lambda each: sort_key(in_language(each.names, language), language))
    terms = query_terms(query)
    if not terms:
        return found
    keys = {each.id: _key(each) for each in found}
    words = fold(query).split()
    meant = [each for each in found if matches(keys[each.id], terms)]
    # Whoever types an acronym means the organisation of that acronym before any that sounds so.
    meant.sort(key=lambda each: -sum(f" {word} " in keys[each.id] for word in words))
    return meant


def _key(organisation: Organisation) -> str:
    texts = (organisation.names.values(), organisation.acronyms.values(), organisation.aliases)
    return search_key(*(text for some in texts for text in some))


def organisation_choices(session: Session, language: str) -> list[tuple[str, str]]:
    return [(str(each.id), called(each, language)) for each in organisations(session, language)]


def called(organisation: Organisation, language: str) -> str:
    """The name with the acronym after it, where there is one in the same language."""
    name = in_language(organisation.names, language)
    acronym = organisation.acronyms.get(language)
    return f"{name} ({acronym})" if acronym else name


def stand_of(session: Session, organisation_id: UUID, meetings: Iterable[UUID]) -> Stand | None:
    """Where an organisation stands; of meetings, those that the reader may know of."""
    found = session.execute(
        select(Organisation, Organisation.logo.is_not(None)).where(
            Organisation.id == organisation_id
        )
    ).first()
    if found is None:
        return None
    organisation, has_logo = found
    behind = (
        select(Meeting, Organiser.part)
        .join(Organiser, Organiser.meeting_id == Meeting.id)
        .where(Organiser.organisation_id == organisation_id, Meeting.id.in_(list(meetings)))
        .order_by(Meeting.starts_on.desc(), Meeting.slug, Organiser.position)
    )
    stands = (
        select(Body, BodyOrganisation.standing)
        .join(BodyOrganisation, BodyOrganisation.body_id == Body.id)
        .where(BodyOrganisation.organisation_id == organisation_id)
        .order_by(Body.id, BodyOrganisation.standing)
    )
    parts = select(Organisation).where(Organisation.parent_id == organisation_id)
    return Stand(
        organisation=organisation,
        parent=session.get(Organisation, organisation.parent_id)
        if organisation.parent_id
        else None,
        parts=list(session.scalars(parts.order_by(Organisation.id))),
        has_logo=has_logo,
        meetings=[(row[0], row[1]) for row in session.execute(behind)],
        bodies=[(row[0], row[1]) for row in session.execute(stands)],
    )


def logo_of(session: Session, organisation_id: UUID) -> bytes | None:
    return session.scalar(select(Organisation.logo).where(Organisation.id == organisation_id))
