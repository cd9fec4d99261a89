"""Invented people who register, and the meeting they register for."""

from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from PIL import Image, ImageDraw
from sqlalchemy.orm import Session

from services.registration.models.portrait import Portrait
from services.registration.models.registration import Event, Registration
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
from shared import clock
from shared.links import Links
from tests.house_under_test import SECRET, House
from tests.pages import PageClient
from tests.people import SEMINAR, SEMINAR_ID

LINKS = Links("http://localhost", SECRET)
REGISTER = "/registration/meetings/seminar/register"

MARYAM = {
    "honorific": "H.E. Ms",
    "given_names": "Maryam",
    "family_name": "Yusufzai",
    "has_one_name": False,
    "own_name": "مریم یوسفزی",
}
SUHARTA: dict[str, Any] = {
    "honorific": "",
    "given_names": "Suharta",
    "family_name": "",
    "has_one_name": True,
    "own_name": "",
}
FOR_KYRGYZSTAN: dict[str, Any] = {
    "kind": "state",
    "state_code": "KGZ",
    "function": {"en": "Adviser"},
}
FOR_A_FUND: dict[str, Any] = {
    "kind": "organisation",
    "organisation_name": "Lake Fund",
    "function": {"en": "Director", "ru": "Директор"},
}


@cache
def picture(size: tuple[int, int] = (700, 900), kind: str = "JPEG", **options: Any) -> bytes:
    drawn = Image.new("RGB", size, "#dfe6ee")
    draw = ImageDraw.Draw(drawn)
    draw.ellipse((size[0] // 4, size[1] // 5, size[0] * 3 // 4, size[1] * 3 // 4), "#e8bd98")
    out = BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def hear_of_the_seminar(house: House) -> None:
    house.registration.hear(SEMINAR)


_portrait = cache(Portrait.read)
# What the columns of a draft hold once its questions are answered so.
_answered: dict[str, dict[str, Any]] = {}
_OF_ITS_OWN = {"id", "email", "started_at", "changed_at", "consented_at"}


def draft(
    session: Session,
    *,
    name: dict[str, Any] = MARYAM,
    represents: dict[str, Any] = FOR_KYRGYZSTAN,
    email: str = "maryam@delegate.example",
    language: str = "en",
    photo: bytes | None = None,
    meeting_id: UUID = SEMINAR_ID,
) -> Registration:
    """A registration whose every question is answered, not yet sent.

    Whoever answers first does so topic by topic; whoever answers the same later is a copy.
    """
    said = repr((name, represents, language, meeting_id))
    if said in _answered:
        started = _copied(session, _answered[said], email)
    else:
        started = _topic_by_topic(session, meeting_id, name, represents, email, language)
        # Delegations come and go with each test.
        if started.delegation_id is None:
            _answered[said] = _columns_of(started)
    if photo:
        save_photo(session, registration_id=started.id, portrait=_portrait(photo))
        session.flush()
    return started


def _topic_by_topic(
    session: Session,
    meeting_id: UUID,
    name: dict[str, Any],
    represents: dict[str, Any],
    email: str,
    language: str,
) -> Registration:
    started = start_registration(session, meeting_id=meeting_id, language=language)
    id_ = started.id
    save_name(session, registration_id=id_, **name)
    save_representation(session, registration_id=id_, **represents)
    save_contact(session, registration_id=id_, email=email, phone="", language=language)
    save_photo(session, registration_id=id_, portrait=None)
    session.flush()
    return started


def _columns_of(registration: Registration) -> dict[str, Any]:
    """All that is kept of somebody, but for what two persons never share."""
    names = [each.key for each in Registration.__table__.columns if each.key not in _OF_ITS_OWN]
    return {each: deepcopy(getattr(registration, each)) for each in names}


def _copied(session: Session, columns: dict[str, Any], email: str) -> Registration:
    """Somebody who began a moment ago, and stands where the first of their kind stood."""
    now = clock.now()
    at = {"started_at": now, "changed_at": now, "consented_at": now}
    made = Registration(**{**deepcopy(columns), "id": uuid4(), "email": email, **at})
    session.add(made)
    session.flush()
    session.add(Event(registration_id=made.id, at=now, what="started"))
    session.flush()
    return made


def submitted(session: Session, **answers: Any) -> Registration:
    made = draft(session, **answers)
    return submit_registration(session, registration_id=made.id, links=LINKS)


def crowd(session: Session, number: int, **same: Any) -> list[Registration]:
    """Somebody who was submitted, and as many copies of them as it takes to fill pages."""
    first = submitted(session)
    session.flush()
    times = {each: getattr(first, each) for each in ("started_at", "changed_at", "consented_at")}
    kept = {**_columns_of(first), **times, **same}
    made = [
        Registration(**{**kept, "given_names": f"M{at:04}", "email": f"{at}@d.example"})
        for at in range(number)
    ]
    session.add_all(made)
    session.flush()
    return [first, *made]


def register_as_a_person_would(
    client: PageClient, *, given: str = "Maryam", family: str = "Yusufzai"
) -> UUID:
    """Every page, from the start to the last press."""
    address = client.fill_in(REGISTER).headers["Location"]
    name = {"given_names": given, "family_name": family, "own_name": "مریم یوسفزی"}
    address = client.fill_in(address, name).headers["Location"]
    function = {"kind": "state", "state_code": "KGZ", "function": "Adviser"}
    address = client.fill_in(address, function).headers["Location"]
    contact = {"email": "maryam@delegate.example", "consent": "yes"}
    address = client.fill_in(address, contact).headers["Location"]
    photo = {"photo": (BytesIO(picture()), "me.jpg")}
    address = client.fill_in(address, photo).headers["Location"]
    assert address.endswith("/check")
    address = client.fill_in(address).headers["Location"]
    return UUID(address.rsplit("/", 1)[1])
