"""The two engines under every service: PostgreSQL keeps what is true, Redis carries the news."""

import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from deploy.house import account, binaries, sockets
from deploy.house.engine import Engine
from deploy.house.refusal import Refusal

OWNER = "kengash"
PLAIN_NAME = re.compile(r"[a-z_][a-z0-9_]*")


class PostgreSQL(Engine):
    """A PostgreSQL of our own, reached over a socket in a private folder."""

    bin: Path
    folder: Path

    def url(self, database: str, role: str | None = None) -> str:
        """Return the address of a database, as its owner of all or as a role."""
        return f"postgresql://{role or OWNER}@/{database}?host={quote(str(self.folder), safe='')}"

    def say(self, sql: str, database: str = "postgres") -> str:
        """Run a statement as the owner of all, and return what it answers."""
        command = [str(self.bin / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d"]
        done = subprocess.run(
            [*command, self.url(database), "-c", sql], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Refusal(f"PostgreSQL refused: {done.stderr.strip()}")
        return done.stdout.strip()

    def provide(self, database: str) -> str:
        """Make sure of a database that one role of the same name owns and no other may enter."""
        if not PLAIN_NAME.fullmatch(database):
            raise ValueError(database)
        if database not in self.say("SELECT rolname FROM pg_roles").split():
            self.say(f"CREATE ROLE {database} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE")
        if database not in self.say("SELECT datname FROM pg_database").split():
            self.say(f"CREATE DATABASE {database} OWNER {database}")
        self.say(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        return self.url(database, database)


class Redis(Engine):
    """A Redis or Valkey of our own, reached over a socket in a private folder."""

    url: str


@contextmanager
def postgres(data: Path, *, durable: bool) -> Iterator[PostgreSQL]:
    """Run PostgreSQL on `data`/postgresql for as long as the block lasts."""
    data = data.absolute()
    cluster = data / "postgresql"
    who = account.for_folder(cluster)
    programs = binaries.postgresql(cluster, who)
    if not (cluster / "PG_VERSION").exists():
        _new_cluster(programs, cluster, who, durable=durable)
    with sockets.private_folder(data, "pg", ".s.PGSQL.5432", who) as folder:
        settings = _settings(folder, durable=durable)
        engine = PostgreSQL(
            "PostgreSQL",
            [str(programs / "postgres"), "-D", str(cluster), *_options(settings)],
            who,
            _log(data, "postgresql"),
            lambda: _accepts_connections(programs, folder),
            stop_signal=signal.SIGINT,
        )
        engine.bin, engine.folder = programs, folder
        engine.start()
        try:
            yield engine
        finally:
            engine.stop()


@contextmanager
def redis(data: Path, *, durable: bool) -> Iterator[Redis]:
    """Run Redis on `data`/redis for as long as the block lasts."""
    data = data.absolute()
    who = account.for_folder(data / "redis")
    place = who.folder(data / "redis")
    with sockets.private_folder(data, "redis", "redis.sock", who) as folder:
        path = folder / "redis.sock"
        settings = {
            "port": "0",
            "unixsocket": str(path),
            "unixsocketperm": "700",
            "dir": str(place),
            "daemonize": "no",
            "save": "",
            # Losing a second of news costs a resend; losing an hour of it costs a morning.
            "appendonly": "yes",
            "appendfsync": "everysec" if durable else "no",
            "maxmemory-policy": "noeviction",
        }
        words = [word for name, value in settings.items() for word in (f"--{name}", value)]
        engine = Redis(
            "Redis",
            [str(binaries.redis(who)), *words],
            who,
            _log(data, "redis"),
            lambda: _answers_ping(path),
            stop_signal=signal.SIGTERM,
        )
        engine.url = f"unix://{quote(str(path))}"
        engine.start()
        try:
            yield engine
        finally:
            engine.stop()


def _new_cluster(programs: Path, cluster: Path, who: account.Account, *, durable: bool) -> None:
    """Make a cluster; one left half-made by an earlier start has no version, and is made again."""
    who.folder(cluster)
    leftovers = [str(entry) for entry in cluster.iterdir()]
    subprocess.run(["rm", "-rf", "--", *leftovers], check=True)
    command = [str(programs / "initdb"), "-D", str(cluster), "-U", OWNER, "--auth=trust"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", *([] if durable else ["--no-sync"])]
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8"}
    made = subprocess.run(
        who.command(command, when_left="TERM"),
        capture_output=True,
        text=True,
        check=False,
        env=surroundings,
        cwd="/",
    )
    if made.returncode:
        raise Refusal(f"PostgreSQL could not prepare {cluster}: {made.stderr.strip()}")


def _settings(folder: Path, *, durable: bool) -> dict[str, str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "unix_socket_permissions": "0700",
        "max_connections": "200",
        "timezone": "UTC",
        # Statements and rows hold names and passports; the log is to hold neither.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        # What ends with its day sends its journal nowhere.
        settings |= {"wal_level": "minimal", "max_wal_senders": "0"}
    return settings


def _options(settings: dict[str, str]) -> list[str]:
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _log(data: Path, name: str) -> Path:
    folder = data / "log"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{name}.log"


def _accepts_connections(programs: Path, folder: Path) -> bool:
    asked = [str(programs / "pg_isready"), "-q", "-h", str(folder), "-p", "5432"]
    return subprocess.run(asked, check=False).returncode == 0


def _answers_ping(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(path))
            line.sendall(b"PING\r\n")
            return line.recv(64).startswith(b"+PONG")
        except OSError:
            return False
