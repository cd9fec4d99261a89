"""A clash in words, in the reader's language: what it is, and what would mend it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import url_for
from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from services.agenda.models.base import Texts
from services.agenda.models.clash import OF_A_SPEAKER, Clash, ClashKind, Mend
from services.agenda.models.meeting import Meeting
from services.agenda.models.waiver import Waiver
from services.agenda.queries.clash_names import NamedSpeaker, Names, names_in
from services.agenda.queries.waivers import waivers_of
from services.agenda.web.words import state_name
from shared.language import gettext as _
from shared.language import lazy_gettext as _l
from shared.language import ngettext, spoken
from shared.text.names import in_language

FLAGS = {
    ClashKind.ROOM_TAKEN: _l("Room taken"),
    ClashKind.PERSON_TWICE: _l("Speaks in two places"),
    ClashKind.HEAD_TWICE: _l("Head in two rooms"),
    ClashKind.NOT_AVAILABLE: _l("Not available"),
    ClashKind.OUTSIDE_HOURS: _l("Building closed"),
    ClashKind.NO_TIME_TO_WALK: _l("No time to walk"),
    ClashKind.ROOM_TOO_SMALL: _l("Room too small"),
    ClashKind.NO_BOOTH: _l("No booth"),
    ClashKind.NO_BREAK: _l("Interpreters without a break"),
    ClashKind.NOT_REGISTERED: _l("Not registered"),
    ClashKind.NOT_APPROVED: _l("Not approved"),
}
# Without anybody named, these are about the heads of delegations.
OF_HEADS = (ClashKind.HEAD_TWICE, ClashKind.NO_TIME_TO_WALK)


@dataclass(frozen=True)
class ToldMend:
    """What to press, and what it sends to where items are placed."""

    words: str
    item: str
    action: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class ToldClash:
    clash: Clash
    # In two or three words, and in a sentence; the second also with links to the items.
    flag: str
    words: str
    linked: Markup
    starts_at: datetime
    ends_at: datetime
    mend: ToldMend | None
    waiver: Waiver | None
    waived_by: str


def tell_clashes(
    session: Session,
    meeting: Meeting,
    clashes: Sequence[Clash],
    rooms: Mapping[UUID, Texts] | None = None,
) -> list[ToldClash]:
    """What stops the publishing first, then by the clock and room by room, as one looks for it."""
    waivers = waivers_of(session, meeting, clashes)
    names = names_in(session, clashes, waivers.values())
    if rooms is None:
        rooms = {each.id: each.names for each in meeting.rooms}
    called = {id_: in_language(texts, spoken().language) for id_, texts in rooms.items()}
    teller = _Teller(meeting, names, called)
    told: dict[object, list[Clash]] = {}
    for clash in clashes:
        # An item that somebody has just taken out clashes no more.
        if all(each in names.items for each in clash.item_ids):
            # One line a speaker, in however many items they speak.
            key = (clash.kind, clash.who) if clash.kind in OF_A_SPEAKER else clash
            told.setdefault(key, []).append(clash)
    lines = [teller.tell(same, waivers.get(same[0].key)) for same in told.values()]
    places: dict[UUID | None, int] = {id_: at for at, id_ in enumerate(rooms, 1)}

    def place(each: ToldClash) -> tuple[bool, datetime, int]:
        room_id = names.items[each.clash.item_ids[0]].room_id
        return not each.clash.is_blocking, each.starts_at, places.get(room_id, 0)

    return sorted(lines, key=place)


class _Teller:
    def __init__(self, meeting: Meeting, names: Names, rooms: Mapping[UUID, str]) -> None:
        self.meeting, self.names, self.rooms = meeting, names, rooms
        self.language = spoken().language

    def tell(self, same: Sequence[Clash], waiver: Waiver | None) -> ToldClash:
        clash = same[0]
        text, subject = self._sentence(clash, len(same))
        items = dict(zip(("one", "other"), clash.item_ids, strict=False))
        plain = {name: _apart(self._name(id_)) for name, id_ in items.items()}
        links = {name: self._link(id_, clash) for name, id_ in items.items()}
        return ToldClash(
            clash=clash,
            flag=str(FLAGS[clash.kind]),
            words=text % {**subject, **plain},
            linked=escape(text) % {**subject, **links},
            starts_at=clash.starts_at.astimezone(self.meeting.zone),
            ends_at=clash.ends_at.astimezone(self.meeting.zone),
            mend=self._mend(clash.mend, clash) if clash.mend else None,
            waiver=waiver,
            waived_by=self.names.staff.get(waiver.given_by, "") if waiver else "",
        )

    def _sentence(self, clash: Clash, number: int) -> tuple[str, dict[str, object]]:
        """The sentence with places for names, and all of them but those of the items."""
        room = self._room(clash)
        said: dict[str, object] = {"num": clash.wanting, "room": room or _("All rooms")}
        if clash.who or clash.kind in OF_HEADS:
            said["who"] = self._who(clash)
        if clash.kind in OF_A_SPEAKER:
            said["num"] = number
            return _of_speaker(clash, number), said
        return _about(clash, is_in_one_room=bool(room)), said

    def _room(self, clash: Clash) -> str:
        """The room of the items; empty where one of them is in all."""
        ids = [self.names.items[each].room_id for each in clash.item_ids]
        if None in ids or not ids[0]:
            return ""
        return _apart(self.rooms.get(ids[0], ""))

    def _name(self, item_id: UUID) -> str:
        return in_language(self.names.items[item_id].names, self.language)

    def _link(self, item_id: UUID, clash: Clash) -> Markup:
        on = clash.starts_at.astimezone(self.meeting.zone).date()
        page = url_for("editors.editor", slug=self.meeting.slug, day=on)
        there = f"{page}#item-{item_id}"
        return Markup('<a href="{}"><bdi>{}</bdi></a>').format(there, self._name(item_id))

    def _who(self, clash: Clash) -> str:
        if clash.who and (speaker := self.names.speakers.get(clash.who)):
            return _apart(speaker_words(speaker, self.language))
        if clash.who:
            represents = self.names.delegations.get(clash.who, {})
            if name := in_language(represents, self.language):
                return _("Head of delegation, %(delegation)s") % {"delegation": _apart(name)}
        number = len(clash.delegation_ids) or bool(clash.who)
        if not number:
            return _("Heads of delegations")
        words = ngettext("Head of %(num)s delegation", "Heads of %(num)s delegations", number)
        return words % {"num": number}

    def _mend(self, mend: Mend, clash: Clash) -> ToldMend:
        item = self.names.items[mend.item_id]
        at = mend.starts_at.astimezone(self.meeting.zone)
        if mend.room_id == item.room_id:
            words = _("Move to %(hour)s") % {"hour": f"{at:%H:%M}"}
        else:
            room = self.rooms.get(mend.room_id, "") if mend.room_id else _("All rooms")
            words = _("Move to %(room)s") % {"room": _apart(room)}
        page = url_for("editors.item", slug=self.meeting.slug, item_id=mend.item_id)
        fields = {
            "day": at.date().isoformat(),
            "starts": f"{at:%H:%M}",
            "minutes": str(item.minutes),
            "room": str(mend.room_id or ""),
            "revision": str(item.revision),
        }
        return ToldMend(words, self._name(mend.item_id), f"{page}/place", fields)


def speaker_words(speaker: NamedSpeaker, language: str) -> str:
    if speaker.names:
        return in_language(speaker.names, language)
    if speaker.state_code:
        words = _("Head of delegation of %(state)s (to be confirmed)")
        return words % {"state": state_name(speaker.state_code)}
    name = in_language(speaker.affiliations[0], language)
    return _("%(organisation)s (to be confirmed)") % {"organisation": name}


def _of_speaker(clash: Clash, number: int) -> str:
    if clash.kind == ClashKind.NOT_REGISTERED:
        return ngettext(
            "%(who)s: not registered, speaks in %(num)s item, “%(one)s”.",
            "%(who)s: not registered, speaks in %(num)s items, first in “%(one)s”.",
            number,
        )
    return ngettext(
        "%(who)s: not approved, speaks in %(num)s item, “%(one)s”.",
        "%(who)s: not approved, speaks in %(num)s items, first in “%(one)s”.",
        number,
    )


def _about(clash: Clash, *, is_in_one_room: bool) -> str:
    match clash.kind:
        case ClashKind.ROOM_TAKEN if is_in_one_room:
            return _("“%(one)s” and “%(other)s” are in %(room)s at once.")
        case ClashKind.ROOM_TAKEN:
            return _("“%(one)s” and “%(other)s” are at once, and one of them is in all rooms.")
        case ClashKind.PERSON_TWICE:
            return _("%(who)s: speaks in “%(one)s” and in “%(other)s” at once.")
        case ClashKind.HEAD_TWICE:
            return _("%(who)s: expected in “%(one)s” and in “%(other)s” at once.")
        case ClashKind.NOT_AVAILABLE:
            return _("%(who)s: speaks in “%(one)s” and is away at these hours.")
        case _:
            return _wanting(clash)


def _wanting(clash: Clash) -> str:
    number = clash.wanting
    match clash.kind:
        case ClashKind.OUTSIDE_HOURS:
            return ngettext(
                "%(num)s minute of “%(one)s” is outside the building’s hours.",
                "%(num)s minutes of “%(one)s” are outside the building’s hours.",
                number,
            )
        case ClashKind.NO_TIME_TO_WALK:
            return ngettext(
                "%(who)s: %(num)s minute too few for the way from “%(one)s” to “%(other)s”.",
                "%(who)s: %(num)s minutes too few for the way from “%(one)s” to “%(other)s”.",
                number,
            )
        case ClashKind.ROOM_TOO_SMALL:
            return ngettext(
                "%(room)s: %(num)s seat too few for “%(one)s”.",
                "%(room)s: %(num)s seats too few for “%(one)s”.",
                number,
            )
        case ClashKind.NO_BOOTH:
            return ngettext(
                "%(room)s: %(num)s booth too few for the languages of “%(one)s”.",
                "%(room)s: %(num)s booths too few for the languages of “%(one)s”.",
                number,
            )
        case _:
            return _too_long(clash)


def _too_long(clash: Clash) -> str:
    if len(clash.item_ids) == 1:
        return ngettext(
            "Interpreters work %(num)s minute too long without a break in “%(one)s”.",
            "Interpreters work %(num)s minutes too long without a break in “%(one)s”.",
            clash.wanting,
        )
    return ngettext(
        "Interpreters work %(num)s minute too long without a break, from “%(one)s” to “%(other)s”.",
        "Interpreters work %(num)s minutes too long without a break, from “%(one)s” to"
        " “%(other)s”.",
        clash.wanting,
    )


def _apart(name: str) -> str:
    """A name in whichever script stands by itself in a sentence of another."""
    return f"\u2068{name}\u2069"


def sorted_out(
    told: Iterable[ToldClash],
) -> tuple[list[ToldClash], list[ToldClash], list[ToldClash]]:
    """What stops the publishing; what does by nobody's word any more; what is awkward."""
    stopping, waived, awkward = [], [], []
    for each in told:
        if not each.clash.is_blocking:
            awkward.append(each)
        elif each.waiver:
            waived.append(each)
        else:
            stopping.append(each)
    return stopping, waived, awkward
