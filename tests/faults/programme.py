"""Those who prepare meetings while things break: they open them, fill them, and publish."""

import random
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

from services.agenda.usecases.publish_programme import publish_programme
from tests.agenda.meetings import item, room, seminar
from tests.faults.browser import Answer, Browser
from tests.house_under_test import House, as_fact
from tests.people import EDITOR, NODIRA, SEMINAR, SEMINAR_ID

MEETINGS = "/agenda/meetings"
REVISION = re.compile(r'name="revision" value="(\d+)"')
Again = Callable[[Callable[[], Answer]], Answer | None]


@dataclass
class Prepared:
    """What they were told had been done; it must be found to have been done, and once."""

    opened: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)


def prepare_seminar(house: House) -> None:
    """The seminar stands in agenda as well; its organiser and its editor are known everywhere."""
    for member in (NODIRA, EDITOR):
        house.registration.sign_in_id(member)
        for service in (house.agenda, house.badges):
            # Older than anything that registration will tell of them.
            service.hear(replace(as_fact(member), revision=0))
    with house.agenda.session() as session:
        # Each edition is told of at once, so that nobody has to wait for the verdict.
        seminar(session).quiet_minutes = 0
        item(session, "09:00", "10:00", room_id=room(session).id)
        publish_programme(session, meeting_id=SEMINAR_ID, published_by=NODIRA.id)
        session.commit()


class Preparing:
    """An organiser and an editor, who go on through everything until told to stop."""

    def __init__(
        self,
        organiser: Callable[[], Browser],
        editor: Callable[[], Browser],
        again: Again,
        stop: threading.Event,
    ) -> None:
        self.done = Prepared()
        self._organiser = organiser
        self._editor = editor
        self._again = again
        self._stop = stop
        self._numbers = count(1)

    def organise(self) -> None:
        """Opens meeting after meeting, each with an item, published, and then moved elsewhere."""
        browser = self._organiser()
        while not self._stop.is_set():
            word = f"meeting-{next(self._numbers)}-{random.randrange(10**6)}"
            at = f"{MEETINGS}/{word}"
            if self._fill(browser, f"{MEETINGS}/new", slug=word, **_settings(word)):
                self.done.opened.add(word)
                if self._add(browser, at, word) and self._publish(browser, at):
                    self.done.published.add(word)
                    self._move(browser, at, word)
            time.sleep(0.2)

    def edit(self) -> None:
        """Adds to the seminar's programme and publishes it, edition by edition."""
        browser = self._editor()
        while not self._stop.is_set():
            at = f"{MEETINGS}/{SEMINAR.slug}"
            if self._add(browser, at, f"item-{next(self._numbers)}-{random.randrange(10**6)}"):
                self._publish(browser, at)
            time.sleep(0.2)

    def _add(self, browser: Browser, at: str, name: str) -> bool:
        # Breaks at one hour stand in nobody's way.
        values = {"names.en": name, "kind": "break", "day": SEMINAR.starts_on.isoformat()}
        hours = {"starts": "11:00", "ends": "12:00", "group": "", "room": "", "access": "open"}
        added = self._fill(browser, f"{at}/items/new", **values, **hours)
        if added:
            self.done.items.add(name)
        return added

    def _publish(self, browser: Browser, at: str) -> bool:
        answer = self._again(lambda: browser.fill(f"{at}/publish"))
        assert answer is None or answer.status == 303, answer
        return answer is not None

    def _move(self, browser: Browser, at: str, word: str) -> None:
        page = self._again(lambda: browser.ask(f"{at}/settings"))
        if page is None:
            return
        found = REVISION.search(page.body.decode())
        assert found, page
        values = {**_settings(word), "venue.en": "Another hall", "revision": found.group(1)}
        answer = self._again(lambda: browser.fill(f"{at}/settings", **values))
        # Whoever was cut off and presses again is told that it was saved meanwhile: by them.
        assert answer is None or answer.status in (303, 422), answer

    def _fill(self, browser: Browser, path: str, **values: str) -> bool:
        """One page, sent again as it stands until somebody answers: it is one act."""
        if self._again(lambda: _learnt(browser, path)) is None:
            return False
        answer = self._again(lambda: browser.fill(path, **values))
        assert answer is None or answer.status == 303, answer
        return answer is not None


def _settings(word: str) -> dict[str, str]:
    return {
        "names.en": word,
        "starts_on": SEMINAR.starts_on.isoformat(),
        "ends_on": SEMINAR.ends_on.isoformat(),
        "time_zone": SEMINAR.time_zone,
        "city.en": "Tashkent",
    }


def _learnt(browser: Browser, path: str) -> Answer:
    browser.learn_token(path)
    return Answer(200, "", b"")
