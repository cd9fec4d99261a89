"""Opens the house on one machine: engines, tables, the demo meeting, the services and the door."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from deploy.house import account, engines, furnished, keys, lock, ports, sockets
from deploy.house.door import answers, door
from deploy.house.places import ROOT, SERVICES, Places
from deploy.house.refusal import Refusal
from shared.processes import Program, StartFailed, Supervisor, leashed

MAILBOX = "/registration/mailbox"
SIGN_IN = "/registration/sign-in"
LONGEST_LOG = 8 * 1024 * 1024


def up(data: Path, port: int) -> None:
    """Open the house, say where, and keep it open until somebody asks for the end."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, _leave)
    places = Places(data)
    address = os.environ.get("KENGASH_ADDRESS") or f"http://127.0.0.1:{port}"
    _prepare(places)
    with ExitStack() as opened:
        opened.enter_context(lock.held(places.lock, address))
        ports.insist(port)
        _say(f"Kengash is getting ready in {data} …")
        _shorten_logs(places)
        listening = {name: _socket(opened, places, name) for name in SERVICES}
        surroundings = {
            "PYTHONUNBUFFERED": "1",
            "KENGASH_DEMO": "1",
            **keys.kept(places.keys),
            **os.environ,
            "KENGASH_ADDRESS": address,
            **{f"{name.upper()}_SOCKET": str(path) for name, path in listening.items()},
            **_engines(opened, data),
        }
        sign_ins = _prepared(surroundings, places)
        house = Supervisor(
            [
                [p for name in SERVICES for p in _programs(name, surroundings, places, listening)],
                [door(places, port, listening)],
            ]
        )
        try:
            _start(house, places)
            if not house.is_ending:
                _welcome(address, sign_ins, data, time.monotonic() - began)
            house.watch()
            _say("Kengash is closing …")
        finally:
            house.stop()
    _say("Kengash is closed.")


def _prepare(places: Places) -> None:
    try:
        places.prepare()
    except OSError as trouble:
        raise Refusal(
            f"The folder {places.data} cannot be made or written to ({trouble.strerror}). "
            "Name another with --data."
        ) from trouble


def _engines(opened: ExitStack, data: Path) -> dict[str, str]:
    """Start the engines that the environment does not already point at."""
    given = dict(os.environ)
    urls: dict[str, str] = {}
    homeless = [name for name in SERVICES if not given.get(f"{name.upper()}_DATABASE_URL")]
    if homeless:
        server = opened.enter_context(engines.postgres(data, durable=True))
        for name in homeless:
            urls[f"{name.upper()}_DATABASE_URL"] = server.provide(name)
    if not given.get("REDIS_URL"):
        urls["REDIS_URL"] = opened.enter_context(engines.redis(data, durable=True)).url
    return urls


def _socket(opened: ExitStack, places: Places, name: str) -> Path:
    ourselves = account.Account("", os.geteuid(), os.getegid(), account.Way.SAME)
    file = f"{name}.sock"
    folder = sockets.private_folder(places.data, "web", file, ourselves)
    return opened.enter_context(folder) / file


def _programs(
    name: str, surroundings: Mapping[str, str], places: Places, listening: Mapping[str, Path]
) -> list[Program]:
    pause = places.pause(name)
    ready = f"/{name}/health/ready"
    return [
        Program(
            f"{name}-{task}",
            _command(name, task),
            environment=surroundings,
            folder=ROOT,
            log=places.log(f"{name}-{task}"),
            is_ready=(lambda: answers(ready, over=listening[name])) if task == "web" else None,
            is_wanted=lambda: not pause.exists(),
        )
        for task in ("web", "workers")
    ]


def _command(name: str, task: str) -> list[str]:
    return [sys.executable, "-m", f"services.{name}", task]


def _prepared(surroundings: Mapping[str, str], places: Places) -> list[str]:
    """Make tables and the demo meeting, unless this folder has these very ones already."""
    ours = [n for n in SERVICES if os.environ.get(f"{n.upper()}_DATABASE_URL")] == []
    known = furnished.known(places.furnished, places.cluster) if ours else None
    if known is not None:
        return known
    _each("migrate", surroundings, places)
    said = _each("seed", surroundings, places)
    if ours:
        furnished.remember(places.furnished, places.cluster, said)
    return said


def _each(task: str, surroundings: Mapping[str, str], places: Places) -> list[str]:
    """Do a short task of all three services at once, and return what they said."""
    at_work = {}
    for name in SERVICES:
        with places.log(f"{name}-{task}").open("ab") as log:
            at_work[name] = subprocess.Popen(
                leashed(_command(name, task)),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=dict(surroundings),
                cwd=ROOT,
            )
    said = {name: process.communicate()[0] for name, process in at_work.items()}
    for name, process in at_work.items():
        if process.returncode:
            raise Refusal(_with_end_of_log(f"{name} could not {task}.", places, f"{name}-{task}"))
    return [line for text in said.values() for line in text.splitlines()]


def _start(house: Supervisor, places: Places) -> None:
    try:
        house.start()
    except StartFailed as trouble:
        name = str(trouble).split()[0]
        log = "door-errors" if name == "door" else name
        raise Refusal(_with_end_of_log(str(trouble), places, log)) from trouble


def _with_end_of_log(sentence: str, places: Places, name: str) -> str:
    log = places.log(name)
    last = log.read_text(errors="replace").strip().splitlines()[-8:] if log.exists() else []
    return "\n  ".join([f"{sentence} The end of {log}:", *last])


def _shorten_logs(places: Places) -> None:
    """Keep one older log beside each: a house that is opened every day must not fill the disk."""
    for log in (places.data / "log").glob("*.log"):
        if log.stat().st_size > LONGEST_LOG:
            log.rename(log.with_suffix(".log.1"))


def _welcome(address: str, sign_ins: list[str], data: Path, seconds: float) -> None:
    _say(f"\nKengash is open at {address}/ (ready in {seconds:.1f} s)\n")
    people = [line.split(maxsplit=3)[1:] for line in sign_ins if line.startswith("sign-in ")]
    if people:
        widths = [max(len(person[i]) for person in people) for i in (0, 1)]
        _say(f"Sign in at {address}{SIGN_IN} as")
        for email, password, *role in people:
            _say(f"  {email:{widths[0]}}  {password:{widths[1]}}  {' '.join(role)}")
        _say("")
    if not os.environ.get("REGISTRATION_SMTP_URL"):
        _say(f"No letter leaves this house; the administrator reads them at {address}{MAILBOX}.")
    _say(f"Everything it remembers is in {data}, its logs in {data / 'log'}.")
    _say("Ctrl-C closes it.")


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Before the house is open, a request to end is simply followed."""
    raise SystemExit(128 + signal.SIGTERM)
