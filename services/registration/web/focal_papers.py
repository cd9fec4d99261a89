"""The note verbale of a delegation: sent by its focal point, opened by them and by staff."""

from uuid import UUID

from flask import Blueprint, abort, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from services.registration.models.note_verbale import NoteVerbale
from services.registration.models.scan import (
    LARGEST_FILE,
    Scan,
    ScanTooFine,
    ScanTooLarge,
    ScanUnreadable,
)
from services.registration.queries.notes_verbales import note_of, notes_of
from services.registration.schemas.person_forms import NoteForm
from services.registration.usecases.save_note_verbale import save_note_verbale
from services.registration.web.focal_browser import my_focal_point
from services.registration.web.portraits import too_fine
from shared.language import gettext as _
from shared.web.access import by_link
from shared.web.database import session
from shared.web.forms import Form, read_form

focal_papers = Blueprint("focal_papers", __name__)

AT = "/registration/delegation/<uuid:delegation_id>/note-verbale"
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@focal_papers.route(AT, methods=["GET", "POST"])
@by_link
def note_verbale(delegation_id: UUID) -> Answer | str | tuple[str, int]:
    me = my_focal_point(delegation_id)
    if request.method == "GET":
        return _page(delegation_id, Form())
    form = read_form(NoteForm(), request.form)
    scan = scan_of(form)
    if not form.is_valid or scan is None:
        return _page(delegation_id, form), 422
    save_note_verbale(
        session(),
        delegation_id=delegation_id,
        by=me.id,
        by_kind="focal_point",
        scan=scan,
        **form.data,
    )
    session().commit()
    address = url_for("focal_papers.note_verbale", delegation_id=delegation_id, done=1)
    return redirect(address, 303)


def scan_of(form: Form) -> Scan | None:
    """The paper that was sent with a form, or what is wrong with it beside its field."""
    sent = request.files.get("file")
    content = sent.read(LARGEST_FILE + 1) if sent else b""
    try:
        if content:
            return Scan.read(content)
        form.add_error("file", _("Choose the file of the note"))
    except ScanTooFine as fact:
        form.add_error("file", too_fine(fact.millions, fact.most))
    except ScanTooLarge:
        form.add_error("file", _("This file is too large. Choose one of at most 10 MB"))
    except ScanUnreadable:
        form.add_error("file", _("We cannot read this file. Choose a PDF, JPEG or PNG"))
    return None


def _page(delegation_id: UUID, form: Form) -> str:
    return render_template(
        "registration/focal_note.html",
        form=form,
        notes=notes_of(session(), delegation_id),
        done="done" in request.args,
        meeting=g.meeting,
    )


@focal_papers.get(f"{AT}/<uuid:note_id>")
@by_link
def file(delegation_id: UUID, note_id: UUID) -> Answer:
    my_focal_point(delegation_id)
    found = note_of(session(), delegation_id, note_id)
    if found is None:
        abort(404)
    return paper(found)


def paper(note: NoteVerbale) -> Answer:
    """Handed out to be saved: a paper from elsewhere is never shown as a page of ours."""
    response = make_response(note.file)
    response.mimetype = note.media_type
    name = f"note-verbale-{note.dated.isoformat()}.{ENDINGS[note.media_type]}"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    response.headers["Cache-Control"] = "private, no-store"
    # Should a browser show it all the same, nothing in it runs or reaches anybody.
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
