"""What staff see and do about those who look after a delegation: invite, revoke, read the note."""

from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.course import AlreadyDecided
from services.registration.models.delegation import Delegation
from services.registration.models.focal_point import FocalPointKnown, FocalPointOver
from services.registration.models.review_rules import NotTheirStep
from services.registration.queries.delegations import states_there
from services.registration.queries.focal_points import focal_points_of
from services.registration.queries.notes_verbales import note_of, notes_of
from services.registration.queries.review_rules import duty_of, lacking_in
from services.registration.schemas.focal_forms import FocalPointForm, NewDelegationForm
from services.registration.schemas.person_forms import NoteForm
from services.registration.schemas.review_forms import WaiverForm
from services.registration.schemas.states_form import StatesForm
from services.registration.usecases.invite_focal_point import invite_focal_point
from services.registration.usecases.open_delegation import open_delegation
from services.registration.usecases.open_states import open_states
from services.registration.usecases.revoke_focal_point import revoke_focal_point
from services.registration.usecases.save_note_verbale import save_note_verbale
from services.registration.usecases.waive_for_delegation import waive_for_delegation
from services.registration.web.accounts import the_visitor
from services.registration.web.focal_papers import paper, scan_of
from services.registration.web.mine import links
from services.registration.web.staff import DECIDERS, READERS, counts
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

focal_staff = Blueprint("focal_staff", __name__)

AT = "/registration/meetings/<slug>/delegations/<uuid:delegation_id>"


@focal_staff.route("/registration/meetings/<slug>/delegations/new", methods=["GET", "POST"])
@staff("organiser")
def new_delegation(slug: str) -> Answer | str | tuple[str, int]:
    """A focal point is invited before anybody of the delegation has come."""
    if request.method == "GET":
        return _new_page(Form())
    form = read_form(NewDelegationForm(), request.form)
    if not form.is_valid:
        return _new_page(form), 422
    made = open_delegation(session(), meeting_id=g.meeting.id, by=the_visitor().id, **form.data)
    session().commit()
    return _back(made.id)


def _new_page(form: Form) -> str:
    return render_template(
        "registration/new_delegation.html", form=form, counts=counts(), active="delegations"
    )


@focal_staff.route("/registration/meetings/<slug>/delegations/states", methods=["GET", "POST"])
@staff("organiser")
def several_states(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _states_page(Form())
    form = read_form(StatesForm(), request.form)
    if not form.is_valid:
        return _states_page(form), 422
    codes = [*form.data["states"], *form.data["names"]]
    new = open_states(session(), meeting_id=g.meeting.id, codes=codes, by=the_visitor().id)
    session().commit()
    address = url_for("delegations.every", slug=slug, kind="state", added=len(new))
    return redirect(address, 303)


def _states_page(form: Form) -> str:
    return render_template(
        "registration/new_states.html",
        form=form,
        there=states_there(session(), g.meeting.id),
        counts=counts(),
        active="delegations",
    )


@focal_staff.get(f"{AT}/focal-points")
@staff(*READERS)
def focal_points(slug: str, delegation_id: UUID) -> str:
    return _page(_delegation(delegation_id), filled({"language": g.language}))


@focal_staff.post(f"{AT}/focal-points")
@staff("organiser")
def invite(slug: str, delegation_id: UUID) -> Answer | tuple[str, int]:
    delegation = _delegation(delegation_id)
    form = read_form(FocalPointForm(), request.form)
    if form.is_valid:
        try:
            invite_focal_point(
                session(),
                delegation_id=delegation_id,
                by=the_visitor().id,
                links=links(),
                **form.data,
            )
        except FocalPointKnown:
            form.add_error("email", _("This address looks after the delegation already"))
    if not form.is_valid:
        return _page(delegation, form), 422
    session().commit()
    return _back(delegation_id)


@focal_staff.post(f"{AT}/focal-points/<uuid:focal_point_id>/revoke")
@staff("organiser")
def revoke(slug: str, delegation_id: UUID, focal_point_id: UUID) -> Answer:
    _delegation(delegation_id)
    both = {"delegation_id": delegation_id, "focal_point_id": focal_point_id}
    try:
        revoke_focal_point(session(), by=the_visitor().id, **both)
    except NoResultFound:
        abort(404)
    except FocalPointOver:
        # Pressed twice, or handed over meanwhile: the page shows how it stands.
        session().rollback()
    session().commit()
    return _back(delegation_id)


@focal_staff.post(f"{AT}/note-verbale")
@staff(*DECIDERS)
def take_note(slug: str, delegation_id: UUID) -> Answer | tuple[str, int]:
    """A note that reached the secretariat on paper or by post, and not through a focal point."""
    delegation = _delegation(delegation_id)
    form = read_form(NoteForm(), request.form)
    scan = scan_of(form)
    if not form.is_valid or scan is None:
        return _page(delegation, filled({"language": g.language}), note_form=form), 422
    save_note_verbale(
        session(),
        delegation_id=delegation_id,
        by=the_visitor().id,
        by_kind="account",
        scan=scan,
        **form.data,
    )
    session().commit()
    return _back(delegation_id)


@focal_staff.post(f"{AT}/note-verbale/waive")
@staff(*DECIDERS)
def waive_all(slug: str, delegation_id: UUID) -> Answer | tuple[str, int]:
    delegation = _delegation(delegation_id)
    form = read_form(WaiverForm(), request.form)
    if not form.is_valid:
        return _page(delegation, filled({"language": g.language}), note_form=form), 422
    about = {"meeting_id": g.meeting.id, "delegation_id": delegation_id}
    reason = form.data["waiver_reason"]
    try:
        waive_for_delegation(session(), account_id=the_visitor().id, reason=reason, **about)
    except NotTheirStep:
        abort(403)
    except AlreadyDecided:
        # The note came meanwhile, or somebody waived it first: the page shows how it stands.
        session().rollback()
    session().commit()
    return _back(delegation_id)


@focal_staff.get(f"{AT}/note-verbale/<uuid:note_id>")
@staff(*READERS)
def note(slug: str, delegation_id: UUID, note_id: UUID) -> Answer:
    _delegation(delegation_id)
    found = note_of(session(), delegation_id, note_id)
    if found is None:
        abort(404)
    return paper(found)


def _delegation(delegation_id: UUID) -> Delegation:
    delegation = session().get(Delegation, delegation_id)
    if delegation is None or delegation.meeting_id != g.meeting.id:
        abort(404)
    return delegation


def _page(delegation: Delegation, form: Form, *, note_form: Form | None = None) -> str:
    return render_template(
        "registration/focal_points.html",
        delegation=delegation,
        form=form,
        note_form=note_form or Form(),
        found=focal_points_of(session(), delegation.id),
        notes=notes_of(session(), delegation.id),
        lacking=len(lacking_in(session(), delegation)),
        may_waive=duty_of(session(), g.meeting.id, the_visitor().id).covers(
            "approve", delegation.kind
        ),
        may_take=the_visitor().may(g.meeting, *DECIDERS),
        may_arrange=the_visitor().may(g.meeting, "organiser"),
        counts=counts(),
        active="delegations",
    )


def _back(delegation_id: UUID) -> Answer:
    address = url_for("focal_staff.focal_points", slug=g.meeting.slug, delegation_id=delegation_id)
    return redirect(address, 303)
