"""Invented people who register, and the meeting they register for."""

from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw
from sqlalchemy.orm import Session

from services.registration.models.portrait import Portrait
from services.registration.models.registration import Registration
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
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


def draft(
    session: Session,
    *,
    name: dict[str, Any] = MARYAM,
    represents: dict[str, Any] = FOR_KYRGYZSTAN,
    email: str = "maryam@delegate.example",
    language: str = "en",
    photo: bytes | None = None,
) -> Registration:
    """A registration whose every question is answered, not yet sent."""
    started = start_registration(session, meeting_id=SEMINAR_ID, language=language)
    id_ = started.id
    save_name(session, registration_id=id_, **name)
    save_representation(session, registration_id=id_, **represents)
    save_contact(session, registration_id=id_, email=email, phone="", language=language)
    portrait = Portrait.read(photo) if photo else None
    save_photo(session, registration_id=id_, portrait=portrait)
    session.flush()
    return started


def submitted(session: Session, **answers: Any) -> Registration:
    made = draft(session, **answers)
    return submit_registration(session, registration_id=made.id, links=LINKS)


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
