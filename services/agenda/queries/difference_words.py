"""How is a difference between two editions said, in the language that is spoken?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from babel import Locale
from babel.lists import format_list

from services.agenda.models.edition import Snapshot
from services.agenda.models.item import Kind
from services.agenda.queries.differences import ItemDifference, Point, What
from services.agenda.queries.programme import voice_of
from services.agenda.queries.voices import role_words, voice_words
from services.agenda.queries.wording import languages_touched
from shared.language import Later, spoken
from shared.language import gettext as _
from shared.language import lazy_gettext as _l
from shared.text import dates, ordinals
from shared.text.names import direction_of, in_language, set_uzbek_letters

KINDS = {
    Kind.PLENARY: _l("Plenary"),
    Kind.CEREMONY: _l("Ceremony"),
    Kind.SIDE_EVENT: _l("Side event"),
    Kind.BREAK: _l("Break"),
    Kind.OTHER: _l("Other item"),
}
# What keeps words of another direction from turning those around them.
_ISOLATE, _POP = "\u2068", "\u2069"


def isolated(words: str) -> str:
    if direction_of(words) == spoken().direction:
        return words
    return f"{_ISOLATE}{words}{_POP}"


def text_of(texts: Mapping[str, str]) -> str:
    return isolated(in_language(texts, spoken().language))


def language_names(codes: Sequence[str]) -> str:
    """The languages by their names, in a row, as the language spoken says them."""
    language = spoken().language
    locale = Locale.parse("uz_Latn" if language == "uz" else language)
    names = [locale.languages.get(each, each) for each in codes]
    row = format_list([set_uzbek_letters(each) if language == "uz" else each for each in names],
                      locale=locale)  # fmt: skip
    return row or "–"


class Words:
    """The words for what became different between these two editions."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        # A room is called as the edition calls it that put the item there.
        self._were, self._are = (
            {each["id"]: each["names"] for each in of["rooms"]} for of in (before, after)
        )

    def of_item(self, item: ItemDifference) -> list[str]:
        return [self._said(point, item) for point in item.points]

    def of_frame(self, point: Point) -> str:
        return self._said(point, None)

    def place(self, room: str | None, *, is_before: bool = False) -> str:
        names = (self._were if is_before else self._are).get(room) if room else None
        return text_of(names) if names else _("All rooms")

    def _said(self, point: Point, item: ItemDifference | None) -> str:
        if point.what in (What.ADDED, What.REMOVED, What.ROOM):
            return self._placed(point, item)
        return _SAY[point.what](point.before, point.after)

    def _placed(self, point: Point, item: ItemDifference | None) -> str:
        if point.what == What.ROOM:
            both = {
                "before": self.place(point.before, is_before=True),
                "after": self.place(point.after),
            }
            return _("Moved to another room: %(after)s, no longer %(before)s") % both
        assert item is not None
        where = {"hours": _hours(item.starts_at, item.ends_at)}
        where["room"] = self.place(item.told["room"], is_before=item.after is None)
        if point.what == What.ADDED:
            return _("New: %(hours)s, %(room)s") % where
        return _("Taken out; it was to be %(hours)s, %(room)s") % where


def _hours(starts: datetime, ends: datetime) -> str:
    return f"{starts:%H:%M}–{ends:%H:%M}"


def _day(on: date) -> str:
    return dates.day(on, spoken().language)


Hours = tuple[datetime, datetime]


def _moved(before: Hours, after: Hours) -> str:
    is_same_day = before[0].date() == after[0].date()
    words = [_hours(*each) for each in (before, after)]
    if not is_same_day:
        days = [_day(each[0].date()) for each in (before, after)]
        pattern = "{}، {}" if spoken().language == "ar" else "{}, {}"
        words = [pattern.format(*each) for each in zip(days, words, strict=True)]
    return _("Moved: %(after)s, no longer %(before)s") % {"before": words[0], "after": words[1]}


