"""The front desk: people are found, received, and given what they will wear."""

from uuid import UUID

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.badges.models.refusals import (
    MeetingUnknown,
    NoSuchBadge,
    NotApproved,
    ReasonMissing,
)
from services.badges.queries.desk_figures import desk_figures
from services.badges.queries.desk_people import people
from services.badges.queries.portrait import portrait, portrait_revision
from services.badges.schemas.desk_form import ArrivalForm, PrintForm, StationForm
from services.badges.usecases.print_badge import print_badge
from services.badges.usecases.record_arrival import record_arrival
from services.badges.web.desk_page import asked, desk_page, refused
from services.badges.web.station import remember_station, station
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

desk = Blueprint("desk", __name__, url_prefix="/badges/meetings/<slug>")


@desk.get("/desk")
@staff("organiser", "desk")
def show_desk(slug: str) -> str:
    return desk_page(Form(), request.args.get("q", ""), asked("chosen"))


@desk.get("/desk/figures")
@staff("organiser", "desk")
def show_figures(slug: str) -> Response:
    figures = desk_figures(session(), g.meeting.id)
    response = make_response()
    response.set_etag(f"{figures.etag}-{g.language}")
    response.headers["Cache-Control"] = "private, no-cache"
    if response.make_conditional(request).status_code != 304:
        response.set_data(render_template("badges/desk_figures.html", figures=figures))
    return response


@desk.post("/arrivals")
@staff("organiser", "desk")
def check_in(slug: str) -> Response | tuple[str, int]:
    form = read_form(ArrivalForm(), request.form)
    if not form.is_valid:
        return desk_page(form, request.form.get("q", "")), 422
    chosen: UUID = form.data["participant"]
    try:
        record_arrival(
            session(),
            meeting_id=g.meeting.id,
            participant_id=chosen,
            station=station(),
            recorded_by=g.visitor.id,
        )
        printed = _print(chosen, form.data["print_id"]) if form.data["prints"] else None
    except (NotApproved, MeetingUnknown) as refusal:
        session().rollback()
        return desk_page(refused(refusal), form.data["q"], chosen), 422
    except NoSuchBadge:
        abort(404)
    session().commit()
    return _to_desk(slug, form.data["q"], chosen, printed)


def _print(participant_id: UUID, print_id: UUID) -> UUID | None:
    """The first badge of whoever was just received; a second one is asked for apart."""
    (person,) = people(session(), g.meeting.id, [participant_id])
    if person.badge is None:
        raise NotApproved
    try:
        print_badge(
            session(),
            meeting_id=g.meeting.id,
            badge_id=person.badge.id,
            print_id=print_id,
            station=station(),
            printed_by=g.visitor.id,
        )
    except ReasonMissing:
        # Another desk was quicker. The person has arrived all the same.
        return None
    return print_id


def _to_desk(slug: str, query: str, chosen: UUID, printed: UUID | None) -> Response:
    return redirect(
        url_for("desk.show_desk", slug=slug, q=query or None, chosen=chosen, printed=printed), 303
    )


@desk.post("/badges/<uuid:badge_id>/prints")
@staff("organiser", "desk")
def print_one(slug: str, badge_id: UUID) -> Response | tuple[str, int]:
    form = read_form(PrintForm(), request.form)
    chosen = asked("chosen")
    if not form.is_valid:
        return desk_page(form, request.form.get("q", ""), chosen), 422
    try:
        badge = print_badge(
            session(),
            meeting_id=g.meeting.id,
            badge_id=badge_id,
            print_id=form.data["print_id"],
            station=station(),
            printed_by=g.visitor.id,
            reason=form.data["reason"],
        )
    except (NotApproved, MeetingUnknown) as refusal:
        session().rollback()
        return desk_page(refused(refusal), form.data["q"], chosen), 422
    except NoSuchBadge:
        abort(404)
    session().commit()
    return _to_desk(slug, form.data["q"], badge.participant_id, form.data["print_id"])


@desk.post("/desk/station")
@staff("organiser", "desk")
def name_station(slug: str) -> Response | tuple[str, int]:
    form = read_form(StationForm(), request.form)
    if not form.is_valid:
        return desk_page(form, ""), 422
    to_desk = redirect(url_for("desk.show_desk", slug=slug), 303)
    return remember_station(to_desk, form.data["station"])


@desk.get("/people/<uuid:participant_id>/photo")
@staff("organiser", "desk")
def show_photo(slug: str, participant_id: UUID) -> Response:
    revision = portrait_revision(session(), g.meeting.id, participant_id)
    if revision is None:
        abort(404)
    response = make_response()
    response.set_etag(str(revision))
    response.headers["Cache-Control"] = "private, no-cache"
    if response.make_conditional(request).status_code != 304:
        response.set_data(portrait(session(), g.meeting.id, participant_id) or b"")
        response.mimetype = "image/jpeg"
    return response
