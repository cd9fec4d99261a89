"""What the draft's history says of a speaker who is gone."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from services.agenda.models.change import Change
from services.agenda.models.item import Item, Speech
from services.agenda.models.speaker import Speaker
from services.agenda.usecases.change_item import change_item
from services.agenda.usecases.rename_in_history import rename_in_history
from tests.agenda.meetings import at, item, seminar, stored
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.people import NODIRA, SEMINAR_ID


def spoken(session: Session) -> tuple[Item, Speaker, Speaker]:
    """An item in which one spoke, and then another instead."""
    seminar(session)
    one, other = speaker(session), speaker(session, "Other")
    made = item(session, "09:00", "10:00", speeches=(Speech(one.id),))
    say(session, made, other)
    return made, one, other


def say(session: Session, made: Item, who: Speaker) -> None:
    change_item(
        session,
        meeting_id=SEMINAR_ID,
        made_by=NODIRA.id,
        item_id=made.id,
        revision=made.revision,
        substance=replace(made.substance, speeches=(Speech(who.id),)),
        starts_at=at(1, "09:00"),
        minutes=60,
    )


def named(session: Session) -> list[list[list[str] | None]]:
    rows = sorted(stored(session, Change), key=lambda each: each.number)
    return [
        [state and [each["speaker_id"] for each in state["speeches"]] for state in states]
        for row in rows
        for states in row.items.values()
    ]


def rename(session: Session, who: UUID, to: UUID | None) -> None:
    rename_in_history(session, meeting_id=SEMINAR_ID, speaker_id=who, to=to)


def test_says_nothing_of_them_any_more(house: House) -> None:
    with house.agenda.session() as session:
        _item, one, other = spoken(session)
        assert named(session) == [[None, [str(one.id)]], [[str(one.id)], [str(other.id)]]]
        rename(session, one.id, None)
        assert named(session) == [[None, []], [[], [str(other.id)]]]


def test_a_change_that_changed_nothing_else_is_forgotten(house: House) -> None:
    with house.agenda.session() as session:
        _item, one, other = spoken(session)
        rename(session, one.id, other.id)
        assert named(session) == [[None, [str(other.id)]]]
