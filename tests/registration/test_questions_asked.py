"""However many people a meeting has, no page of registration asks the database more than it may."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import event
from werkzeug.routing import Rule

from benchmarks.measuring.large_meeting import write_large_meeting
from services.registration.seed import seed
from tests.house_under_test import House
from tests.people import ADMINISTRATOR
from tests.registration.people import hear_of_the_seminar

MOST = 20
# More than a page of each list, and all of what is counted.
PEOPLE = 260
SLUGS = {"demo": "council-2027", "large": "seminar"}


@pytest.fixture
def meetings(house: House) -> House:
    hear_of_the_seminar(house)
    with house.registration.session() as session:
        seed(session, replace(house.registration.config, demo=True))
        write_large_meeting(session, PEOPLE)
        session.commit()
    return house


def _pages(house: House, slug: str) -> Iterator[str]:
    """Every page that can be come to from the meeting's own, one of each kind."""
    client = house.registration.client(ADMINISTRATOR)
    seen: set[str] = set()
    open_: list[str] = [
        f"/registration/meetings/{slug}/",
        f"/registration/meetings/{slug}/register",
    ]
    while open_:
        path = open_.pop()
        answer = client.get(path)
        if answer.mimetype != "text/html" or "<html" not in answer.text:
            continue
        yield path
        for href in re.findall(r'href="(/registration/(?!static/)[^"#]+)"', answer.text):
            kind = _kind(house, href)
            if kind and kind not in seen:
                seen.add(kind)
                open_.append(href.replace("&amp;", "&"))


def _kind(house: House, href: str) -> str:
    """The route and what narrows it: two of one kind ask the same."""
    path, _, narrowed = href.partition("?")
    matched = house.registration.app.url_map.bind("localhost").match(path, return_rule=True)
    rule: Rule = matched[0]
    names = sorted(each.partition("=")[0] for each in narrowed.split("&amp;"))
    return f"{rule.rule}?{','.join(names)}" if "GET" in (rule.methods or ()) else ""


def _asked_by(house: House, paths: list[str]) -> dict[str, int]:
    client = house.registration.client(ADMINISTRATOR)
    engine = house.registration.database.engine
    asked: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        counted = {}
        for path in paths:
            asked.clear()
            client.get(path)
            counted[path] = len(asked)
        return counted
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("meeting", SLUGS)
def test_no_page_asks_more_than_twenty_questions(meetings: House, meeting: str) -> None:
    # The walk there is the first visit, which may learn what the process keeps.
    paths = list(_pages(meetings, SLUGS[meeting]))
    counted = _asked_by(meetings, paths)
    assert len(counted) > 20, sorted(counted)
    assert {path: number for path, number in counted.items() if number > MOST} == {}
