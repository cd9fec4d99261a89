"""The house as it is in earnest, real processes on real engines, with ways to break each of it."""

import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ, kill
from pathlib import Path

from flask import Response

from deploy.house import engines
from shared import processes
from shared.language import ROOT
from shared.processes import Program, Supervisor
from shared.service import Service
from shared.web import sign_in
from tests.faults.browser import Away, Browser
from tests.faults.guests import GUESTS, approve_guests
from tests.house_under_test import KEY, SECRET, House
from tests.people import DESK, REVIEWER, SEMINAR

SERVICES = ("registration", "badges")
TASKS = ("web", "relay", "worker", "work")
# Nobody waits ten seconds for what is killed again and again on purpose.
LONGEST_PAUSE = 0.6


class Stage:
    """What runs, and what can be done to it."""

    def __init__(
        self, postgres: engines.PostgreSQL, redis: engines.Redis, folder: Path, guests: int
    ) -> None:
        self.postgres = postgres
        self.redis = redis
        self.folder = folder
        self.databases = {name: postgres.provide(name) for name in SERVICES}
        self.registration_stopped = threading.Event()
        processes.LONGEST_PAUSE = LONGEST_PAUSE
        self._cookies = self._prepare(guests)
        stage = [self._program(name, task) for name in SERVICES for task in TASKS]
        self.supervisor = Supervisor([stage], say=lambda _sentence: None)

    def _prepare(self, guests: int) -> dict[str, str]:
        """Tables, a meeting that both have heard of, and staff who have signed in."""
        from shared.migrations import upgrade

        house = House(dict(self.databases), self.redis.url)
        for name in SERVICES:
            service: Service = house.service(name).service
            upgrade(service.migrations, house.service(name).database)
            house.service(name).hear(SEMINAR)
        cookies = {}
        for service_, member in ((house.registration, REVIEWER), (house.badges, DESK)):
            service_.client(member)
            response = Response()
            began = house.registration.sign_in_id(member)
            sign_in.write(response, SECRET, began, member.id, secure=False)
            value = response.headers["Set-Cookie"].split("=", 1)[1].split(";", 1)[0]
            cookies[service_.name] = value
        with house.registration.session() as session:
            approve_guests(session, by=REVIEWER.id, guests=guests)
            session.commit()
        house.close()
        return cookies

    def _program(self, service: str, task: str) -> Program:
        surroundings = {
            # Who is started anew all the time should not be read anew each time.
            **{name: value for name, value in environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "KENGASH_SECRET": SECRET,
            "KENGASH_KEY": KEY,
            "KENGASH_ADDRESS": "http://localhost",
            "REDIS_URL": self.redis.url,
            f"{service.upper()}_DATABASE_URL": self.databases[service],
            f"{service.upper()}_SOCKET": str(self.socket(service)),
        }
        return Program(
            f"{service}-{task}",
            [sys.executable, "-m", f"services.{service}", task],
            environment=surroundings,
            folder=ROOT,
            log=self.folder / f"{service}-{task}.log",
            is_ready=(lambda: self.answers(service)) if task == "web" else None,
            is_wanted=lambda: (
                not (service == "registration" and self.registration_stopped.is_set())
            ),
        )

    def socket(self, service: str) -> Path:
        return self.folder / f"{service}.sock"

    def answers(self, service: str) -> bool:
        try:
            return Browser(self.socket(service)).ask(f"/{service}/health/ready").status == 200
        except Away:
            return False

    def browser(self, service: str) -> Browser:
        return Browser(self.socket(service), {sign_in.COOKIE: self._cookies[service]})

    def stranger(self, service: str) -> Browser:
        return Browser(self.socket(service))

    def kill(self, name: str) -> bool:
        """SIGKILL to whoever holds that post, and says whether there was anyone."""
        pid = self.supervisor.pids().get(name)
        if pid is None:
            return False
        kill(pid, signal.SIGKILL)
        return True

    def kill_redis(self, *, emptied: bool) -> None:
        self.redis.kill()
        if emptied:
            for kept in (self.folder / "redis").iterdir():
                shutil.rmtree(kept)
        self.redis.start()
        # The supervisor ends every child that it did not start itself; this one is ours.
        self.supervisor._known.add(self.redis.pid)

    def stop_registration(self) -> None:
        """All of it at once, and it stays away."""
        self.registration_stopped.set()
        for task in TASKS:
            self.kill(f"registration-{task}")

    def let_registration_come_back(self) -> None:
        self.registration_stopped.clear()

    def wait_until_well(self) -> None:
        while not all(self.answers(name) for name in SERVICES):
            self.supervisor.look()


@contextmanager
def staged(folder: Path, guests: int = GUESTS) -> Iterator[Stage]:
    with (
        engines.postgres(folder, durable=False) as postgres,
        engines.redis(folder, durable=False) as redis,
    ):
        stage = Stage(postgres, redis, folder, guests)
        try:
            stage.supervisor.start()
            yield stage
        finally:
            stage.supervisor.stop()
