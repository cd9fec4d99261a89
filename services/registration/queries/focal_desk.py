"""A delegation as its focal point sees it: everybody in it, what each lacks, what there is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from services.registration.models.course import EXPECTED
from services.registration.models.delegation import ROLES, Delegation
from services.registration.models.focal_point import FocalPoint
from services.registration.models.registration import Photo, Registration
from services.registration.queries.delegations import Members
from services.registration.queries.places import limits_of


@dataclass(frozen=True)
class Desk:
    # All but those who have left, by role and name.
    people: Sequence[Registration]
    left: Sequence[Registration]
    members: Members
    with_photo: frozenset[UUID]
    # Whoever is to be replaced, and the person who comes in their place.
    replaced: dict[UUID, Registration]
    # What was sent, and the draft in which it is being changed.
    changed: dict[UUID, Registration]

    @property
    def drafts(self) -> list[Registration]:
        return [each for each in self.people if each.state == "draft"]

    @property
    def ready(self) -> list[Registration]:
        return [each for each in self.drafts if not each.unanswered()]

    @property
    def unfinished(self) -> list[Registration]:
        return [each for each in self.drafts if each.unanswered()]


def entered_for(delegation_id: UUID) -> Select[UUID]:
    """All who ever looked after it: whom they have entered is a draft of the delegation."""
    return select(FocalPoint.id).where(FocalPoint.delegation_id == delegation_id)


def desk_of(session: Session, delegation: Delegation) -> Desk:
    """Drafts that people have begun for themselves are not among them."""
    found = session.scalars(
        select(Registration)
        .where(
            Registration.delegation_id == delegation.id,
            or_(
                Registration.state != "draft",
                Registration.amends_id.is_not(None),
                Registration.entered_by.in_(entered_for(delegation.id)),
            ),
        )
        .order_by(Registration.sort_key, Registration.started_at)
        .options(
            selectinload(Registration.visit),
            selectinload(Registration.needs),
            selectinload(Registration.passport),
            joinedload(Registration.questions),
            joinedload(Registration.delegation),
        )
    ).all()
    rows = [each for each in found if each.amends_id is None]
    by_role = sorted(rows, key=lambda each: ROLES.index(each.role))
    gone = ("withdrawn", "declined")
    return Desk(
        people=[each for each in by_role if each.state not in gone],
        left=[each for each in by_role if each.state in gone],
        members=Members(
            [each for each in by_role if each.state in EXPECTED], limits_of(session, delegation)
        ),
        with_photo=_with_photo(session, [each.id for each in rows]),
        replaced={each.replaces_id: each for each in rows if each.replaces_id},
        changed={each.amends_id: each for each in found if each.amends_id},
    )


def _with_photo(session: Session, ids: Sequence[UUID]) -> frozenset[UUID]:
    return frozenset(
        session.scalars(select(Photo.registration_id).where(Photo.registration_id.in_(ids)))
    )
