"""However many people a meeting has, no page of registration asks the database more than it may."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from benchmarks.measuring.large_meeting import write_large_meeting
from services.registration.seed import seed
from tests.house_under_test import House
from tests.people import ADMINISTRATOR
from tests.registration.people import hear_of_the_seminar

MOST = 20
# More than a page of each list, and all of what is counted.
PEOPLE = 260
SLUGS = {"demo": "council-2027", "large": "seminar"}


class Asked(list[str]):
    """What the database was asked since somebody last looked."""

    def note(self, _conn: object, _cursor: object, statement: str, *_: object) -> None:
        self.append(statement)

    def of(self, client: FlaskClient, path: str) -> TestResponse:
        self.clear()
        return client.get(path)


@pytest.fixture
def asked(house: House) -> Iterator[Asked]:
    noted, engine = Asked(), house.registration.database.engine
    event.listen(engine, "before_cursor_execute", noted.note)
    yield noted
    event.remove(engine, "before_cursor_execute", noted.note)


def _settle(house: House, meeting: str) -> None:
    with house.registration.session() as session:
        if meeting == "demo":
            seed(session, replace(house.registration.config, demo=True))
        else:
            hear_of_the_seminar(house)
            write_large_meeting(session, PEOPLE)
        session.commit()


def _pages(house: House, slug: str, asked: Asked) -> Iterator[tuple[str, int]]:
    """Every page that can be come to from the meeting's own, one of each kind, and what it asks."""
    client = house.registration.client(ADMINISTRATOR)
    seen: set[str] = set()
    open_: list[str] = [
        f"/registration/meetings/{slug}/",
        f"/registration/meetings/{slug}/register",
    ]
    while open_:
        path = open_.pop()
        answer = asked.of(client, path)
        if answer.mimetype != "text/html" or "<html" not in answer.text:
            continue
        yield path, len(asked)
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


@pytest.mark.parametrize("meeting", SLUGS)
def test_no_page_asks_more_than_twenty_questions(house: House, asked: Asked, meeting: str) -> None:
    _settle(house, meeting)
    counted = dict(_pages(house, SLUGS[meeting], asked))
    assert len(counted) > 20, sorted(counted)
    client = house.registration.client(ADMINISTRATOR)
    for path in [path for path, number in counted.items() if number > MOST]:
        # The first visit may have learnt what the process keeps.
        asked.of(client, path)
        counted[path] = len(asked)
    assert {path: number for path, number in counted.items() if number > MOST} == {}
