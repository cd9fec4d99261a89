"""What no container may do: hold another's code, be root, write where it runs, enter elsewhere."""

import json
from typing import Any

from tests.topology.engine import ENGINES, OURS, SERVICES, WORKERS, Containers
from tests.topology.visitor import NotSo

# Run inside a service's container: is each door of the others shut, and one's own open?
TRY_DOORS = """
import json, os, sys
import psycopg
from sqlalchemy.engine import make_url

own = make_url(os.environ[f"{os.environ['SERVICE'].upper()}_DATABASE_URL"])
seen = {}
for name in json.loads(sys.argv[1]):
    try:
        psycopg.connect(
            host=own.host, port=own.port, user=own.username, password=own.password,
            dbname=name, connect_timeout=5,
        ).close()
        seen[name] = "entered"
    except psycopg.OperationalError as refusal:
        words = str(refusal)
        seen[name] = "refused" if "permission denied for database" in words else words
print(json.dumps(seen))
"""

# And here: what can be seen and written, and by whom.
LOOK_AROUND = """
import json, os, pathlib

services = pathlib.Path("/kengash/services")
try:
    pathlib.Path("/kengash/shared/left.py").write_text("")
    writable = True
except OSError:
    writable = False
print(json.dumps({
    "uid": os.getuid(),
    "services": sorted(p.name for p in services.iterdir() if p.is_dir() and p.name[0] != "_"),
    "tests": any(pathlib.Path("/kengash", name).exists() for name in ("tests", "docs", ".git")),
    "writable": writable,
    "rights": next(
        line.split()[1] for line in open("/proc/1/status") if line.startswith("CapEff")
    ),
    "settings": sorted(os.environ),
}))
"""


def hold(house: Containers) -> None:
    """Go round every container and refuse with the first wall that does not stand."""
    for name in (*OURS, *WORKERS):
        _looks_right(house, name)
    for name in OURS:
        _enters_only_its_own(house, name)
    _nobody_works_as_root(house)
    _one_port_leads_in(house)
    _redis_asks_for_its_password(house)


def _looks_right(house: Containers, name: str) -> None:
    service = name.partition("-")[0]
    seen: dict[str, Any] = json.loads(house.run_in(name, "python", "-c", LOOK_AROUND))
    others = [other for other in OURS if other != service]
    _must(seen["uid"] != 0, f"{name} runs as root")
    _must(seen["services"] == [service], f"{name} holds the code of {seen['services']}")
    _must(not seen["tests"], f"the image of {name} holds more than it needs")
    _must(not seen["writable"], f"{name} can change its own code")
    _must(int(seen["rights"], 16) == 0, f"{name} has the rights {seen['rights']}")
    for other in others:
        told = [key for key in seen["settings"] if key.startswith(other.upper())]
        _must(not told, f"{name} is told {told}")
    _must("POSTGRES_PASSWORD" not in seen["settings"], f"{name} is told the owner's password")


def _enters_only_its_own(house: Containers, name: str) -> None:
    doors = json.dumps([*OURS, "postgres", "template1"])
    seen: dict[str, str] = json.loads(house.run_in(name, "python", "-c", TRY_DOORS, doors))
    for door, answer in seen.items():
        wanted = "entered" if door == name else "refused"
        _must(answer == wanted, f"{name} at the database {door}: {answer}")


def _nobody_works_as_root(house: Containers) -> None:
    """PostgreSQL and Redis begin as root and give it up; what goes on must not be."""
    for name in (*ENGINES, "nginx"):
        status = house.run_in(name, "cat", "/proc/1/status")
        (owner,) = [line.split()[1] for line in status.splitlines() if line.startswith("Uid:")]
        _must(owner != "0", f"{name} works as root")


def _one_port_leads_in(house: Containers) -> None:
    for name in SERVICES:
        settings: Any = house.inspect(name)["HostConfig"]
        published = [port for port, at in (settings.get("PortBindings") or {}).items() if at]
        wanted = ["8080/tcp"] if name == "nginx" else []
        _must(published == wanted, f"{name} publishes {published}")
        _must(settings["ReadonlyRootfs"], f"the file system of {name} can be written to")
        refused = "no-new-privileges" in str(settings["SecurityOpt"])
        _must(refused, f"{name} may gain rights that it was not given")


def _redis_asks_for_its_password(house: Containers) -> None:
    said = house.run_in("redis", "env", "-u", "REDISCLI_AUTH", "redis-cli", "ping")
    _must("NOAUTH" in said, f"Redis answers to anybody: {said.strip()}")


def _must(stands: bool, otherwise: str) -> None:
    if not stands:
        raise NotSo(otherwise)
