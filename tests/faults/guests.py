"""Those who were approved before anything breaks, so that the desk has work at once."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.save_contact import save_contact
from services.registration.usecases.save_name import save_name
from services.registration.usecases.save_photo import save_photo
from services.registration.usecases.save_representation import save_representation
from services.registration.usecases.start_registration import start_registration
from services.registration.usecases.submit_registration import submit_registration
from shared.links import Links
from tests.house_under_test import SECRET
from tests.people import SEMINAR

NAMES = (
    ("Shahnoza", "Gʻulomova", "Шаҳноза Ғуломова", "UZB"),
    ("Sergei", "Vymyshlennyi", "Сергей Вымышленный", "KAZ"),
    ("Khalid", "al-Mansouri", "خالد المنصوري", "ARE"),
    ("Mārtiņš", "Bērziņš-Šķēle", "", "LVA"),
)
GUESTS = 40
# Some come only once registration is away: they are named so that the desk can tell.
LATE = "Late"
LINKS = Links("http://localhost", SECRET)


def approve_guests(session: Session, *, by: UUID, guests: int = GUESTS) -> None:
    for number in range(guests):
        given, family, own, state = NAMES[number % len(NAMES)]
        given = LATE if number < guests * 3 // 8 else given
        draft = start_registration(session, meeting_id=SEMINAR.meeting_id, language="en")
        id_ = draft.id
        save_name(
            session,
            registration_id=id_,
            honorific="",
            given_names=given,
            family_name=family,
            has_one_name=False,
            own_name=own,
        )
        save_representation(
            session,
            registration_id=id_,
            kind="state",
            state_code=state,
            function={"en": "Adviser"},
        )
        email = f"guest{number}@delegates.example"
        save_contact(session, registration_id=id_, email=email, phone="", language="en")
        save_photo(session, registration_id=id_, portrait=None)
        sent = submit_registration(session, registration_id=id_, links=LINKS)
        approve_registration(
            session,
            meeting_id=SEMINAR.meeting_id,
            registration_id=id_,
            seen=sent.revision,
            account_id=by,
            links=LINKS,
        )
