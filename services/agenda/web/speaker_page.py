"""All that staff see of one speaker, on one page."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, g, render_template, request, url_for

from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Particulars, Speaker
from services.agenda.queries.own_part import own_items
from services.agenda.queries.speaker_matches import (
    others_like,
    participants_for,
    participants_like,
)
from services.agenda.queries.speakers import called
from services.agenda.schemas.speaker_forms import (
    MOST_ABSENCES,
    MOST_AFFILIATIONS,
    absence_values,
    particular_values,
)
from shared.language import gettext as _
from shared.language import languages
from shared.text.states import sorted_states
from shared.web.database import session
from shared.web.forms import Form, filled

EDITORS = ("organiser", "programme_editor")
LONGEST_QUERY = 100


def speaker_here(speaker_id: UUID) -> Speaker:
    """The speaker, if they are of this meeting."""
    found = session().get(Speaker, speaker_id, populate_existing=True)
    if found is None or found.meeting_id != g.meeting.id:
        abort(404)
    return found


def revision_sent() -> int:
    return request.form.get("revision", 0, type=int)


def speaker_form(speaker: Speaker) -> Form:
    values = particular_values(speaker.particulars)
    return filled({**values, "revision": str(speaker.revision)})


def form_page(form: Form) -> str:
    """To add somebody."""
    return render_template("agenda/speaker_new.html", form=form, **form_choices(form))


def form_choices(form: Form) -> dict[str, Any]:
    """What the form about a speaker offers; one line for an affiliation is always free."""
    given = [
        number
        for number in range(1, MOST_AFFILIATIONS + 1)
        if any(form.values.get(f"affiliation{number}.{each}") for each in languages())
    ]
    shown = min(max(given, default=0) + 1, MOST_AFFILIATIONS)
    return {
        "states": [(each.iso3, each.name(g.language)) for each in sorted_states(g.language)],
        "affiliations": range(1, max(shown, 2) + 1),
    }


def speaker_page(
    speaker_id: UUID,
    *,
    form: Form | None = None,
    stored: Any = None,
    away: Form | None = None,
    problem: str = "",
    link: str = "",
) -> str:
    """`away` is the form about absences; `link` is shown this once, to be sent by staff."""
    speaker = speaker_here(speaker_id)
    g.form_path = url_for("speakers.speaker", slug=g.meeting.slug, speaker_id=speaker_id)
    form = form or speaker_form(speaker)
    if problem:
        form.add_error("", problem)
    away = away or Form(values=dict(absence_values(speaker.absences, g.meeting.zone)))
    return render_template(
        "agenda/speaker.html",
        form=form,
        summary=Form(errors={**form.errors, **away.errors}),
        stored=stored,
        away=away,
        lines=absence_lines(away),
        days=absence_days(speaker),
        noted=Form(values={"answer": speaker.answer, "said": speaker.said}),
        merging=Form(),
        link=link,
        speaker=speaker,
        called=called(speaker),
        items=own_items(session(), g.meeting, speaker.id),
        corrections=corrections_of(speaker),
        **_who_they_may_be(speaker),
        **form_choices(form),
    )


def _who_they_may_be(speaker: Speaker) -> dict[str, Any]:
    query = request.args.get("who", "")[:LONGEST_QUERY].strip()
    alike, others = others_like(session(), g.meeting.id, speaker)
    return {
        "participant": session().get(ParticipantCopy, speaker.participant_id or UUID(int=0)),
        "candidates": _candidates(speaker, query),
        "query": query,
        "alike": alike,
        "others": others,
    }


def _candidates(speaker: Speaker, query: str) -> list[ParticipantCopy]:
    if speaker.is_kept:
        return participants_for(session(), g.meeting.id, speaker)
    if speaker.participant_id is not None:
        return []
    return participants_like(session(), g.meeting.id, speaker, query)


def absence_days(speaker: Speaker) -> list[date]:
    """The meeting's days, and any other on which an absence was said before it was moved."""
    said = {each.starts_at.astimezone(g.meeting.zone).date() for each in speaker.absences}
    return sorted({*g.meeting.days, *said})


def absence_lines(away: Form) -> range:
    given = [n for n in range(1, MOST_ABSENCES + 1) if away.values.get(f"day{n}")]
    return range(1, min(max(given, default=0) + 2, MOST_ABSENCES) + 1)


def corrections_of(speaker: Speaker) -> list[tuple[str, str, str, str]]:
    """Line by line: what it is, in which language, as it stands, and as the speaker wants it."""
    if speaker.correction is None:
        return []
    now, then = speaker.particulars, speaker.corrected(speaker.correction.wanted)
    lines = [(_("Honorific"), "", now.honorific, then.honorific)]
    for words, name in ((_("Name"), "names"), (_("Rank"), "rank"), (_("Post"), "post")):
        lines += _by_language(words, getattr(now, name), getattr(then, name))
    for number in range(max(len(now.affiliations), len(then.affiliations))):
        words = _("Affiliation %(number)s") % {"number": number + 1}
        lines += _by_language(words, _nth(now, number), _nth(then, number))
    return [line for line in lines if line[2] != line[3]]


def _nth(told: Particulars, number: int) -> dict[str, str]:
    return told.affiliations[number] if number < len(told.affiliations) else {}


def _by_language(
    words: str, now: dict[str, str], then: dict[str, str]
) -> list[tuple[str, str, str, str]]:
    return [(words, each, now.get(each, ""), then.get(each, "")) for each in languages()]
