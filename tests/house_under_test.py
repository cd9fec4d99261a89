"""The three services on real engines inside one test process, with their messages at hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from uuid import UUID, uuid4

from cryptography.fernet import Fernet
from flask import Flask, Response
from jinja2.bccache import Bucket, BytecodeCache
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shared import clock
from shared.contracts.fact import Fact, to_data
from shared.contracts.registration import AccountChanged
from shared.db import Database
from shared.messaging import inbox, queues
from shared.messaging.envelope import Envelope, Seal
from shared.messaging.inbox import Consumer
from shared.messaging.relay import Relay
from shared.messaging.tables import delivery
from shared.messaging.worker import InPlaceWorker
from shared.service import Service
from shared.web import sign_in
from tests.pages import PageClient

SECRET = "a secret for tests only, long enough to sign with"
KEY = Fernet.generate_key().decode()


@dataclass(frozen=True)
class Member:
    """A member of staff in the cast; see tests/people.py."""

    id: UUID
    name: str
    is_administrator: bool = False
    # Meeting id to roles.
    roles: dict[UUID, tuple[str, ...]] = field(default_factory=dict)


class CompiledOnce(BytecodeCache):
    """Templates as compiled by the first test that shows them; half of a page's time otherwise."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


COMPILED = CompiledOnce()


class ServiceUnderTest:
    def __init__(self, name: str, database_url: str, redis_url: str) -> None:
        self.name = name
        module = import_module(f"services.{name}.app")
        self.service: Service = module.service
        prefix = name.upper()
        self.config = self.service.read_config(
            {
                "KENGASH_SECRET": SECRET,
                "KENGASH_KEY": KEY,
                "REGISTRATION_PASSPORT_KEY": KEY,
                "KENGASH_ADDRESS": "http://localhost",
                "REDIS_URL": redis_url,
                f"{prefix}_DATABASE_URL": database_url,
            }
        )
        self.database = Database(database_url, connections=2)
        self.redis: Redis = queues.connect(redis_url)
        self.seal = Seal(KEY)
        self.relay = Relay(self.database, self.redis, self.seal)
        self._app: Flask | None = None
        self._make = module.create_app

    @property
    def app(self) -> Flask:
        if self._app is None:
            made: Flask = self._make(self.config, self.database)
            made.testing = True
            made.jinja_env.bytecode_cache = COMPILED
            made.config["PROPAGATE_EXCEPTIONS"] = False
            made.test_client_class = PageClient
            self._app = made
        return self._app

    def client(self, member: Member | None = None, language: str = "en") -> PageClient:
        """A browser; with `member`, one that has signed in and that this service knows."""
        client = self.app.test_client()
        assert isinstance(client, PageClient)
        client.set_cookie("kengash_language", language)
        if member is not None:
            if self.name != "registration":
                self.hear(as_fact(member))
            response = Response()
            sign_in.write(response, SECRET, self.sign_in_id(member), member.id, secure=False)
            value = response.headers["Set-Cookie"].split("=", 1)[1].split(";", 1)[0]
            client.set_cookie(sign_in.COOKIE, value)
        return client

    def sign_in_id(self, member: Member) -> UUID:
        """Registration keeps sign-ins in its own table; its tests put one there."""
        if self.name != "registration":
            return uuid4()
        from tests.registration.staff import begin_sign_in

        with self.session() as session:
            made = begin_sign_in(session, member)
            session.commit()
        return made

    @contextmanager
    def session(self) -> Iterator[Session]:
        with self.database.session() as session:
            yield session

    def consumer(self, queue: str) -> Consumer:
        return Consumer(
            self.name, queue, self.database, self.redis, self.seal, self.service.handlers
        )

    def hear(self, fact: Fact, queue: str | None = None) -> None:
        """This service hears of a fact as if another had told it; a failure is the test's."""
        consumer = self.consumer(queue or self.name)
        envelope = Envelope(uuid4(), fact.NAME, clock.now(), uuid4().hex, to_data(fact))
        applied = consumer._apply(envelope)
        assert applied, f"{self.name} could not apply {fact.NAME}; see the captured log"

    def open_deliveries(self) -> int:
        with self.session() as session:
            return (
                session.scalar(
                    select(func.count())
                    .select_from(delivery)
                    .where(delivery.c.acknowledged_at.is_(None))
                )
                or 0
            )

    def work_off(self, queue: str) -> None:
        inbox.become(self.consumer(queue))
        InPlaceWorker(
            [Queue(queue, connection=self.redis, serializer=JSONSerializer)],
            connection=self.redis,
            serializer=JSONSerializer,
        ).work(burst=True, logging_level="WARNING")

    def close(self) -> None:
        self.database.close()
        self.redis.close()


def as_fact(member: Member) -> AccountChanged:
    return AccountChanged(
        account_id=member.id,
        revision=int(clock.now().timestamp() * 1000),
        name=member.name,
        is_active=True,
        is_administrator=member.is_administrator,
        roles={str(meeting): roles for meeting, roles in member.roles.items()},
        signed_out_before=clock.now().replace(year=2020),
    )


class House:
    """All three, made when first asked for."""

    def __init__(self, urls: dict[str, str], redis_url: str) -> None:
        self._urls = urls
        self._redis_url = redis_url
        self._open: dict[str, ServiceUnderTest] = {}
        self._used: set[str] = set()

    def begin(self) -> None:
        self._used.clear()

    def used(self) -> list[str]:
        """The databases of the services that were asked for since the beginning."""
        return [self._urls[name] for name in self._used]

    def service(self, name: str) -> ServiceUnderTest:
        self._used.add(name)
        if name not in self._open:
            self._open[name] = ServiceUnderTest(name, self._urls[name], self._redis_url)
        return self._open[name]

    @property
    def registration(self) -> ServiceUnderTest:
        return self.service("registration")

    @property
    def agenda(self) -> ServiceUnderTest:
        return self.service("agenda")

    @property
    def badges(self) -> ServiceUnderTest:
        return self.service("badges")

    def deliver(self) -> None:
        """Every fact that was told is carried through Redis, applied and acknowledged."""
        services = [self.registration, self.agenda, self.badges]
        for _ in range(20):
            for each in services:
                while each.relay.carry():
                    pass
            for each in services:
                for queue in (each.name, f"{each.name}-work"):
                    each.work_off(queue)
            if not any(each.open_deliveries() for each in services):
                return
        raise AssertionError("facts are still under way; see the captured log")

    def close(self) -> None:
        for each in self._open.values():
            each.close()
