"""The badge of the house: who someone is, whom they speak for, and a code that a desk can read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from services.badges.models.badge import Badge
from services.badges.models.category import category
from services.badges.models.meeting_copy import MeetingCopy
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.pdf.badge_plan import BadgePlan, Line
from services.badges.pdf.qr import qr
from shared.language import ROOT, speaking
from shared.pdf.fonts import printable
from shared.pdf.measure import MILLIMETRE
from shared.pdf.press import Sheet, press
from shared.text.dates import date_range
from shared.text.names import in_language

FOLDER = Path(__file__).resolve().parent
PICTURES = ROOT / "shared/static/shared/img"
ENGLISH = "en"

TRIES = 12
ALLOWANCE = 0.3 * MILLIMETRE


class BadgeDoesNotFit(Exception):
    """A text came out larger than its place; the badge is not handed out like that."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(ROOT / "services/badges/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _pictures() -> Mapping[str, bytes]:
    return {name: (PICTURES / name).read_bytes() for name in ("lattice.svg", "star.svg")}


@cache
def _style() -> Any:
    return press().style((FOLDER / "badge.css").read_text(encoding="utf-8"), _pictures())


def warm_up() -> None:
    """Afterwards the first badge is as quick as the second."""
    press()
    _style()


def draw_badge_paper(badge: Badge, participant: ParticipantCopy, meeting: MeetingCopy) -> bytes:
    """The badge as a PDF of one page."""
    plan = BadgePlan(press().measure, _texts(participant, meeting))
    assets = dict(_pictures())
    if participant.photo:
        assets["photo"] = participant.photo
    for _ in range(TRIES):
        lines = plan.lines()
        sheet = press().lay_out(_html(badge, participant, lines), [_style()], assets)
        too_large = [line.id for line in lines if not _stays(sheet, line)]
        if not too_large and sheet.pages == 1:
            return press().write(sheet)
        plan.shrink(too_large)
    raise BadgeDoesNotFit


def _stays(sheet: Sheet, line: Line) -> bool:
    """As high as it was measured, so that nothing runs into what stands below."""
    return sheet.rectangle(line.id).height <= line.fit.height * MILLIMETRE + ALLOWANCE


def _html(badge: Badge, participant: ParticipantCopy, lines: list[Line]) -> str:
    return (
        _environment()
        .get_template("badges/paper/badge.html")
        .render(
            number=badge.number,
            qr=qr(badge.code),
            lines=lines,
            category=category(participant.category),
            state_code=participant.state_code,
            has_photo=bool(participant.photo),
        )
    )


def _texts(participant: ParticipantCopy, meeting: MeetingCopy) -> dict[str, tuple[str, str]]:
    """What stands where, and in which language: English first, the person's own second."""
    own = participant.language
    place = category(participant.category)
    dates = date_range(meeting.starts_on, meeting.ends_on, ENGLISH)
    city = printable(in_language(meeting.city, ENGLISH))
    found: dict[str, tuple[str, str]] = {
        "dates": (f"{dates} · {city}" if city else dates, ENGLISH),
        "honorific": (printable(participant.honorific), ENGLISH),
        "name": (printable(participant.name), ENGLISH),
        "own-name": (_whole(participant.own_name, participant.name), own),
    }
    for id_, texts in (
        ("meeting", meeting.names),
        ("function", participant.function),
        ("represents", participant.represents),
        ("category", {language: _said(place.words, language) for language in (ENGLISH, own)}),
    ):
        first = printable(in_language(texts, ENGLISH))
        found[id_] = (first, ENGLISH if ENGLISH in texts else own)
        found[f"{id_}-second"] = (_whole(texts.get(own, ""), first), own)
    return found


def _said(words: object, language: str) -> str:
    with speaking("badges", language):
        return str(words)


def _whole(text: str, beside: str) -> str:
    """A second line is printed whole or not at all, and not when it repeats the first."""
    drawn = printable(text)
    return drawn if drawn == " ".join(text.split()) and drawn != beside else ""
