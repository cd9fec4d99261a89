"""What the form about an item says, in the terms of the programme, and the other way round."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from babel import Locale
from flask import abort, g
from sqlalchemy import select

from services.agenda.models.item import Item, Speech, Substance
from services.agenda.models.participant_copy import ParticipantCopy
from services.agenda.models.speaker import Speaker
from services.agenda.schemas.item_form import (
    LANGUAGES,
    MOST_GROUPS,
    MOST_SPEAKERS,
    Line,
    lines_of,
    spare_lines,
)
from services.agenda.usecases.name_speaker import name_speaker
from shared.language import gettext as _
from shared.text.names import in_language
from shared.text.states import state
from shared.web.database import session
from shared.web.forms import Form
from shared.web.speech import name_of


def meant(form: Form) -> dict[str, Any]:
    """Where and when, and what it is."""
    data = form.data
    return {
        "substance": Substance(
            names=data["names"],
            about=data["about"],
            kind=data["kind"],
            access=data["access"],
            group_ordinal=int(data["group"]) if data["group"] else None,
            expected=data["expected"],
            languages=tuple(data["languages"]),
            delegation_ids=tuple(UUID(each) for each in data["delegations"]),
            are_heads_expected=data["heads"],
            speeches=_speeches(lines_of(data)),
        ),
        "room_id": data["room"],
        **_hours(data),
    }


def _hours(data: Mapping[str, Any]) -> dict[str, Any]:
    if data["day"] is None:
        return {"starts_at": None, "minutes": data["minutes"]}
    starts_at, ends_at = (
        datetime.combine(data["day"], data[name], g.meeting.zone) for name in ("starts", "ends")
    )
    # Through UTC, since on the night the clocks change an hour is not an hour.
    passed = ends_at.astimezone(UTC) - starts_at.astimezone(UTC)
    return {"starts_at": starts_at, "minutes": passed // timedelta(minutes=1)}


def _speeches(lines: Sequence[Line]) -> tuple[Speech, ...]:
    known = {each.id: each for each in _speakers()} if lines else {}
    return tuple(
        Speech(_who(line, known), line.role, line.language, line.minutes) for line in lines
    )


def _who(line: Line, known: Mapping[UUID, Speaker]) -> UUID:
    """Somebody of this meeting by what they are called here, or somebody new of that name."""
    before = known.get(line.was) if line.was else None
    is_same = before is not None and label(before) == line.name
    places = [each for each in known.values() if each.is_kept and label(each) == line.name]
    if before in places:
        return before.id
    if places:
        return places[0].id
    names, post = {g.language: line.name}, line.post
    if before is not None and is_same:
        names = before.names
    elif before is not None and post == before.post:
        # Another takes this place; what the first is was left standing, and is not theirs.
        post = {}
    return name_speaker(session(), meeting_id=g.meeting.id, names=names, post=post).id


def label(speaker: Speaker) -> str:
    """What a speaker is called in a list; a place that is kept says for whom."""
    if speaker.names:
        return name_of(speaker.names)
    if speaker.state_code:
        return _("Head of delegation of %(state)s (to be confirmed)") % {
            "state": state(speaker.state_code).name(g.language)
        }
    return _("%(organisation)s (to be confirmed)") % {
        "organisation": name_of(speaker.affiliations[0])
    }


def _speakers() -> Sequence[Speaker]:
    asked = select(Speaker).where(Speaker.meeting_id == g.meeting.id).order_by(Speaker.id)
    return session().scalars(asked).all()


def item_values(item_id: UUID) -> dict[str, Any]:
    """The same the other way round, to show what is stored."""
    found = session().get(Item, item_id, populate_existing=True)
    if found is None or found.meeting_id != g.meeting.id:
        abort(404)
    starts, ends = (
        at.astimezone(g.meeting.zone) if at else None for at in (found.starts_at, found.ends_at)
    )
    return {
        "names": found.names,
        "about": found.about,
        "kind": found.kind,
        "group": str(found.group_ordinal or ""),
        "access": found.access,
        "expected": "" if found.expected is None else str(found.expected),
        "languages": list(found.languages),
        "delegations": [str(each) for each in found.delegation_ids],
        "heads": "yes" if found.are_heads_expected else "",
        "day": starts.date().isoformat() if starts else "",
        "starts": starts.strftime("%H:%M") if starts else "",
        "ends": ends.strftime("%H:%M") if ends else "",
        "minutes": str(found.minutes),
        "room": str(found.room_id or ""),
        "revision": str(found.revision),
        **_lines(found),
    }


def _lines(item: Item) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for number, each in enumerate(item.interventions, 1):
        values[f"speaker{number}"] = label(each.speaker)
        values[f"was{number}"] = str(each.speaker_id)
        values[f"function{number}"] = each.speaker.post
        values[f"role{number}"] = each.role
        values[f"language{number}"] = each.language
        values[f"minutes{number}"] = str(each.minutes or "")
    return values


def item_choices(form: Form, stored: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the form offers to choose from."""
    shown = max(spare_lines(form.values), spare_lines(stored or {}))
    return {
        "rooms": g.meeting.rooms,
        "days": g.meeting.days,
        "groups": range(1, MOST_GROUPS + 1),
        "speakers": range(1, min(shown, MOST_SPEAKERS) + 1),
        "known": sorted({label(each) for each in _speakers()}),
        "tongues": [(code, tongue(code)) for code in LANGUAGES],
        "delegations": _delegations(),
    }


def tongue(code: str) -> str:
    """A language as the reader calls it."""
    name = Locale.parse(code).get_language_name(g.language) or code
    return name[:1].upper() + name[1:]


def _delegations() -> list[tuple[str, str]]:
    """Those that registration has told of, by what they represent."""
    asked = select(
        ParticipantCopy.delegation_id, ParticipantCopy.state_code, ParticipantCopy.represents
    ).where(ParticipantCopy.meeting_id == g.meeting.id, ParticipantCopy.is_expected)
    found = {
        str(id_): state(code).name(g.language) if code else in_language(represents, g.language)
        for id_, code, represents in session().execute(asked.distinct())
    }
    return sorted(found.items(), key=lambda pair: pair[1])
