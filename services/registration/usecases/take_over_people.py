"""A focal point brings people from an earlier meeting into this one."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.focal_point import FocalPoint
from services.registration.models.registration import Photo, Registration
from services.registration.queries.earlier_people import earlier_people
from services.registration.usecases.enter_people import enter_people
from shared.links import Links

CARRIED = (
    *("honorific", "rank", "given_names", "family_name", "has_one_name", "own_name"),
    *("function", "role", "email", "phone", "language"),
)


def take_over_people(
    session: Session, *, focal_point: FocalPoint, chosen: Collection[UUID], links: Links
) -> list[Registration]:
    """Afterwards each of those chosen is a draft here, with name, function, contact and photo.

    Passports, journeys and needs are asked anew. Whoever was not offered is passed over; the same
    choice twice enters nobody twice. May be refused: RegistrationClosed. Tells MailDue.
    """
    offered = [
        person for earlier in earlier_people(session, focal_point) for person in earlier.people
    ]
    entered = []
    for person in offered:
        if person.id not in chosen:
            continue
        answers = {name: getattr(person, name) for name in CARRIED}
        # One head of delegation is named for each meeting anew.
        answers["role"] = "delegate" if person.role == "head" else person.role
        made = enter_people(
            session, focal_point=focal_point, batch=person.id, people=[answers], links=links
        )
        for new in made:
            _carry_photo(session, person, new)
        entered.extend(made)
    return entered


def _carry_photo(session: Session, earlier: Registration, new: Registration) -> None:
    photo = session.get(Photo, earlier.id)
    if photo is None:
        return
    kept = ("original", "print_jpeg", "digest", "advice")
    session.add(Photo(registration_id=new.id, **{name: getattr(photo, name) for name in kept}))
    new.photo_answered = True
    session.flush()
