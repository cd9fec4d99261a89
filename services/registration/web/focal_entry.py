"""How people come into a delegation: row by row, from a spreadsheet, from an earlier meeting."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from services.registration.models.meeting_copy import RegistrationClosed
from services.registration.queries.delegations import working_groups
from services.registration.queries.earlier_people import earlier_people
from services.registration.schemas.pasted_people import (
    COLUMNS,
    MOST_CHARACTERS,
    MOST_ROWS,
    Sheet,
    TooManyRows,
    mapped,
    people_of,
    read_sheet,
)
from services.registration.schemas.person_forms import RowForm
from services.registration.usecases.enter_people import enter_people
from services.registration.usecases.take_over_people import take_over_people
from services.registration.web.delegation_words import DELEGATION_ROLES
from services.registration.web.focal_browser import my_focal_point
from services.registration.web.focal_words import function_said
from services.registration.web.mine import links
from shared.language import gettext as _
from shared.language import languages, speaking
from shared.text.search import fold
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, read_form

focal_entry = Blueprint("focal_entry", __name__)

AT = "/registration/delegation/<uuid:delegation_id>/people"
EMPTY_ROWS, MORE_ROWS = 3, 5
# A row in which only these are said is an empty one.
ALWAYS_SAID = ("role", "working_groups")


@focal_entry.route(f"{AT}/new", methods=["GET", "POST"])
@by_link
def new(delegation_id: UUID) -> Answer | str | tuple[str, int]:
    me = my_focal_point(delegation_id)
    if request.method == "GET":
        return _table(Form(), EMPTY_ROWS)
    number = _number_of_rows()
    if "more" in request.form:
        return _table(Form(values=_typed()), min(number + MORE_ROWS, MOST_ROWS))
    form, people = _read(number)
    if form.is_valid and not people:
        form.add_error("p0_given_names", _("Enter at least one person"))
    if not form.is_valid:
        return _table(form, number), 422
    try:
        entered = enter_people(
            session(), focal_point=me, batch=_batch(), people=people, links=links()
        )
    except RegistrationClosed:
        session().rollback()
        my_focal_point(delegation_id)
        form.add_error("", _("Registration is not open at this moment"))
        return _table(form, number), 409
    session().commit()
    return _to_desk(delegation_id, entered=len(entered))


def _to_desk(delegation_id: UUID, **more: int) -> Answer:
    address = url_for("focal_desk.desk", delegation_id=delegation_id, **more)  # type: ignore[arg-type]
    return redirect(address, 303)


def _number_of_rows() -> int:
    return max(1, min(request.form.get("rows", EMPTY_ROWS, type=int), MOST_ROWS))


def _batch() -> UUID:
    """What was opened as one page is entered once, however often it is sent."""
    try:
        return UUID(request.form.get("batch", ""))
    except ValueError:
        abort(400)


def _typed() -> dict[str, Any]:
    """All that was typed, by row and field, to be shown again."""
    return {
        name: request.form.getlist(name) if name.endswith("working_groups") else value
        for name, value in request.form.items()
    }


def _read(number: int) -> tuple[Form, list[dict[str, Any]]]:
    """Every row is looked at; the form holds all errors, each under its row and field."""
    whole, people = Form(values=_typed()), []
    # Once over all that was sent, since a form may hold far more fields than there are rows.
    rows: dict[str, MultiDict[str, str]] = {f"p{row}": MultiDict() for row in range(number)}
    for name, value in request.form.items(multi=True):
        row, _mark, field = name.partition("_")
        if row in rows:
            rows[row].add(field, value)
    for row, told in rows.items():
        prefix = f"{row}_"
        if not any(value.strip() for name, value in told.items() if name not in ALWAYS_SAID):
            continue
        form = read_form(RowForm(), told)
        whole.values.update({f"{prefix}{name}": value for name, value in form.values.items()})
        whole.errors.update({f"{prefix}{name}": words for name, words in form.errors.items()})
        people.append({**form.data, "function": function_said(form.data.get("function", ""))})
    return whole, people


def _table(form: Form, number: int, *, is_pasted: bool = False) -> str:
    in_summary = {name: _with_row(name, words) for name, words in form.errors.items()}
    return render_template(
        "registration/focal_entry.html",
        form=form,
        summary=Form(errors=in_summary),
        number=number,
        most=MOST_ROWS,
        batch=form.values.get("batch") or uuid4(),
        groups=working_groups(session(), g.meeting.id),
        is_pasted=is_pasted,
    )


def _with_row(name: str, words: list[str]) -> list[str]:
    row = name.partition("_")[0].removeprefix("p")
    if not row.isdecimal():
        return words
    return [
        _("Row %(number)s: %(words)s") % {"number": int(row) + 1, "words": each} for each in words
    ]


@focal_entry.route(f"{AT}/paste", methods=["GET", "POST"])
@by_link
def paste(delegation_id: UUID) -> Answer | str | tuple[str, int]:
    """Nothing is saved here: what was pasted becomes rows of the table, to be looked over."""
    my_focal_point(delegation_id)
    form = Form(values=_typed() if request.method == "POST" else {})
    if request.method == "GET":
        return _paste_page(form)
    sheet = _sheet(form)
    if sheet is None:
        return _paste_page(form), 422
    if not sheet.is_understood:
        if "mapped" in request.form:
            form.add_error("column-0", _("Say which column holds the names"))
        return _columns_page(form, sheet), 422 if form.errors else 200
    people = people_of(sheet, _roles())
    if not people:
        form.add_error("text", _("There is nobody in these rows"))
        return _paste_page(form), 422
    return _table(_looked_over(people), len(people), is_pasted=True)


def _sheet(form: Form) -> Sheet | None:
    text = request.form.get("text", "")
    if not text.strip():
        form.add_error("text", _("Paste the rows here"))
        return None
    try:
        sheet = read_sheet(text[: MOST_CHARACTERS + 1])
    except TooManyRows:
        form.add_error("text", _("At most %(number)s rows at once") % {"number": MOST_ROWS})
        return None
    if len(text) > MOST_CHARACTERS:
        form.add_error("text", _("This is too long"))
        return None
    if "mapped" not in request.form:
        return sheet
    columns = [request.form.get(f"column-{number}", "") for number in range(sheet.width)]
    return mapped(sheet, columns, has_head="has_head" in request.form)


def _roles() -> dict[str, str]:
    """A role by its word in any language of the house."""
    found = {code: code for code in DELEGATION_ROLES}
    for language in languages():
        with speaking("registration", language):
            found |= {fold(str(words)): code for code, words in DELEGATION_ROLES.items()}
    return found


def _looked_over(people: Sequence[dict[str, object]]) -> Form:
    """The rows as they will be held against the rules, with what is wrong beside each field."""
    whole = Form()
    for row, person in enumerate(people):
        typed: MultiDict[str, str] = MultiDict()
        for name, value in person.items():
            for each in value if isinstance(value, list) else [value]:
                typed.add(name, str(each))
        form = read_form(RowForm(), typed)
        values = {**person, **form.values}
        whole.values.update({f"p{row}_{name}": value for name, value in values.items()})
        whole.errors.update({f"p{row}_{name}": words for name, words in form.errors.items()})
    return whole


def _paste_page(form: Form) -> str:
    return render_template("registration/focal_paste.html", form=form, most=MOST_ROWS)


def _columns_page(form: Form, sheet: Sheet) -> str:
    for number, name in enumerate(sheet.columns):
        form.values.setdefault(f"column-{number}", name)
    return render_template(
        "registration/focal_columns.html", form=form, sheet=sheet, columns=COLUMNS
    )


@focal_entry.route(f"{AT}/earlier", methods=["GET", "POST"])
@by_link
def earlier(delegation_id: UUID) -> Answer | str | tuple[str, int]:
    me = my_focal_point(delegation_id)
    form = Form()
    if request.method == "GET":
        return _earlier_page(form)
    chosen = set(request.form.getlist("person"))
    if not chosen:
        form.add_error("person", _("Choose at least one person"))
        return _earlier_page(form), 422
    ids = [
        each.id
        for found in earlier_people(session(), me)
        for each in found.people
        if str(each.id) in chosen
    ]
    try:
        entered = take_over_people(session(), focal_point=me, chosen=ids, links=links())
    except RegistrationClosed:
        session().rollback()
        my_focal_point(delegation_id)
        form.add_error("", _("Registration is not open at this moment"))
        return _earlier_page(form), 409
    session().commit()
    return _to_desk(delegation_id, entered=len(entered))


def _earlier_page(form: Form) -> str:
    return render_template(
        "registration/focal_earlier.html",
        form=form,
        found=earlier_people(session(), g.focal_point),
    )
