"""What does a person have to know of a new edition: in a letter, and in their calendar?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from services.agenda.models.edition import Edition, Snapshot
from services.agenda.models.item import Kind
from services.agenda.models.meeting import Meeting
from services.agenda.queries.calendar import CANCEL, PUBLISH, REQUEST, CalendarWriter
from services.agenda.queries.difference_words import Words, isolated, text_of
from services.agenda.queries.differences import (
    Differences,
    ItemDifference,
    Point,
    Told,
    differences,
    nothing_yet,
)
from services.agenda.queries.programme import Entry, entries_by_id
from services.agenda.queries.readers import Reader
from shared.language import gettext as _
from shared.language import spoken
from shared.text import dates
from shared.text.names import in_language

# A letter stays a letter: what is more is read on the page that it leads to.
MOST_ITEMS = 40
# So many invitations are answered one by one; more of them are one calendar.
MOST_INVITATIONS = 6


# By which two readers to whom the same is said are known.
Key = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """What of all that changed is said to one reader; the same for many of them."""

    items: tuple[ItemDifference, ...]
    frame: tuple[Point, ...]
    # Item ids: what takes its place in their calendar, and what is taken out of it.
    asked: tuple[str, ...]
    cancelled: tuple[str, ...]
    # In which their calendar is written.
    language: str

    def __bool__(self) -> bool:
        return bool(self.items or self.frame)

    @property
    def key(self) -> Key:
        said = tuple(each.told["id"] for each in self.items)
        frame = tuple(f"{each.what} {each.after}" for each in self.frame)
        return said, frame, self.asked, self.cancelled, (self.language,)


@dataclass(frozen=True)
class News:
    """From one edition to the newest, for whoever was last told of the one."""

    meeting: Meeting
    newest: Edition
    # None for whoever was told of none.
    since: Edition | None
    _writers: dict[str, CalendarWriter] = field(default_factory=dict)
    _worded: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @cached_property
    def before(self) -> Snapshot:
        return self.since.snapshot if self.since else nothing_yet(self.newest.snapshot)

    @cached_property
    def found(self) -> Differences:
        return differences(self.before, self.newest.snapshot)

    @cached_property
    def _entries(self) -> tuple[dict[str, Entry], dict[str, Entry]]:
        return entries_by_id(self.before), entries_by_id(self.newest.snapshot)

    @cached_property
    def _moved(self) -> tuple[str, ...]:
        """Items that stand otherwise in a calendar, or no longer, or are new in it."""
        before, after = self._entries
        return tuple(
            each for each in {**before, **after} if before.get(each) != after.get(each)
        )  # fmt: skip

    @cached_property
    def _now(self) -> dict[str, Told]:
        return {each["id"]: each for each in self.newest.snapshot["items"]}

    def for_reader(self, reader: Reader, in_calendar: Collection[str]) -> Part:
        """`in_calendar` are the items that we have put into this person's calendar before."""
        items = tuple(each for each in self.found.items if reader.is_concerned_by(each))
        frame = tuple(reader.frame_of(self.found, self.newest.snapshot))
        asked, cancelled = [], []
        if (items or frame) and not reader.prepares:
            for each in dict.fromkeys((*self._moved, *(of.told["id"] for of in items))):
                now = self._now.get(each)
                if now and reader.has_to_be_in(now):
                    asked += [each] if now["kind"] != Kind.BREAK else []
                elif each in in_calendar:
                    cancelled.append(each)
        return Part(items, frame, tuple(asked), tuple(cancelled), reader.language)

    def subject(self) -> str:
        symbol = {"symbol": isolated(self.newest.symbol or str(self.newest.number))}
        if self.since is None:
            return _("The programme is published: %(symbol)s") % symbol
        return _("The programme has changed: %(symbol)s") % symbol

    def body(self, part: Part) -> str:
        return "\n".join(self._lines(part)).strip()

    def path(self) -> str:
        at = f"/agenda/meetings/{self.meeting.slug}/"
        return f"{at}editions/{self.since.number}/since" if self.since else at

    def calendars(self, part: Part) -> tuple[str, ...]:
        """Each item as an object of its own, as programs want to be asked; many as one."""
        before, after = self._entries
        asked = [after[each] for each in part.asked]
        gone = [before[each] for each in part.cancelled if each in before]
        write = self._writer(part.language).write
        if len(asked) + len(gone) > MOST_INVITATIONS:
            return (write([*asked, *gone], PUBLISH, [each.id for each in gone]),)
        return (
            *(write([each], REQUEST) for each in asked),
            *(write([each], CANCEL) for each in gone),
        )

    def _writer(self, language: str) -> CalendarWriter:
        return self._writers.setdefault(
            language,
            CalendarWriter(self.meeting, language, self.newest.published_at, self.newest.number),
        )

    def _lines(self, part: Part) -> Iterator[str]:
        language = spoken().language
        yield in_language(self.meeting.names, language)
        yield ""
        yield self._opening()
        if part.frame:
            yield ""
            yield from (self._words.of_frame(each) for each in part.frame)
        day = None
        for item in part.items[:MOST_ITEMS]:
            if day != item.starts_at.date():
                day = item.starts_at.date()
                said = dates.day(day, language, weekday=True)
                yield from ("", said[:1].upper() + said[1:])
            yield from self._item_lines(item)
        if len(part.items) > MOST_ITEMS:
            more = {"number": len(part.items) - MOST_ITEMS}
            yield from ("", _("And %(number)s more, which the page shows.") % more)
        if part.asked or part.cancelled:
            yield from ("", _("What is attached brings your calendar up to date."))

    @cached_property
    def _words(self) -> Words:
        return Words(self.before, self.newest.snapshot)

    def _item_lines(self, item: ItemDifference) -> list[str]:
        key = (spoken().language, item.told["id"])
        if key not in self._worded:
            hours = f"{item.starts_at:%H:%M}–{item.ends_at:%H:%M}"
            lines = self._words.of_item(item)
            if self.since is None:
                lines = [self._words.place(item.told["room"])]
            first = f"{hours} {text_of(item.told['names'])}"
            self._worded[key] = [first, *(f"– {line}" for line in lines)]
        return self._worded[key]

    def _opening(self) -> str:
        time_zone = self.newest.snapshot["time_zone"]
        language = spoken().language
        city = in_language(self.newest.snapshot["city"], language)
        where = {"city": isolated(city or dates.city(time_zone, language) or time_zone)}
        if self.since is None:
            return _("This is what concerns you in it. Times are those of %(city)s.") % where
        return _("This is what changed for you. Times are those of %(city)s.") % where
