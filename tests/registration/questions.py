"""A meeting that asks everything, and what an invented delegate answers to it."""

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registration.models.passport import PassportSeal
from services.registration.models.registration import Registration
from services.registration.usecases.save_accessibility import save_accessibility
from services.registration.usecases.save_diet import save_diet
from services.registration.usecases.save_hotel import save_hotel
from services.registration.usecases.save_passport import save_passport
from services.registration.usecases.save_travel import save_travel
from services.registration.usecases.save_visa import save_visa
from services.registration.usecases.set_questions import set_questions
from tests.house_under_test import KEY
from tests.people import SEMINAR_ID
from tests.registration.people import draft

SEAL = PassportSeal(KEY)
EVERYTHING = ("visa", "travel", "hotel", "diet", "accessibility")
PASSPORT: dict[str, Any] = {
    "passport_name": "YUSUFZAI MARYAM",
    "nationality": "KGZ",
    "number": "AC 1234567",
    "issued_on": date(2020, 1, 31),
    "expires_on": date(2049, 1, 30),
    "born_on": date(1980, 2, 29),
    "birth_place": "Osh",
}
JOURNEY: dict[str, Any] = {
    "travel": "known",
    "arrives_on": date(2027, 9, 22),
    "arrives_at_hour": time(23, 40),
    "arrival_flight": "HY 702",
    "arrival_from": "Bishkek",
    "departs_on": date(2027, 9, 26),
}


def ask(session: Session, *topics: str, **more: Any) -> None:
    """The seminar asks about these topics."""
    values = {"photo": "optional", "photo_width": 420, "photo_height": 540, "answer_days": None}
    set_questions(
        session,
        meeting_id=SEMINAR_ID,
        topics=list(topics),
        seal=SEAL,
        account_id=None,
        **{**values, **more},
    )
    session.flush()
    session.expire_all()


def give_passport(session: Session, id_: UUID, **changes: Any) -> None:
    values = {**PASSPORT, **changes}
    save_passport(session, registration_id=id_, seal=SEAL, **values)


def whole_draft(session: Session, **answers: Any) -> Registration:
    """Everything asked and everything answered, not yet sent."""
    ask(session, *EVERYTHING)
    made = draft(session, **answers)
    save_visa(session, registration_id=made.id, visa="yes", visa_place="Bishkek")
    give_passport(session, made.id)
    save_travel(session, registration_id=made.id, **JOURNEY)
    save_hotel(
        session,
        registration_id=made.id,
        hotel="wanted",
        hotel_from=date(2027, 9, 22),
        hotel_to=date(2027, 9, 26),
    )
    save_diet(session, registration_id=made.id, diet=["halal"], diet_words="No aubergines")
    save_accessibility(session, registration_id=made.id, accessibility=[], accessibility_words="")
    session.flush()
    return made
