"""What everybody may read of editions: which there were, and what each of them changed."""

from flask import Blueprint, abort, render_template

from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.queries.difference_words import Words, language_names
from services.agenda.queries.differences import differences, nothing_yet
from services.agenda.queries.editions import all_editions, edition_of, newest_edition
from shared.web.access import public
from shared.web.database import session

edition_pages = Blueprint("editions", __name__)

NUMBER = "<int(min=1, max=99999):number>"


@edition_pages.get("/agenda/meetings/<slug>/editions/")
@public
def editions(slug: str) -> str:
    meeting, _newest = _found(slug)
    return render_template(
        "agenda/editions.html",
        meeting=meeting,
        editions=all_editions(session(), meeting),
        language_names=language_names,
    )


@edition_pages.get(f"/agenda/meetings/<slug>/editions/{NUMBER}/changes")
@public
def changes(slug: str, number: int) -> str:
    """What this edition changed in the one before it."""
    meeting, _newest = _found(slug)
    return _changes_page(meeting, edition_of(session(), meeting, number - 1), _of(meeting, number))


@edition_pages.get(f"/agenda/meetings/<slug>/editions/{NUMBER}/since")
@public
def since(slug: str, number: int) -> str:
    """What has changed since this edition until today."""
    meeting, newest = _found(slug)
    return _changes_page(meeting, _of(meeting, number), newest)


def _found(slug: str) -> tuple[Meeting, Edition]:
    found = newest_edition(session(), slug)
    if found is None or found[1] is None:
        abort(404)
    return found[0], found[1]


def _of(meeting: Meeting, number: int) -> Edition:
    edition = edition_of(session(), meeting, number)
    if edition is None:
        abort(404)
    return edition


def _changes_page(meeting: Meeting, before: Edition | None, after: Edition) -> str:
    snapshot = before.snapshot if before else nothing_yet(after.snapshot)
    return render_template(
        "agenda/changes.html",
        meeting=meeting,
        before=before,
        after=after,
        found=differences(snapshot, after.snapshot),
        words=Words(snapshot, after.snapshot),
    )
