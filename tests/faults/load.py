"""The people under whose hands things break: delegates, a reviewer, a desk, all at once."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import psycopg
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.faults.browser import Answer, Away, Browser
from tests.faults.guests import LATE
from tests.faults.programme import Preparing
from tests.people import SEMINAR

MINE = "/registration/mine"
REVIEW = f"/registration/meetings/{SEMINAR.slug}/people"
DESK = f"/badges/meetings/{SEMINAR.slug}"
GIVEN = ("Shahnoza", "Sergei", "Khalid", "Mārtiņš", "Chinguun", "Nguyễn")
FAMILY = ("Gʻulomova", "Vymyshlennyi", "al-Mansouri", "Bērziņš-Šķēle", "Toʻraxoʻjayev", "Thị")
OWN = ("Шаҳноза Ғуломова", "Сергей Вымышленный", "خالد المنصوري", "", "ᠴᠢᠩᠭᠦᠨ", "")
STATES = ("UZB", "KAZ", "ARE", "LVA", "MNG", "VNM")
IN_DECISION = "submitted"


@dataclass
class Done:
    """What people were told had been done; it must be found to have been done."""

    submitted: set[str] = field(default_factory=set)
    arrived: set[str] = field(default_factory=set)
    # While registration was stopped.
    arrived_alone: int = 0
    found_alone: int = 0
    refused: int = 0
    broken_off: int = 0


def portrait(shade: int) -> bytes:
    kept = BytesIO()
    Image.effect_noise((413, 531), shade % 60 + 20).convert("RGB").save(kept, "JPEG", quality=70)
    return kept.getvalue()


class Load:
    """Threads that go on through everything until told to stop."""

    def __init__(
        self,
        registration: Callable[[], Browser],
        badges: Callable[[], Browser],
        databases: dict[str, str],
        *,
        registration_is_stopped: Callable[[], bool],
        organiser: Callable[[], Browser],
        editor: Callable[[], Browser],
    ) -> None:
        self.done = Done()
        self.trouble: list[BaseException] = []
        self._stop = threading.Event()
        self._registration = registration
        self._badges = badges
        self._databases = databases
        self._registration_is_stopped = registration_is_stopped
        preparing = Preparing(organiser, editor, self._again, self._stop)
        self.prepared = preparing.done
        people: Sequence[Callable[[], None]] = (
            self._delegates,
            self._delegates,
            self._reviewer,
            self._desk,
            preparing.organise,
            preparing.edit,
        )
        self._threads = [threading.Thread(target=self._going_on, args=(each,)) for each in people]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(40)

    def _going_on(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as trouble:
            self.trouble.append(trouble)

    def _again(self, ask: Callable[[], Answer]) -> Answer | None:
        """A person presses again until somebody answers, or goes home."""
        while not self._stop.is_set():
            try:
                return ask()
            except Away:
                self.done.broken_off += 1
                time.sleep(0.1)
        return None

    def _delegates(self) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            self._register(random.randrange(10**9))
            time.sleep(0.02)

    def _register(self, number: int) -> None:
        browser, who = self._registration(), number % len(GIVEN)
        begin = f"/registration/meetings/{SEMINAR.slug}/register"
        try:
            browser.learn_token(begin)
            page = browser.fill(begin).location
            mine = page.rsplit("/", 1)[0]
            name = {"given_names": GIVEN[who], "family_name": FAMILY[who], "own_name": OWN[who]}
            browser.fill(f"{mine}/name", **name)
            represents = {"kind": "state", "state_code": STATES[who], "function": "Adviser"}
            browser.fill(f"{mine}/represents", **represents)
            contact = {"email": f"p{number}@delegates.example", "language": "en", "consent": "1"}
            browser.fill(f"{mine}/contact", **contact)
            self._photo(browser, mine, number)
        except Away:
            # An unfinished draft is nobody's fact.
            self.done.broken_off += 1
            return
        sent = self._again(lambda: browser.fill(f"{mine}/check"))
        if sent is None:
            return
        assert (sent.status, sent.location) == (303, mine), f"{sent.status} {sent.location}"
        self.done.submitted.add(mine.rsplit("/", 1)[1])
        if number % 10 == 0:
            self._again(lambda: browser.fill(f"{mine}/withdraw"))

    @staticmethod
    def _photo(browser: Browser, mine: str, number: int) -> None:
        values: dict[str, Any] = {"form_token": browser.token, "photo_is": "none"}
        if number % 4 == 0:
            picture = FileStorage(BytesIO(portrait(number)), "p.jpg", content_type="image/jpeg")
            values = {"form_token": browser.token, "photo": picture}
        boundary, body = encode_multipart(values)
        answer = browser.send(f"{mine}/photo", body, f"multipart/form-data; boundary={boundary}")
        if answer.location == f"{mine}/photo":
            # A drawn face is kept against the advice to take a better one.
            answer = browser.fill(f"{mine}/photo", photo_is="kept")
        assert answer.location == f"{mine}/check", answer

    def _reviewer(self) -> None:
        browser = self._registration()
        with psycopg.connect(self._databases["registration"], autocommit=True) as registration:
            while not self._stop.is_set():
                waiting = registration.execute(
                    "select id, revision from registration where state = %s limit 20",
                    [IN_DECISION],
                ).fetchall()
                for id_, revision in waiting:
                    self._decide(browser, str(id_), revision)
                time.sleep(0.05)

    def _decide(self, browser: Browser, id_: str, revision: int) -> None:
        if not browser.token:
            self._again(lambda: _learnt(browser, "/registration/sign-out"))
        verb, more = "approve", {}
        if int(id_[0], 16) == 0:
            verb, more = "decline", {"reason": "other", "words": "Invented."}
        self._again(lambda: browser.fill(f"{REVIEW}/{id_}/{verb}", seen=str(revision), **more))

    def _desk(self) -> None:
        browser = self._badges()
        browser.cookies["badges_station"] = "Entrance"
        with psycopg.connect(self._databases["badges"], autocommit=True) as badges:
            while not self._stop.is_set():
                coming = badges.execute(
                    "select p.id, p.name from participant_copy p where p.may_print and not exists"
                    " (select from arrival a where a.participant_id = p.id)"
                    " and (p.name not like %s or %s) order by random() limit 5",
                    [f"{LATE} %", self._registration_is_stopped()],
                ).fetchall()
                for id_, name in coming:
                    self._receive(browser, str(id_), name)
                    time.sleep(0.1)
                time.sleep(0.05)

    def _receive(self, browser: Browser, id_: str, name: str) -> None:
        is_alone = self._registration_is_stopped()
        if not browser.token:
            self._again(lambda: _learnt(browser, f"{DESK}/desk"))
        found = self._again(lambda: browser.ask(f"{DESK}/desk?q={quote(name.split()[-1])}"))
        is_found = found is not None and id_ in found.body.decode()
        received = self._again(
            lambda: browser.fill(f"{DESK}/arrivals", participant=id_, print_id=str(uuid4()))
        )
        if received is None:
            return
        if received.status == 303:
            self.done.arrived.add(id_)
        else:
            # Approval was taken back between the looking and the pressing.
            assert received.status == 422, received.status
            self.done.refused += 1
        if is_alone and self._registration_is_stopped():
            self.done.arrived_alone += received.status == 303
            self.done.found_alone += is_found


def _learnt(browser: Browser, path: str) -> Answer:
    browser.learn_token(path)
    return Answer(200, "", b"")