def _lasts(words: Later) -> Callable[[Hours, Hours], str]:
    def say(before: Hours, after: Hours) -> str:
        lasted, lasts = ((each[1] - each[0]) // timedelta(minutes=1) for each in (before, after))
        return str(words) % {"before": lasted, "after": lasts}

    return say


def _reworded(words: Later) -> Callable[[Any, Any], str]:
    """What the text was before, where it was another in the language spoken."""

    def say(before: Mapping[str, str], after: Mapping[str, str]) -> str:
        was = text_of(before)
        if was != text_of(after):
            return str(words) % {"before": was or "–", "after": text_of(after) or "–"}
        touched = languages_touched([(before, after)])
        return _("Reworded in: %(languages)s") % {"languages": language_names(touched)}

    return say


def _instead(words: Later, say: Callable[[Any], str]) -> Callable[[Any, Any], str]:
    return lambda before, after: (
        str(words)
        % {
            "before": say(before) if before else "–",
            "after": say(after) if after else "–",
        }
    )


def _just(words: Later) -> Callable[[Any, Any], str]:
    return lambda before, after: str(words)


def _kind(told: tuple[str, int | None]) -> str:
    kind, group = told
    if group:
        label = ordinals.label(group, spoken().language)
        return _("Working group %(letter)s") % {"letter": label}
    return str(KINDS.get(Kind(kind), ""))


def _voice(told: dict[str, Any]) -> str:
    return isolated(voice_words(voice_of(told)))


def _about_voice(words: Later) -> Callable[[Any, Any], str]:
    def say(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
        one = after or before
        assert one is not None
        return str(words) % {
            "name": _voice(one),
            "before": _voice(before or one),
            "role": role_words(one["role"]),
            "was": role_words((before or one)["role"]),
            "minutes": one["minutes"] or "–",
            "language": language_names([one["language"]] if one["language"] else []),
        }

    return say


def _about_room(words: Later) -> Callable[[Any, Any], str]:
    def say(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
        one = after or before
        assert one is not None
        seats = one["capacity"] or "–"
        return str(words) % {"name": text_of(one["names"]), "seats": seats}

    return say


def _room_renamed(before: dict[str, Any], after: dict[str, Any]) -> str:
    say = _reworded(_l("Room renamed: %(after)s, no longer %(before)s"))
    said = say(before["names"], after["names"])
    if (name := text_of(after["names"])) in said:
        return said
    return f"{name}: {said}"


def _days(told: tuple[str, str]) -> str:
    first, last = (date.fromisoformat(each) for each in told)
    return dates.date_range(first, last, spoken().language)


def _clock(time_zone: str) -> str:
    return dates.city(time_zone, spoken().language) or time_zone


_SAY: dict[What, Callable[[Any, Any], str]] = {
    What.MOVED: _moved,
    What.LENGTHENED: _lasts(_l("Lengthened from %(before)s to %(after)s min")),
    What.SHORTENED: _lasts(_l("Shortened from %(before)s to %(after)s min")),
    What.RENAMED: _reworded(_l("Renamed; it was: %(before)s")),
    What.ABOUT: _just(_l("The description was changed")),
    What.KIND: _instead(_l("Now: %(after)s, no longer: %(before)s"), _kind),
    What.CLOSED: _just(_l("Now closed: for those invited only")),
    What.OPENED: _just(_l("Now open to all participants")),
    What.LANGUAGES: _instead(_l("Languages: %(after)s, no longer: %(before)s"), language_names),
    What.DELEGATIONS: _just(_l("Other delegations take part")),
    What.SPEAKER_ADDED: _about_voice(_l("Speaks as well: %(name)s (%(role)s)")),
    What.SPEAKER_REMOVED: _about_voice(_l("No longer speaks: %(name)s")),
    What.SPEAKER_NAMED: _about_voice(_l("Named: %(name)s, in place of: %(before)s")),
    What.SPEAKER_ROLE: _about_voice(_l("%(name)s: %(role)s, no longer: %(was)s")),
    What.SPEAKER_REWORDED: _about_voice(_l("%(name)s: name or title reworded")),
    What.SPEAKER_LANGUAGE: _about_voice(_l("%(name)s, language: %(language)s")),
    What.SPEAKER_MINUTES: _about_voice(_l("%(name)s, time to speak: %(minutes)s min")),
    What.SPEAKER_ORDER: _just(_l("Those who speak follow in another order")),
    What.ROOM_ADDED: _about_room(_l("New room: %(name)s")),
    What.ROOM_REMOVED: _about_room(_l("Room no longer used: %(name)s")),
    What.ROOM_RENAMED: _room_renamed,
    What.ROOM_SEATS: _about_room(_l("%(name)s, seats: %(seats)s")),
    What.ROOM_FLOOR: _about_room(_l("%(name)s: floor or wing reworded")),
    What.ROOM_ORDER: _just(_l("The rooms stand in another order")),
    What.DAYS: _instead(_l("Days: %(after)s, no longer: %(before)s"), _days),
    What.TIME_ZONE: _instead(_l("Times are those of: %(after)s, no longer: %(before)s"), _clock),
    What.HOME_ZONE: _instead(
        _l("Times are also shown for: %(after)s, no longer: %(before)s"), _clock
    ),
    What.CITY: _reworded(_l("City: %(after)s, no longer: %(before)s")),
    What.NOTE: _just(_l("The note above the programme was changed")),
}
