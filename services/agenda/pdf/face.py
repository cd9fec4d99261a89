"""What every paper of a programme shows: whose meeting it is, which edition, and its days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.agenda.models.base import Texts
from services.agenda.models.edition import Edition
from services.agenda.models.meeting import Meeting
from services.agenda.models.tongues import tongue
from services.agenda.queries.programme import Programme, programme_of
from shared.pdf.desk import Desk
from shared.text import ordinals
from shared.text.dates import city, day
from shared.text.names import in_language
from shared.text.states import state

desk = Desk("agenda")


def warm_up() -> None:
    desk.warm_up(("paper", "programme", "order_of_the_day", "door_signs", "moderator_sheets"))


@dataclass(frozen=True)
class Face:
    names: Texts
    organisers: Texts
    city: Texts
    venue: Texts
    starts_on: date
    ends_on: date
    symbol: str
    # Such as Rev.1; nothing on the first edition.
    stamp: str
    published_on: date
    programme: Programme


def face_of(meeting: Meeting, edition: Edition) -> Face:
    programme = programme_of(edition.snapshot)
    return Face(
        names=meeting.names,
        organisers=meeting.organisers,
        city=programme.city,
        venue=meeting.venue,
        starts_on=programme.days[0].on,
        ends_on=programme.days[-1].on,
        symbol=edition.symbol,
        stamp=f"{edition.suffix}.{edition.suffix_number}" if edition.suffix else "",
        published_on=edition.published_at.astimezone(programme.zone).date(),
        programme=programme,
    )


def pressed(name: str, language: str, face: Face, **more: object) -> tuple[bytes, int]:
    """The paper in that language, and how many pages it has."""
    values: Mapping[str, object] = {
        "face": face,
        "zone_city": in_language(face.city, language) or city(face.programme.zone.key, language),
        "long_day": lambda on: _begin(day(on, language, weekday=True)),
        "group_label": lambda ordinal: ordinals.label(ordinal, language),
        "state_name": lambda iso3: state(iso3).name(language),
        "tongue": lambda code: tongue(code, language),
        **more,
    }
    return desk.pressed(name, language, values, styles=("paper", name), is_tagged=True)


def _begin(text: str) -> str:
    """A heading begins with a capital, also where days of the week do not."""
    return text[:1].upper() + text[1:]
