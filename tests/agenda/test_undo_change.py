"""Undoing and redoing in the draft."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from services.agenda.models.item import Item
from services.agenda.models.item_state import state_of
from services.agenda.models.refusals import ChangedMeanwhile, NothingToUndo
from services.agenda.usecases.copy_item import copy_item
from services.agenda.usecases.place_item import place_item
from services.agenda.usecases.remove_item import remove_item
from services.agenda.usecases.shift_items import shift_items
from services.agenda.usecases.undo_change import undo_change
from tests.agenda.meetings import CHAIR, at, item, room, seminar, stored
from tests.house_under_test import House
from tests.people import EDITOR, NODIRA, SEMINAR_ID

MINE: dict[str, Any] = {"meeting_id": SEMINAR_ID, "made_by": NODIRA.id}
undo = partial(undo_change, meeting_id=SEMINAR_ID, made_by=NODIRA.id)
redo = partial(undo, is_redo=True)


def states(session: Session) -> dict[str, object]:
    return {str(each.id): state_of(each) for each in stored(session, Item)}


def test_every_act_is_undone_and_redone_to_the_letter(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        hall, annex = room(session, "Hall"), room(session, "Annex")
        seen = [states(session)]
        talk = item(session, "09:00", "10:00", room_id=hall.id, speakers=[CHAIR])
        seen.append(states(session))
        place_item(
            session,
            **MINE,
            item_id=talk.id,
            revision=1,
            minutes=30,
            starts_at=at(2, "11:00"),
            room_id=annex.id,
        )
        seen.append(states(session))
        copy_item(session, **MINE, item_id=talk.id, revision=2, room_ids=[hall.id])
        seen.append(states(session))
        shift_items(session, **MINE, since=at(2, "10:00"), minutes=25)
        seen.append(states(session))
        remove_item(session, **MINE, item_id=talk.id)
        seen.append(states(session))
        for before in reversed(seen[:-1]):
            undo(session)
            assert states(session) == before
        with pytest.raises(NothingToUndo):
            undo(session)
        for after in seen[1:]:
            redo(session)
            assert states(session) == after
        with pytest.raises(NothingToUndo):
            redo(session)


def test_a_new_act_ends_what_could_be_redone(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00")
        undo(session)
        item(session, "10:00", "11:00")
        with pytest.raises(NothingToUndo):
            redo(session)


def test_is_refused_when_somebody_else_changed_the_item_since(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        talk = item(session, "09:00", "10:00")
        place_item(
            session,
            meeting_id=SEMINAR_ID,
            made_by=EDITOR.id,
            item_id=talk.id,
            revision=1,
            minutes=60,
            starts_at=at(1, "15:00"),
            room_id=None,
        )
        session.commit()
        with pytest.raises(ChangedMeanwhile):
            undo(session)
        session.rollback()
        assert stored(session, Item)[0].starts_at == at(1, "15:00")


def test_each_undoes_only_what_they_did_themselves(house: House) -> None:
    with house.agenda.session() as session:
        seminar(session)
        item(session, "09:00", "10:00", names={"en": "Mine"})
        item(session, "09:00", "10:00", names={"en": "Theirs"}, made_by=EDITOR.id)
        undo(session)
        assert [each.names["en"] for each in stored(session, Item)] == ["Theirs"]
        with pytest.raises(NothingToUndo):
            undo(session)
