"""A list of three asks the database no more often than a list of one."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.agenda.meetings import item, room, seminar
from tests.badges.people import participant
from tests.house_under_test import House, Member, ServiceUnderTest
from tests.pages import PageClient
from tests.people import ADMINISTRATOR, NODIRA, SEMINAR
from tests.registration.people import submitted

AT = f"meetings/{SEMINAR.slug}"
Add = Callable[[House, int], None]


def _registrations(house: House, number: int) -> None:
    """Each from another State, so that nothing is known already when the next one is read."""
    if number == 0:
        house.registration.hear(SEMINAR)
    state = ("KGZ", "UZB", "KAZ")[number]
    represents = {"kind": "state", "state_code": state, "function": {"en": "Adviser"}}
    with house.registration.session() as session:
        submitted(session, represents=represents, email=f"p{number}@delegates.example")
        session.commit()


def _participants(house: House, number: int) -> None:
    if number == 0:
        house.badges.hear(SEMINAR)
    house.badges.hear(participant(number + 1))


def _items(house: House, number: int) -> None:
    with house.agenda.session() as session:
        if number == 0:
            seminar(session)
        _room_with_item(session, number)
        session.commit()


def _room_with_item(session: Session, number: int) -> None:
    hall = room(session, f"Room {number}")
    item(session, "10:00", "11:00", room_id=hall.id, names={"en": f"Work {number}"})


def _meetings(house: House, number: int) -> None:
    with house.agenda.session() as session:
        made = seminar(session, meeting_id=uuid4(), slug=f"seminar-{number}")
        session.commit()
    browser = house.agenda.client(NODIRA)
    assert browser.fill_in(f"/agenda/meetings/{made.slug}/publish").status_code == 303


LISTS: tuple[tuple[str, str, Member | None, Add], ...] = (
    ("registration", f"/registration/{AT}/", NODIRA, _registrations),
    ("registration", f"/registration/{AT}/review", NODIRA, _registrations),
    ("registration", f"/registration/{AT}/people", NODIRA, _registrations),
    ("registration", f"/registration/{AT}/people?q=maryam", NODIRA, _registrations),
    ("registration", f"/registration/{AT}/delegations", NODIRA, _registrations),
    ("registration", "/registration/mailbox", ADMINISTRATOR, _registrations),
    ("badges", f"/badges/{AT}/badges", NODIRA, _participants),
    ("badges", f"/badges/{AT}/desk", NODIRA, _participants),
    ("badges", f"/badges/{AT}/desk?q=yoldoshev", NODIRA, _participants),
    ("agenda", f"/agenda/{AT}/edit", NODIRA, _items),
    ("agenda", "/agenda/meetings/", ADMINISTRATOR, _meetings),
    ("agenda", "/", None, _meetings),
)


def _questions(service: ServiceUnderTest, browser: PageClient, path: str) -> int:
    asked: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(service.database.engine, "before_cursor_execute", note)
    try:
        assert browser.get(path).status_code == 200
    finally:
        event.remove(service.database.engine, "before_cursor_execute", note)
    assert asked, f"{path} asked the database nothing"
    return len(asked)


@pytest.mark.parametrize(
    ("name", "path", "member", "add"), LISTS, ids=[path for _, path, _, _ in LISTS]
)
def test_list_of_three_asks_no_more_often_than_one_of_one(
    house: House, name: str, path: str, member: Member | None, add: Add
) -> None:
    service = house.service(name)
    add(house, 0)
    browser = service.client(member)
    # The first visit may learn what the process keeps; it is the second that is counted.
    browser.get(path)
    one = _questions(service, browser, path)
    for number in (1, 2):
        add(house, number)
    browser.get(path)
    # A search that finds few looks once more, less strictly; so it may be fewer.
    assert _questions(service, browser, path) <= one
