"""Three services of one table each, on real engines: one tells of meetings, two hear of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
from cryptography.fernet import Fernet
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import Row, func, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from shared import clock
from shared.contracts.agenda import MeetingPublished
from shared.contracts.fact import Fact
from shared.contracts.registration import MailDue
from shared.db import Database, keep_newer, new_metadata
from shared.messaging import inbox, queues
from shared.messaging.envelope import Seal
from shared.messaging.inbox import Consumer, Handler
from shared.messaging.outbox import publish
from shared.messaging.relay import Relay
from shared.messaging.tables import delivery, metadata, outbox
from shared.messaging.tables import inbox as inbox_table
from shared.messaging.worker import InPlaceWorker

KEY = Fernet.generate_key().decode()
# Nobody else in the house is called so; whoever can read it anywhere has read a message.
TELLTALE = "Хуршида Мирзаоқилова"


class Base(DeclarativeBase):
    metadata = new_metadata()


class MeetingHeard(Base):
    """What the hearer keeps: one row a meeting, and how often it was written."""

    __tablename__ = "meeting_heard"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int]
    name: Mapped[str]


class Effect(Base):
    """One row each time a handler ran to its end."""

    __tablename__ = "effect"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    of: Mapped[UUID]


class HandlerFailed(Exception):
    """What a handler raises in these tests; its words are as private as a real one's."""


def on_meeting(session: Session, fact: MeetingPublished) -> None:
    session.add(Effect(of=fact.meeting_id))
    if fact.slug == "troublesome":
        session.flush()
        raise HandlerFailed(f"could not write {fact.names['en']}")
    values = {"id": fact.meeting_id, "revision": fact.revision, "name": fact.names["en"]}
    keep_newer(session, MeetingHeard, values)


def on_mail(session: Session, fact: MailDue) -> None:
    session.add(Effect(of=fact.mail_id))


HANDLERS: dict[type[Fact], Handler] = {MeetingPublished: on_meeting, MailDue: on_mail}


def meeting(slug: str = "seminar", *, revision: int = 1, id_: UUID | None = None) -> Any:
    return MeetingPublished(
        meeting_id=id_ or uuid4(),
        revision=revision,
        slug=slug,
        names={"en": f"{TELLTALE}, reading {revision}"},
        organisers={"en": TELLTALE},
        venue={},
        city={"en": "Tashkent"},
        time_zone="Asia/Tashkent",
        starts_on=date(2027, 9, 23),
        ends_on=date(2027, 9, 25),
        opened_by=uuid4(),
    )


class Townsman:
    """One service: its database, its relay and its workers, worked by hand."""

    def __init__(self, name: str, url: str, redis_url: str) -> None:
        self.name = name
        self.url = url
        self.database = Database(url, connections=2)
        self.redis: Redis = queues.connect(redis_url)
        self.relay = Relay(self.database, self.redis, Seal(KEY))
        self.handlers: dict[type[Fact], Handler] = dict(HANDLERS)

    def settle(self) -> None:
        """Afterwards the empty database has its tables."""
        metadata.create_all(self.database.engine)
        Base.metadata.create_all(self.database.engine)

    def begin_anew(self) -> None:
        """Nothing was told, nothing was heard, and every fact has its usual handler."""
        self.handlers = dict(HANDLERS)
        with self.database.engine.begin() as connection:
            connection.execute(
                text("truncate outbox, delivery, inbox, meeting_heard, effect restart identity")
            )

    @contextmanager
    def session(self) -> Iterator[Session]:
        with self.database.session() as session:
            yield session

    def tell(self, *facts: Fact) -> None:
        with self.session() as session:
            for fact in facts:
                publish(session, fact)
            session.commit()

    def consumer(self, queue: str = "") -> Consumer:
        return Consumer(
            self.name, queue or self.name, self.database, self.redis, Seal(KEY), self.handlers
        )

    def work(self, queue: str = "") -> None:
        """Takes every job that waits in the queue now."""
        inbox.become(self.consumer(queue))
        InPlaceWorker(
            [Queue(queue or self.name, connection=self.redis, serializer=JSONSerializer)],
            connection=self.redis,
            serializer=JSONSerializer,
            log_job_description=False,
        ).work(burst=True, logging_level="WARNING")

    def waiting_jobs(self, queue: str = "") -> int:
        return len(Queue(queue or self.name, connection=self.redis, serializer=JSONSerializer))

    def deliveries(self) -> list[Row[Any]]:
        with self.session() as session:
            return list(
                session.execute(
                    select(delivery, outbox.c.type, outbox.c.body)
                    .join(outbox, outbox.c.id == delivery.c.message_id)
                    .order_by(outbox.c.occurred_at, delivery.c.queue)
                )
            )

    def open(self) -> int:
        return sum(1 for row in self.deliveries() if row.acknowledged_at is None)

    def effects(self) -> list[UUID]:
        with self.session() as session:
            return list(session.scalars(select(Effect.of).order_by(Effect.number)))

    def heard(self) -> dict[UUID, int]:
        with self.session() as session:
            return {row.id: row.revision for row in session.scalars(select(MeetingHeard))}

    def inbox_rows(self) -> int:
        with self.session() as session:
            return session.scalar(select(func.count()).select_from(inbox_table)) or 0

    def close(self) -> None:
        self.database.close()
        self.redis.close()


class Town:
    """Agenda tells of meetings; registration and badges hear. Each has nothing but that."""

    def __init__(self, server_url: str, redis_url: str) -> None:
        self._admin = psycopg.connect(server_url, autocommit=True)
        self._server_url = server_url
        self._redis_url = redis_url
        self.agenda = self._settle("agenda")
        self.registration = self._settle("registration")
        self.badges = self._settle("badges")

    def _settle(self, name: str) -> Townsman:
        database = f"town_{name}_{uuid4().hex[:12]}"
        self._admin.execute(f"create database {database}")
        url = self._server_url.replace("/postgres?", f"/{database}?")
        made = Townsman(name, url, self._redis_url)
        made.settle()
        return made

    @property
    def all(self) -> tuple[Townsman, ...]:
        return (self.agenda, self.registration, self.badges)

    def round(self) -> None:
        """Everything that is due is carried, done and acknowledged, once around."""
        for each in self.all:
            while each.relay.carry():
                pass
        for each in self.all:
            for queue in (each.name, f"{each.name}-work"):
                each.work(queue)
        for each in self.all:
            each.work()

    def begin_anew(self) -> None:
        self.agenda.redis.flushall()
        for each in self.all:
            each.begin_anew()

    def close(self) -> None:
        for each in self.all:
            each.close()
        self._admin.close()


class StoppedClock:
    """The time, moved by hand."""

    def __init__(self) -> None:
        self.at: datetime = clock.now()

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)
