"""Before a programme is published: what would change, what it would be called, who is told."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.agenda.models.edition import Suffix
from services.agenda.models.refusals import ChangedMeanwhile, SuffixUntrue
from services.agenda.queries.difference_words import language_names
from services.agenda.queries.publishing import NextEdition, next_edition
from services.agenda.schemas.publishing_form import PublishingForm
from services.agenda.usecases.publish_programme import publish_programme
from shared.language import gettext as _
from shared.web.access import staff
from shared.web.database import session
from shared.web.forms import Form, read_form

publishing_pages = Blueprint("publishing", __name__)

EDITORS = ("organiser", "programme_editor")


def may_publish() -> bool:
    """The first time the meeting itself becomes public, which is the organisers' to decide."""
    return bool(g.visitor.may(g.meeting, *(EDITORS if g.meeting.is_published else EDITORS[:1])))


@publishing_pages.get("/agenda/meetings/<slug>/publish")
@staff(*EDITORS)
def publishing(slug: str) -> str:
    _require_publisher()
    return _page(Form())


@publishing_pages.post("/agenda/meetings/<slug>/publish")
@staff(*EDITORS)
def publish(slug: str) -> Response | tuple[str, int]:
    _require_publisher()
    form = read_form(PublishingForm(), request.form)
    if form.is_valid:
        try:
            publish_programme(
                session(),
                meeting_id=g.meeting.id,
                published_by=g.visitor.id,
                suffix=form.data["suffix"] or None,
                seen=form.data["seen"] or None,
            )
        except ChangedMeanwhile:
            _refuse(form, "", _("The programme was changed meanwhile. This would change now"))
        except SuffixUntrue:
            _refuse(form, "suffix", _("This edition changes more than that"))
    if not form.is_valid:
        return _page(form), 422
    session().commit()
    return redirect(url_for("editors.editor", slug=slug), 303)


def _require_publisher() -> None:
    if not may_publish():
        abort(403)


def _refuse(form: Form, name: str, words: str) -> None:
    session().rollback()
    form.add_error(name, words)


def _page(form: Form) -> str:
    coming = next_edition(session(), g.meeting, g.visitor.id)
    choices = [(each.value, coming.symbols[each], _meant(each, coming)) for each in coming.symbols]
    if form.values.get("suffix") not in [value for value, *_rest in choices]:
        form.values["suffix"] = choices[0][0]
    return render_template("agenda/publishing.html", form=form, coming=coming, choices=choices)


def _meant(suffix: Suffix, coming: NextEdition) -> str:
    if suffix == Suffix.CORR:
        languages = coming.found.languages
        if not languages:
            return _("A correction: only words change")
        return _("A correction of words in: %(languages)s. In other languages the edition before "
                 "stays in force") % {"languages": language_names(languages)}  # fmt: skip
    if suffix == Suffix.ADD:
        return _("An addition: items are added, all others stay as they are")
    return _("A revision: the whole programme anew")
