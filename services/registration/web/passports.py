"""The one way for staff to a passport: an act that is kept, and shows it once."""

from uuid import UUID

from flask import Blueprint, abort, g, render_template
from sqlalchemy.exc import NoResultFound

from services.registration.models.passport import PassportLocked
from services.registration.queries.history import person_of
from services.registration.usecases.open_passport import open_passport
from services.registration.web.accounts import the_visitor
from services.registration.web.journeys import passport_seal
from services.registration.web.visit_words import passport_answers
from shared.web.access import staff
from shared.web.database import session

passports = Blueprint("passports", __name__)

LOOKERS = ("organiser", "reviewer")


@passports.post("/registration/meetings/<slug>/people/<uuid:registration_id>/passport")
@staff(*LOOKERS)
def show(slug: str, registration_id: UUID) -> str | tuple[str, int]:
    try:
        fields = open_passport(
            session(),
            meeting_id=g.meeting.id,
            registration_id=registration_id,
            account_id=the_visitor().id,
            seal=passport_seal(),
        )
    except NoResultFound:
        abort(404)
    except PassportLocked:
        return _page(registration_id, None), 409
    if fields is None:
        abort(404)
    session().commit()
    return _page(registration_id, fields)


def _page(registration_id: UUID, fields: dict[str, str] | None) -> str:
    g.form_path = f"/registration/meetings/{g.meeting.slug}/people/{registration_id}"
    return render_template(
        "registration/passport_seen.html",
        person=person_of(session(), g.meeting.id, registration_id),
        rows=passport_answers(fields) if fields else None,
        active="people",
    )
