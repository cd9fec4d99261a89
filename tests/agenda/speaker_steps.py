"""What is done again and again with speakers on their pages."""

from uuid import UUID

from services.agenda.models.speaker import Speaker
from tests.agenda.meetings import seminar
from tests.agenda.speakers import speaker
from tests.house_under_test import House
from tests.pages import Page, PageClient

AT = "/agenda/meetings/seminar/speakers"


def opened(house: House, *names: str) -> list[UUID]:
    with house.agenda.session() as session:
        seminar(session)
        made = [speaker(session, name).id for name in names]
        session.commit()
        return made


def put_in(house: House, who: UUID, **other: object) -> None:
    with house.agenda.session() as session:
        one = session.get_one(Speaker, who)
        for name, value in other.items():
            setattr(one, name, value)
        session.commit()


def now(house: House, who: UUID) -> Speaker:
    with house.agenda.session() as session:
        one = session.get_one(Speaker, who)
        assert one.correction is None or one.correction.wanted
        session.expunge_all()
        return one


def press(client: PageClient, page: str, act: str, /, **values: str) -> int:
    return client.fill_in(page, values, to=f"{page}/{act}").status_code


def in_order(page: Page, *names: str) -> bool:
    places = [page.text.index(name) for name in names]
    return places == sorted(places)
