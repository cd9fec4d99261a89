"""What a member of staff does on the pages of papers, and the worker behind them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.paper import Paper
from services.registration.models.trace import Trace
from shared.contracts.registration import PaperDue
from tests.house_under_test import House
from tests.pages import Page, PageClient

MEETING = "/registration/meetings/seminar"
AT = f"{MEETING}/papers"


def press_all(house: House) -> list[Paper]:
    with house.registration.session() as session:
        due = session.scalars(select(Paper.id).where(Paper.state == "due")).all()
    for each in due:
        house.registration.hear(PaperDue(paper_id=each), "registration-work")
    with house.registration.session() as session:
        return list(session.scalars(select(Paper).order_by(Paper.asked_at, Paper.language)))


def exports(session: Session) -> list[tuple[object, dict[str, str]]]:
    lines = session.scalars(select(Trace).where(Trace.what == "export_made"))
    return [(line.who_id, {each.name: each.value for each in line.values}) for line in lines]


def form_to(page: Page, action: str) -> int:
    actions = [form.get("action") or "" for form in page.all("form")]
    return actions.index(action)


def send(client: PageClient, path: str, action: str = "", **values: str) -> tuple[int, str]:
    place = form_to(client.page(path), action or path)
    answer = client.fill_in(path, values, form=place)
    return answer.status_code, answer.text
