"""The badge of the house: who someone is, whom they speak for, and a code that a desk can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from services.badges.models.badge import Badge
from services.badges.models.category import category
from services.badges.models.meeting_copy import MeetingCopy
from services.badges.models.participant_copy import ParticipantCopy
from services.badges.pdf.qr import qr
from shared.language import ROOT, speaking
from shared.pdf.fonts import printable
from shared.pdf.measure import MILLIMETRE, Box
from shared.pdf.paper import BADGE
from shared.pdf.press import Sheet, press
from shared.text.dates import date_range
from shared.text.names import direction_of, in_language

FOLDER = Path(__file__).resolve().parent
PICTURES = ROOT / "shared/static/shared/img"
ENGLISH = "en"

# Where each text has to stay. A long name is set smaller, never cut.
BOXES: Mapping[str, Box] = {
    "meeting": Box(71, 10.4, 11, 5, 600, 1.2),
    "meeting-second": Box(71, 7.4, 8.5, 4.5, 400, 1.25),
    "name": Box(86, 20, 32, 6, 600, 1.14),
    "own-name": Box(86, 7, 15, 4, 400, 1.3),
    "function": Box(86, 7, 11, 4, 400, 1.2),
    "function-second": Box(86, 5, 9, 4, 400, 1.25),
    "represents": Box(86, 6.2, 13, 5, 600, 1.15),
    "represents-second": Box(86, 5, 9.5, 4, 400, 1.25),
    "category": Box(66, 7.4, 17, 6, 600, 1.1, 2),
    "category-second": Box(66, 5, 10, 5, 400, 1.25, 1),
}
SHRINK, TRIES = 0.88, 12
ALLOWANCE = 0.3 * MILLIMETRE


class BadgeDoesNotFit(Exception):
    """A text came out larger than its place; the badge is not handed out like that."""


@dataclass(frozen=True)
class Line:
    """A text in its place on the badge."""

    id: str
    text: str
    language: str
    size: float

    @property
    def direction(self) -> str:
        return direction_of(self.text)


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
def _style() -> Any:
    pictures = {name: (PICTURES / name).read_bytes() for name in ("lattice.svg", "star.svg")}
    return press().style((FOLDER / "badge.css").read_text(encoding="utf-8"), pictures)


def warm_up() -> None:
    """Afterwards the first badge is as quick as the second."""
    press()
    _style()


def draw_badge_paper(badge: Badge, participant: ParticipantCopy, meeting: MeetingCopy) -> bytes:
    """The badge as a PDF of one page."""
    texts = {id_: line for id_, line in _texts(participant, meeting).items() if line[0]}
    sizes = {id_: press().measure.fit(text, BOXES[id_]) for id_, (text, _) in texts.items()}
    assets = {name: (PICTURES / name).read_bytes() for name in ("star.svg", "lattice.svg")}
    if participant.photo:
        assets["photo"] = participant.photo
    for _ in range(TRIES):
        lines = {id_: Line(id_, *text, sizes[id_]) for id_, text in texts.items()}
        html = _html(badge, participant, meeting, lines)
        sheet = press().lay_out(html, [_style()], assets)
        too_large = [id_ for id_ in lines if not _stays(sheet, id_)]
        if not too_large and sheet.pages == 1:
            return press().write(sheet)
        for id_ in too_large:
            sizes[id_] *= SHRINK
    raise BadgeDoesNotFit


def _stays(sheet: Sheet, id_: str) -> bool:
    return sheet.rectangle(id_).height <= BOXES[id_].height * MILLIMETRE + ALLOWANCE


def _html(
    badge: Badge, participant: ParticipantCopy, meeting: MeetingCopy, lines: Mapping[str, Line]
) -> str:
    return (
        _environment()
        .get_template("badges/paper/badge.html")
        .render(
            paper=BADGE,
            number=badge.number,
            qr=qr(badge.code),
            lines=lines,
            boxes=BOXES,
            category=category(participant.category),
            state_code=participant.state_code,
            honorific=printable(participant.honorific),
            has_photo=bool(participant.photo),
            dates=date_range(meeting.starts_on, meeting.ends_on, ENGLISH),
            city=printable(in_language(meeting.city, ENGLISH)),
            language=participant.language,
        )
    )


def _texts(participant: ParticipantCopy, meeting: MeetingCopy) -> dict[str, tuple[str, str]]:
    """What stands where, and in which language: English first, the person's own second."""
    own = participant.language
    place = category(participant.category)
    found: dict[str, tuple[str, str]] = {
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
    can_be_drawn = printable(text) == " ".join(text.split())
    return text if can_be_drawn and text != beside else ""
