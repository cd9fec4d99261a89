"""The house as it is in earnest, real processes on real engines, with ways to break each of it."""

import shutil
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ, kill
from pathlib import Path

from flask import Response

from deploy.house import engines
from deploy.house.door import door
from deploy.house.places import Places
from shared import processes
from shared.language import ROOT
from shared.processes import Program, Supervisor
from shared.service import Service
from shared.web import sign_in
from tests.faults.browser import Away, Browser
from tests.faults.guests import GUESTS, approve_guests
from tests.faults.programme import prepare_seminar
from tests.house_under_test import KEY, SECRET, House
from tests.people import DESK, EDITOR, NODIRA, REVIEWER, SEMINAR

SERVICES = ("registration", "badges")
# With agenda, and with the door before them all.
WHOLE = ("registration", "agenda", "badges")
TASKS = ("web", "relay", "worker", "work")
# Nobody waits ten seconds for what is killed again and again on purpose.
LONGEST_PAUSE = 0.6


# Who works at each service, and who else at agenda.
WHO = {"registration": REVIEWER, "badges": DESK, "agenda": NODIRA, "edition": EDITOR}


class Stage:
    """What runs, and what can be done to it."""

    def __init__(
        self,
        postgres: engines.PostgreSQL,
        redis: engines.Redis,
        folder: Path,
        guests: int,
        services: tuple[str, ...],
    ) -> None:
        self.services = services
        self.postgres = postgres
        self.redis = redis
        self.folder = folder
        self.databases = {name: postgres.provide(name) for name in services}
        self.registration_stopped = threading.Event()
        processes.LONGEST_PAUSE = LONGEST_PAUSE
        self._cookies = self._prepare(guests)
        stages = [[self._program(name, task) for name in services for task in TASKS]]
        self.port = 0
        if services == WHOLE:
            stages.append([self._door()])
        self.supervisor = Supervisor(stages, say=lambda _sentence: None)

    def _door(self) -> Program:
        places = Places(self.folder / "door")
        places.prepare()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        return door(places, self.port, {name: self.socket(name) for name in WHOLE})

    def _prepare(self, guests: int) -> dict[str, str]:
        """Tables, a meeting that both have heard of, and staff who have signed in."""
        from shared.migrations import upgrade

        house = House(dict(self.databases), self.redis.url)
        for name in self.services:
            service: Service = house.service(name).service
            upgrade(service.migrations, house.service(name).database)
        for service_ in (house.registration, house.badges):
            service_.hear(SEMINAR)
        if self.services == WHOLE:
            prepare_seminar(house)
        house.badges.client(DESK)
        cookies = {}
        for name, member in WHO.items():
            response = Response()
            began = house.registration.sign_in_id(member)
            sign_in.write(response, SECRET, began, member.id, secure=False)
            value = response.headers["Set-Cookie"].split("=", 1)[1].split(";", 1)[0]
            cookies[name] = value
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

    def browser(self, who: str) -> Browser:
        """Of whoever works there: through the door, where there is one."""
        return Browser(self.port or self.socket(who), {sign_in.COOKIE: self._cookies[who]})

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
        while not all(self.answers(name) for name in self.services):
            self.supervisor.look()


@contextmanager
def staged(
    folder: Path, guests: int = GUESTS, services: tuple[str, ...] = SERVICES
) -> Iterator[Stage]:
    with (
        engines.postgres(folder, durable=False) as postgres,
        engines.redis(folder, durable=False) as redis,
    ):
        stage = Stage(postgres, redis, folder, guests, services)
        try:
            stage.supervisor.start()
            yield stage
        finally:
            stage.supervisor.stop()
