"""What staff see of delegations: who comes, who heads them, how full they are, who waits."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response as Answer

from services.registration.models.delegation import KINDS, Delegation
from services.registration.models.places import NobodyWaits, NotWaiting
from services.registration.queries.delegations import (
    NOTES,
    REPRESENTED,
    allowance_of,
    head_warning,
    lines,
    members_of,
    places_in_all,
    working_groups,
)
from services.registration.queries.places import limits_of
from services.registration.queries.protocol_order import in_protocol_order
from services.registration.queries.review_rules import rules_of
from services.registration.schemas.delegation_forms import (
    NUMBERS,
    DelegationRoleForm,
    DescriptionForm,
    GiveWayForm,
    LimitForm,
    LimitsForm,
    StateForm,
    said,
)
from services.registration.usecases.change_delegation_role import change_delegation_role
from services.registration.usecases.describe_delegation import describe_delegation
from services.registration.usecases.give_way import give_way
from services.registration.usecases.move_up import move_up
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.set_allowance import set_allowance
from services.registration.web.accounts import the_visitor
from services.registration.web.mine import links
from services.registration.web.staff import DECIDERS, READERS, counts
from shared.text.states import states
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

delegations = Blueprint("delegations", __name__)

AT = "/registration/meetings/<slug>/delegations"
ONE = f"{AT}/<uuid:delegation_id>"
ONE_PERSON = f"{ONE}/people/<uuid:registration_id>"


@delegations.get(AT)
@staff(*READERS)
def every(slug: str) -> str:
    represented = _one_of(REPRESENTED, "represented")
    kind = "" if represented else _one_of(KINDS, "kind")
    note = "" if represented else _one_of(NOTES, "note")
    query = request.args.get("q", "").replace("\0", "")[:100]
    asked = {"kind": kind, "represented": represented, "note": note, "query": query}
    note_kinds = rules_of(session(), g.meeting.id).note_kinds
    rows = lines(session(), g.meeting.id, g.language, note_kinds=note_kinds, **asked)
    return render_template(
        "registration/delegations.html",
        rows=rows,
        places=places_in_all(rows),
        note_kinds=note_kinds,
        added=_added(),
        **asked,
        counts=counts(),
        active="delegations",
    )


def _added() -> int | None:
    """How many States have just been added, to somebody who comes from adding them."""
    added = request.args.get("added", type=int)
    return None if added is None else min(max(added, 0), len(states()))


def _one_of(known: Collection[str], name: str) -> str:
    asked = request.args.get(name, "")
    return asked if asked in known else ""


@delegations.get(ONE)
@staff(*READERS)
def one(slug: str, delegation_id: UUID) -> str:
    delegation = _delegation(delegation_id)
    return _page(delegation, _present_limits(delegation), _present(delegation))


def _delegation(delegation_id: UUID) -> Delegation:
    delegation = session().get(Delegation, delegation_id)
    if delegation is None or delegation.meeting_id != g.meeting.id:
        abort(404)
    return delegation


def _present(delegation: Delegation) -> Form:
    kept = {"kind": delegation.kind, "rank": delegation.rank, "names": delegation.names}
    return filled(kept)


def _present_limits(delegation: Delegation) -> Form:
    kept = allowance_of(session(), delegation)
    return filled({name: getattr(kept, name, None) for name in NUMBERS})


def _page(delegation: Delegation, limits: Form, about: Form, *, overtaken: bool = False) -> str:
    members = members_of(session(), delegation, limits_of(session(), delegation))
    order = in_protocol_order(session(), g.meeting.id, g.language)
    return render_template(
        "registration/delegation.html",
        delegation=delegation,
        members=members,
        warning=head_warning(members.heads, delegation.kind) if members.people else "",
        place=order.index(delegation) + 1,
        of=len(order),
        groups={each.code: each for each in working_groups(session(), g.meeting.id)},
        limits=limits,
        about=about,
        overtaken=overtaken,
        may_decide=the_visitor().may(g.meeting, *DECIDERS),
        has_rule_of_two=bool(rules_of(session(), g.meeting.id).two_persons),
        may_arrange=the_visitor().may(g.meeting, "organiser"),
        counts=counts(),
        active="delegations",
    )


def _back(delegation_id: UUID) -> Answer:
    address = url_for("delegations.one", slug=g.meeting.slug, delegation_id=delegation_id)
    return redirect(address, 303)


@delegations.post(f"{ONE}/about")
@staff("organiser")
def describe(slug: str, delegation_id: UUID) -> Answer | tuple[str, int]:
    delegation = _delegation(delegation_id)
    is_state = delegation.kind == "state"
    form = read_form(StateForm() if is_state else DescriptionForm(), request.form)
    if not form.is_valid:
        return _page(delegation, _present_limits(delegation), form), 422
    given = {"kind": delegation.kind, "names": delegation.names, **form.data}
    describe_delegation(
        session(),
        delegation_id=delegation_id,
        account_id=the_visitor().id,
        links=links(),
        **given,
    )
    kind = "" if is_state else given["kind"]
    _trace("delegation_described", delegation_id, kinds=kind, rank=given["rank"])
    session().commit()
    return _back(delegation_id)


@delegations.post(f"{ONE}/limits")
@staff("organiser")
def limit(slug: str, delegation_id: UUID) -> Answer | tuple[str, int]:
    delegation = _delegation(delegation_id)
    form = read_form(LimitsForm(), request.form)
    if not form.is_valid:
        return _page(delegation, form, _present(delegation)), 422
    numbers: dict[str, Any] = {name: said(form.data[name]) for name in NUMBERS}
    set_allowance(
        session(),
        meeting_id=g.meeting.id,
        delegation_id=delegation_id,
        links=links(),
        **numbers,
    )
    _trace("delegation_limited", delegation_id, **numbers)
    session().commit()
    return _back(delegation_id)


def _trace(what: str, delegation_id: UUID, **values: object) -> None:
    """What was laid down for a delegation stays with who did it."""
    record_trace(
        session(),
        what=what,
        about_kind="delegation",
        about_id=delegation_id,
        by=the_visitor().id,
        meeting_id=g.meeting.id,
        values={name: str(value) for name, value in values.items() if value not in ("", None)},
    )


@delegations.post(f"{ONE_PERSON}/role")
@staff(*DECIDERS)
def change_role(slug: str, delegation_id: UUID, registration_id: UUID) -> Answer:
    form = read_form(DelegationRoleForm(), request.form)
    if not form.is_valid:
        abort(404)
    try:
        change_delegation_role(
            session(), **_act(delegation_id, registration_id), links=links(), **form.data
        )
    except NoResultFound:
        abort(404)
    session().commit()
    return _back(delegation_id)


@delegations.post(f"{ONE_PERSON}/first")
@staff(*DECIDERS)
def put_first(slug: str, delegation_id: UUID, registration_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(LimitForm(), request.form)
    if not form.is_valid:
        abort(404)
    try:
        move_up(session(), **_act(delegation_id, registration_id), **form.data)
    except NoResultFound:
        abort(404)
    except NotWaiting:
        return _overtaken(delegation_id)
    session().commit()
    return _back(delegation_id)


@delegations.post(f"{ONE}/give-way")
@staff(*DECIDERS)
def make_way(slug: str, delegation_id: UUID) -> Answer | tuple[str, int]:
    form = read_form(GiveWayForm(), request.form)
    if not form.is_valid:
        return _overtaken(delegation_id, 422)
    registration_id = form.data.pop("registration_id")
    try:
        give_way(session(), **_act(delegation_id, registration_id), links=links(), **form.data)
    except NoResultFound:
        abort(404)
    except NobodyWaits:
        return _overtaken(delegation_id)
    session().commit()
    return _back(delegation_id)


def _act(delegation_id: UUID, registration_id: UUID) -> dict[str, Any]:
    """Somebody of another delegation is not found in this one."""
    delegation = _delegation(delegation_id)
    people = members_of(session(), delegation, limits_of(session(), delegation)).people
    if registration_id not in [each.id for each in people]:
        abort(404)
    return {
        "meeting_id": g.meeting.id,
        "registration_id": registration_id,
        "account_id": the_visitor().id,
    }


def _overtaken(delegation_id: UUID, status: int = 409) -> tuple[str, int]:
    session().rollback()
    delegation = _delegation(delegation_id)
    page = _page(
        delegation, _present_limits(delegation), _present(delegation), overtaken=status == 409
    )
    return page, status
