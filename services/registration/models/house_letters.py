"""The letters of the house, as they are said where a meeting does not word them itself."""

from collections.abc import Mapping
from functools import cache

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from services.registration.models.letter_text import gap, placeholders_of
from services.registration.models.meeting_copy import MeetingCopy
from shared import language
from shared.language import ROOT
from shared.text.dates import date_range, day
from shared.text.names import in_language

FOLDER = ROOT / "services/registration/templates/registration/mail"
# On which waiting lists a person stands is several sentences or none: one gap for them all.
WAITS = "waits.txt"


def house_letter(kind: str, reads: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Subject and body of a letter."""
    with language.speaking("registration", reads) as voice:
        text = (
            _desk()
            .get_template(f"{kind}.txt")
            .render(
                values,
                name_of=lambda texts: in_language(texts, voice.language),
                date_range=lambda start, end: date_range(start, end, voice.language),
                day=lambda on: day(on, voice.language),
            )
        )
    return _parted(text)


class _Gaps:
    """Stands for a meeting whose every property is a gap."""

    names, venue, city = gap("meeting"), gap("venue"), gap("city")
    starts_on = ends_on = ""


def house_text(kind: str, reads: str) -> tuple[str, str]:
    """The same letter with its gaps open, for a meeting to word anew."""
    gaps: dict[str, object] = {name: gap(name) for name in placeholders_of(kind)}
    with language.speaking("registration", reads):
        text = (
            _open_desk()
            .get_template(f"{kind}.txt")
            .render(
                {**gaps, "meeting": _Gaps, "waits": {}, "gained": ()},
                name_of=str,
                date_range=lambda _start, _end: gap("dates"),
                day=str,
            )
        )
    return _parted(text)


def in_words(reads: str, values: Mapping[str, object]) -> dict[str, str]:
    """What fills the gaps of a meeting's own text, each as its reader reads it."""
    meeting = values["meeting"]
    assert isinstance(meeting, MeetingCopy)
    with language.speaking("registration", reads):
        words = {name: str(value or "") for name, value in values.items()}
        words["waits"] = _waits(values.get("waits"))
    return {
        **words,
        "meeting": in_language(meeting.names, reads),
        "venue": in_language(meeting.venue, reads),
        "city": in_language(meeting.city, reads),
        "dates": date_range(meeting.starts_on, meeting.ends_on, reads),
    }


def _waits(numbers: object) -> str:
    """A person who waits for nothing is told nothing of it."""
    if not isinstance(numbers, Mapping):
        return ""
    every = {"place": 0, "hospitality": 0, "room": 0, **numbers}
    return _desk().get_template(WAITS).render(waits=every).strip()


def _parted(text: str) -> tuple[str, str]:
    subject, _, body = text.strip().partition("\n")
    return subject, body.strip() + "\n"


@cache
def _desk() -> Environment:
    return _desk_with(FileSystemLoader(FOLDER))


@cache
def _open_desk() -> Environment:
    waits = DictLoader({WAITS: "{{ '" + gap("waits") + "' }}\n\n\n"})
    return _desk_with(ChoiceLoader([waits, FileSystemLoader(FOLDER)]))


def _desk_with(loader: FileSystemLoader | ChoiceLoader) -> Environment:
    # A letter is plain text: what a person typed stands in it as typed, and is nowhere markup.
    desk = Environment(  # noqa: S701
        loader=loader,
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    desk.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True, pgettext=language.pgettext
    )
    return desk
