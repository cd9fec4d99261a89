"""What a meeting may ask beyond the name: sex, visa, journey, hotel, meals, access."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, request
from marshmallow import Schema
from werkzeug.wrappers import Response as Answer

from services.registration.models.passport import PassportLocked, PassportSeal
from services.registration.models.registration import Registration
from services.registration.schemas.needs_forms import (
    AccessibilityForm,
    DietForm,
    PassportForm,
    SexForm,
    VisaForm,
)
from services.registration.schemas.visit_forms import HotelForm, TravelForm
from services.registration.usecases.save_accessibility import save_accessibility
from services.registration.usecases.save_diet import save_diet
from services.registration.usecases.save_hotel import save_hotel
from services.registration.usecases.save_passport import save_passport
from services.registration.usecases.save_sex import save_sex
from services.registration.usecases.save_travel import save_travel
from services.registration.usecases.save_visa import save_visa
from services.registration.web.topics import AT, go_on, my_draft, topic_page
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import filled, read_form

journeys = Blueprint("journeys", __name__)

BOTH = ["GET", "POST"]


def passport_seal() -> PassportSeal:
    return PassportSeal(current_app.config["SETTINGS"].passport_key)


@journeys.route(f"{AT}/sex", methods=BOTH)
@by_link
def sex(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "sex")
    return _answer("sex", registration, SexForm(), {"sex": registration.sex}, save_sex)


@journeys.route(f"{AT}/visa", methods=BOTH)
@by_link
def visa(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "visa")
    return _answer("visa", registration, VisaForm(), _kept(registration.needs), save_visa)


@journeys.route(f"{AT}/passport", methods=BOTH)
@by_link
def passport(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "passport")
    seal = passport_seal()
    kept: dict[str, str] = {}
    if request.method == "GET" and registration.passport is not None:
        try:
            kept = seal.unlock(registration.passport.sealed)
        except PassportLocked:
            kept = {}
    return _answer("passport", registration, PassportForm(), kept, save_passport, seal=seal)


@journeys.route(f"{AT}/travel", methods=BOTH)
@by_link
def travel(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "travel")
    return _answer("travel", registration, TravelForm(), _kept(registration.visit), save_travel)


@journeys.route(f"{AT}/hotel", methods=BOTH)
@by_link
def hotel(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "hotel")
    return _answer("hotel", registration, HotelForm(), _kept(registration.visit), save_hotel)


@journeys.route(f"{AT}/diet", methods=BOTH)
@by_link
def diet(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "diet")
    return _answer("diet", registration, DietForm(), _kept(registration.needs), save_diet)


@journeys.route(f"{AT}/accessibility", methods=BOTH)
@by_link
def accessibility(registration_id: UUID) -> Answer | str | tuple[str, int]:
    registration = my_draft(registration_id, "accessibility")
    kept = _kept(registration.needs)
    return _answer("accessibility", registration, AccessibilityForm(), kept, save_accessibility)


def _kept(row: Any) -> dict[str, Any]:
    """What is stored, as the form's fields show it; hours without their seconds."""
    if row is None:
        return {}
    values = {each.key: getattr(row, each.key) for each in row.__table__.columns}
    return {
        name: value.strftime("%H:%M") if name.endswith("_hour") and value else value
        for name, value in values.items()
    }


def _answer(
    topic: str,
    registration: Registration,
    schema: Schema,
    kept: dict[str, Any],
    save: Callable[..., None],
    **more: object,
) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return topic_page(topic, registration, filled(kept))
    form = read_form(schema, request.form)
    if not form.is_valid:
        return topic_page(topic, registration, form), 422
    save(session(), registration_id=registration.id, **form.data, **more)
    session().commit()
    return go_on(registration)
