"""Says in words what this machine lacks, and what the house would stand on if it opened now."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from deploy.house import account, binaries, lock, ports
from deploy.house.browser import chromium
from deploy.house.places import Places
from deploy.house.refusal import Refusal

LEAST_ROOM = 500 * 1024 * 1024


def doctor(data: Path, port: int) -> int:
    """Look at everything that opening the house needs; 0 when nothing stands in the way."""
    if found := lock.holder(Places(data).lock):
        print(f"Kengash is open on {data}, at {found[1]} (process {found[0]}): nothing is missing.")
        return 0
    needed = [
        _looked("PostgreSQL", lambda: _postgresql(data)),
        _looked("Redis", lambda: _redis(data)),
        _looked("Folder", lambda: _folder(data)),
        _looked("Port", lambda: _port(port)),
    ]
    browser = chromium()
    _say("Browser", browser or "no Chromium; the journeys among the tests would be skipped.")
    ready = all(needed)
    print(
        "./kengash up can open the house." if ready else "./kengash up cannot open the house yet."
    )
    return 0 if ready else 1


def _looked(what: str, look: Callable[[], str]) -> bool:
    try:
        _say(what, look())
    except Refusal as refusal:
        _say(what, str(refusal))
        return False
    return True


def _postgresql(data: Path) -> str:
    given = [n for n in ("REGISTRATION", "AGENDA", "BADGES") if os.environ.get(f"{n}_DATABASE_URL")]
    if len(given) == 3:
        return "given by the three …_DATABASE_URL."
    folder = binaries.postgresql(data / "postgresql", _who(data, "postgresql"))
    return _version(folder / "postgres")


def _redis(data: Path) -> str:
    if os.environ.get("REDIS_URL"):
        return "given by REDIS_URL."
    return _version(binaries.redis(_who(data, "redis")))


def _who(data: Path, engine: str) -> account.Account:
    """Return whom the engine would run as, without making a folder for it."""
    if not data.exists():
        return account.Account("", os.geteuid(), os.getegid(), account.Way.SAME)
    return account.for_folder(data / engine)


def _version(program: Path) -> str:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return f"{' '.join(said.stdout.split()[:3])}, {program}"


def _folder(data: Path) -> str:
    nearest = next(place for place in (data, *data.parents) if place.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise Refusal(f"{nearest} cannot be written to. Name another folder with --data.")
    room = shutil.disk_usage(nearest).free
    if room < LEAST_ROOM:
        raise Refusal(f"{nearest} has less than 500 MB of room. Name another folder with --data.")
    return f"{data}, {room // 1024**3} GB free."


def _port(port: int) -> str:
    ports.insist(port)
    return f"{port} is free."


def _say(what: str, words: str) -> None:
    print(f"{what + ':':12} {words}")
