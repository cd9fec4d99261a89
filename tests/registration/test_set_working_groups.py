"""Organisers name the working groups of their meeting."""

from sqlalchemy.orm import Session

from services.registration.queries.delegations import working_groups
from services.registration.usecases.set_working_groups import set_working_groups
from tests.people import SEMINAR_ID


def test_groups_that_have_a_name_are_there_under_their_letters(session: Session) -> None:
    names = {"a": {"en": "Legal matters", "ru": "Правовые вопросы"}, "b": {}, "c": {"uz": "Taʼlim"}}
    set_working_groups(session, meeting_id=SEMINAR_ID, names=names)
    kept = working_groups(session, SEMINAR_ID)
    assert [(each.code, each.names) for each in kept] == [("a", names["a"]), ("c", names["c"])]


def test_naming_them_anew_takes_the_place_of_the_old(session: Session) -> None:
    for name in ("First", "Second"):
        set_working_groups(session, meeting_id=SEMINAR_ID, names={"a": {"en": name}})
    assert [each.names for each in working_groups(session, SEMINAR_ID)] == [{"en": "Second"}]
