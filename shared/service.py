"""The commands that each service answers to: `python -m services.<name> web`, and the others."""

import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import environ
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

from flask import Flask
from sqlalchemy import MetaData
from sqlalchemy.orm import Session

from shared import housekeeping
from shared.config import HouseConfig, SettingMissing, setting
from shared.db import Database
from shared.housekeeping import ClearOld
from shared.logging import start_logging
from shared.messaging import queues
from shared.messaging.envelope import Seal
from shared.messaging.inbox import Consumer, Handlers
from shared.web.access import access_of


class ServiceConfig(Protocol):
    """What the commands need of a service's settings, whatever else it is told."""

    @property
    def redis_url(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def host(self) -> str: ...
    @property
    def database_url(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def socket(self) -> str: ...
    @property
    def web_workers(self) -> int: ...
    @property
    def web_threads(self) -> int: ...


@dataclass(frozen=True)
class Service:
    """One of the three, as its commands need it; each service's app.py makes its own."""

    name: str
    read_config: Callable[[Mapping[str, str]], Any]
    create_app: Callable[[], Flask]
    handlers: Handlers
    metadata: MetaData
    # Puts the invented meeting in, if it is not there; prints what a person needs to sign in.
    seed: Callable[[Session, HouseConfig], None]
    # What a worker warms up before it takes work.
    warm_up: Callable[[], None] = lambda: None
    # Clears a batch of what is old; done by the hour, beside the slow work.
    clear_old: ClearOld | None = None

    @property
    def folder(self) -> Path:
        return Path(__file__).resolve().parent.parent / "services" / self.name

    @property
    def migrations(self) -> Path:
        return self.folder / "migrations"


COMMANDS = ("web", "relay", "worker", "work", "workers", "migrate", "seed", "routes")


def main(
    service: Service,
    arguments: list[str] | None = None,
    *,
    more: Mapping[str, Callable[[Session, Any], None]] | None = None,
) -> None:
    """Do what is asked; `more` are commands of this service alone, one commit each."""
    words = sys.argv[1:] if arguments is None else arguments
    own = more or {}
    if len(words) != 1 or words[0] not in (*COMMANDS, *own):
        sys.exit(f"Say one of: {', '.join((*COMMANDS, *own))}.")
    command = words[0]
    start_logging(service.name, command)
    try:
        config = service.read_config(environ)
    except SettingMissing as missing:
        sys.exit(str(missing))
    if command == "routes":
        _print_routes(service)
    elif command == "workers":
        _run_workers(service, config)
    elif command in own:
        _in_one_commit(config, own[command])
    else:
        {
            "web": _run_web,
            "relay": _run_relay,
            "worker": _run_worker,
            "work": _run_worker,
            "migrate": _migrate,
            "seed": _seed,
        }[command](service, config, *(("-work",) if command == "work" else ()))


def _run_web(service: Service, config: ServiceConfig) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Database(config.database_url).wait_until_reachable()
    if config.socket:
        # A process that was killed leaves its socket behind, and no other could take its place.
        Path(config.socket).unlink(missing_ok=True)
    Granian(
        f"services.{service.name}.app:create_app",
        factory=True,
        address=config.host,
        port=config.port,
        uds=Path(config.socket) if config.socket else None,
        uds_permissions=0o666 if config.socket else None,
        interface=Interfaces.WSGI,
        workers=config.web_workers,
        blocking_threads=config.web_threads,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=8,
        log_enabled=False,
    ).serve()


def _run_relay(service: Service, config: ServiceConfig) -> None:
    from shared.messaging.relay import Relay

    database = Database(config.database_url, connections=2)
    database.wait_until_reachable()
    relay = Relay(database, queues.connect(config.redis_url), Seal(config.key))

    def stop(_signal: int, _frame: FrameType | None) -> None:
        relay.stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    relay.run()


def consumer_of(service: Service, config: ServiceConfig, kind: str = "") -> Consumer:
    return Consumer(
        service.name,
        service.name + kind,
        Database(config.database_url, connections=2),
        queues.connect(config.redis_url),
        Seal(config.key),
        service.handlers,
    )


def _run_worker(service: Service, config: ServiceConfig, kind: str = "") -> None:
    from shared.messaging import worker

    consumer = consumer_of(service, config, kind)
    consumer.database.wait_until_reachable()
    if kind:
        service.warm_up()
        if service.clear_old:
            housekeeping.begin(consumer.database, service.clear_old)
    worker.run(consumer)


def _run_workers(service: Service, config: ServiceConfig) -> None:
    # Learnt before the three part, so that each need not learn it again.
    import shared.messaging.relay
    import shared.messaging.worker  # noqa: F401
    from shared.processes import supervise

    def task(name: str, run: Callable[[], None]) -> Callable[[], None]:
        def begin() -> None:
            start_logging(service.name, name)
            # Three from one: the system is told which is which.
            Path("/proc/self/comm").write_text(name)
            run()

        return begin

    supervise(
        {
            "relay": task("relay", lambda: _run_relay(service, config)),
            "worker": task("worker", lambda: _run_worker(service, config)),
            "work": task("work", lambda: _run_worker(service, config, "-work")),
        }
    )


def _migrate(service: Service, config: ServiceConfig) -> None:
    from shared.migrations import upgrade

    database = Database(config.database_url)
    database.wait_until_reachable()
    upgrade(service.migrations, database)


def _seed(service: Service, config: Any) -> None:
    _in_one_commit(config, service.seed)


def _in_one_commit(config: Any, what: Callable[[Session, Any], None]) -> None:
    with Database(config.database_url).session() as session:
        what(session, config)
        session.commit()


def _print_routes(service: Service) -> None:
    app = service.create_app()
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        access = access_of(app.view_functions[rule.endpoint])
        methods = ",".join(sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}))
        who = f"{access.kind} {' '.join(access.roles)}".strip() if access else "UNDECLARED"
        print(f"{methods:10} {rule.rule:70} {who}")


__all__ = ["Service", "consumer_of", "main", "setting"]
