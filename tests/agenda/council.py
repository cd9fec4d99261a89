"""A council to try things on, with the organisations that stand around it."""

from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image
from sqlalchemy.orm import Session

from services.agenda.models.body import Body, Charter
from services.agenda.models.organisation import Organisation
from services.agenda.models.organiser import Backing
from services.agenda.models.series import Series
from services.agenda.usecases.add_body import add_body
from services.agenda.usecases.add_organisation import add_organisation
from services.agenda.usecases.add_series import add_series
from services.agenda.usecases.hold_seat import hold_seat
from services.agenda.usecases.put_in_series import put_in_series
from services.agenda.usecases.set_organisers import set_organisers
from tests.agenda.meetings import seminar
from tests.house_under_test import House
from tests.people import SEMINAR_ID

UNOCT: dict[str, Any] = {
    "kind": "un",
    "names": {
        "en": "UN Office of Counter-Terrorism",
        "ru": "Контртеррористическое управление ООН",
        "uz": "BMT Terrorizmga qarshi kurash boshqarmasi",
    },
    "acronyms": {"en": "UNOCT", "ru": "КТУ ООН", "uz": "TQKB"},
}
ISRS: dict[str, Any] = {
    "kind": "state_body",
    "names": {"en": "Institute for Strategic and Regional Studies", "uz": "Tadqiqotlar instituti"},
    "acronyms": {"en": "ISRS", "uz": "SMTI"},
    "aliases": ["Institute for Interregional Studies"],
}


def organisation(session: Session, like: dict[str, Any] = UNOCT, **other: Any) -> Organisation:
    return add_organisation(session, **{**like, **other})


def charter(name: str = "Expert Council", **other: Any) -> Charter:
    usual: dict[str, Any] = {"kind": "council", "names": {"en": name}, "acronyms": {}}
    return Charter(**{**usual, **other})


def body(session: Session, name: str = "Expert Council", **other: Any) -> Body:
    return add_body(session, charter=charter(name, **other))


def group(session: Session, parent_id: UUID, ordinal: int, name: str = "Group") -> Body:
    other: dict[str, Any] = {"kind": "working_group", "ordinal": ordinal, "parent_id": parent_id}
    return body(session, name, **other)


def series(session: Session, name: str = "Meetings of the Council", **other: Any) -> Series:
    return add_series(session, names={"en": name}, **other)


def organise(session: Session, *backings: Backing, revision: int = 1) -> None:
    set_organisers(session, meeting_id=SEMINAR_ID, revision=revision, organisers=backings)


def picture(size: tuple[int, int] = (300, 100), kind: str = "PNG", mode: str = "RGBA") -> bytes:
    out = BytesIO()
    Image.new(mode, size, (12, 34, 56, 0)[: len(mode)]).save(out, kind)
    return out.getvalue()


def held_council(house: House) -> dict[str, str]:
    """A seminar of a council with one group, whose name is Russian alone; and the pages' paths."""
    with house.agenda.session() as session:
        seminar(session, organisers={})
        office = organisation(session)
        institute = organisation(session, ISRS, parent_id=office.id)
        stands = ((office.id, "secretariat"), (institute.id, "secretariat"))
        above = body(session, organisations=stands, aliases=("REC",))
        part = group(session, above.id, 3, "Narratives")
        part.names = {"ru": "Нарративы"}
        seat = hold_seat(session, body_id=above.id, state_code="KAZ")
        counted = series(session, body_id=above.id)
        put_in_series(session, meeting_id=SEMINAR_ID, revision=1, places=[(counted.id, 2)])
        organise(session, Backing(office.id), Backing(institute.id, "support"), revision=2)
        session.commit()
        return {
            "office": f"/agenda/organisations/{office.id}",
            "institute": f"/agenda/organisations/{institute.id}",
            "body": f"/agenda/bodies/{above.id}",
            "group": f"/agenda/bodies/{part.id}",
            "seat": f"/agenda/bodies/{above.id}/seats/{seat.id}",
            "series": f"/agenda/series/{counted.id}",
        }
