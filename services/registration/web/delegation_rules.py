"""What organisers lay down for all delegations: their limits, their order, the working groups."""

from typing import Any
from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.delegation_rules import GROUPS, drawn_as
from services.registration.queries.delegations import allowances_of_kinds, working_groups
from services.registration.queries.places import approves_at_once
from services.registration.queries.protocol_order import in_protocol_order, orders_of
from services.registration.schemas.delegation_forms import (
    NUMBERS,
    SCOPES,
    AllLimitsForm,
    GroupsForm,
    OrderForm,
    said,
)
from services.registration.usecases.record_trace import record_trace
from services.registration.usecases.set_allowance import set_allowance
from services.registration.usecases.set_approval import set_approval
from services.registration.usecases.set_protocol_order import set_protocol_order
from services.registration.usecases.set_working_groups import set_working_groups
from services.registration.web.accounts import the_visitor
from services.registration.web.mine import links
from services.registration.web.staff import counts
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, filled, read_form

delegation_rules = Blueprint("delegation_rules", __name__)

AT = "/registration/meetings/<slug>/delegations"
# So many groups are asked for at first; a page shows one more than there are.
FEWEST_GROUPS = 4


@delegation_rules.route(f"{AT}/limits", methods=["GET", "POST"])
@staff("organiser")
def limits(slug: str) -> Answer | str | tuple[str, int]:
    present = _present_limits()
    if request.method == "GET":
        return _page("limits", filled(present), scopes=SCOPES)
    form = read_form(AllLimitsForm(), request.form)
    if not form.is_valid:
        return _page("limits", form, scopes=SCOPES), 422
    set_approval(session(), meeting_id=g.meeting.id, approves=form.data["approves"])
    for scope in SCOPES:
        numbers = {name: form.data[f"{name}_{scope}"] for name in NUMBERS}
        if numbers != {name: present[f"{name}_{scope}"] for name in NUMBERS}:
            kept: dict[str, Any] = {name: said(number) for name, number in numbers.items()}
            kind = "" if scope == "all" else scope
            set_allowance(session(), meeting_id=g.meeting.id, kind=kind, links=links(), **kept)
            _trace("delegations_limited", **kept)
    if form.data["approves"] != present["approves"]:
        _trace("approval_set", way=form.data["approves"])
    session().commit()
    return redirect(url_for("delegation_rules.limits", slug=slug, done=1), 303)


def _present_limits() -> dict[str, Any]:
    """As they stand; an empty field where nothing is said."""
    kept = allowances_of_kinds(session(), g.meeting.id)
    at_once = approves_at_once(session(), g.meeting.id)
    values: dict[str, Any] = {"approves": "at_once" if at_once else "by_review"}
    for scope in SCOPES:
        allowance = kept.get("" if scope == "all" else scope)
        for name in NUMBERS:
            number = getattr(allowance, name, None)
            values[f"{name}_{scope}"] = "" if number is None else number
    return values


def _page(name: str, form: Form, **more: object) -> str:
    return render_template(
        f"registration/delegation_{name}.html",
        form=form,
        done="done" in request.args,
        counts=counts(),
        active="delegations",
        **more,
    )


@delegation_rules.route(f"{AT}/order", methods=["GET", "POST"])
@staff("organiser")
def order(slug: str) -> Answer | str | tuple[str, int]:
    if request.method == "GET":
        return _order_page(None)
    form = read_form(OrderForm(), request.form)
    if not form.is_valid:
        return _order_page(form), 422
    set_protocol_order(
        session(),
        meeting_id=g.meeting.id,
        by_hand=_by_hand(),
        account_id=the_visitor().id,
        **form.data,
    )
    _trace("order_set", order=form.data["way"], words=form.data["reason"])
    session().commit()
    return redirect(url_for("delegation_rules.order", slug=slug, done=1), 303)


def _order_page(form: Form | None) -> str:
    kept = orders_of(session(), g.meeting.id)
    present = kept[0].order if kept else None
    if form is None:
        way = present.way if present else "alphabet"
        alphabet = present.alphabet if present else g.language
        form = filled({"way": way, "alphabet": alphabet, "seed": "", "reason": ""})
    rows = in_protocol_order(session(), g.meeting.id, g.language)
    return _page("order", form, orders=kept, present=present, rows=rows, drawn_as=drawn_as)


def _by_hand() -> list[UUID]:
    """By the numbers that were typed; whoever has none, or the same, stays as they stood."""
    rows = in_protocol_order(session(), g.meeting.id, g.language)

    def number(place: int) -> tuple[int, int]:
        typed = request.form.get(f"number_{rows[place].id}", "")[:5]
        return (int(typed) if typed.isdecimal() else len(rows) + 1, place)

    return [rows[place].id for place in sorted(range(len(rows)), key=number)]


@delegation_rules.route(f"{AT}/groups", methods=["GET", "POST"])
@staff("organiser")
def groups(slug: str) -> Answer | str | tuple[str, int]:
    kept = {each.code: each.names for each in working_groups(session(), g.meeting.id)}
    last = max((GROUPS.index(code) + 1 for code in kept), default=0)
    offered = GROUPS[: max(FEWEST_GROUPS, last + 1)]
    if request.method == "GET":
        form = filled({f"group_{code}": names for code, names in kept.items()})
        return _page("groups", form, offered=offered)
    form = read_form(GroupsForm(), request.form)
    if not form.is_valid:
        return _page("groups", form, offered=offered), 422
    names = {code: form.data[f"group_{code}"] for code in GROUPS}
    set_working_groups(session(), meeting_id=g.meeting.id, names=names)
    _trace("groups_set")
    session().commit()
    return redirect(url_for("delegation_rules.groups", slug=slug, done=1), 303)


def _trace(what: str, **values: object) -> None:
    """What was laid down for the meeting stays with who did it."""
    record_trace(
        session(),
        what=what,
        about_kind="meeting",
        about_id=g.meeting.id,
        by=the_visitor().id,
        meeting_id=g.meeting.id,
        values={name: str(value) for name, value in values.items() if value not in ("", None)},
    )
