"""Tells a container's keeper whether the work inside goes on, be it pages or messages."""

import http.client
import os
import sys
from collections.abc import Iterator
from pathlib import Path

PORTS = {"registration": 8001, "agenda": 8002, "badges": 8003}
WORKERS = {"relay", "worker", "work"}


def command_lines(proc: Path = Path("/proc")) -> Iterator[list[str]]:
    """Say how each process that runs in this container was called."""
    for file in proc.glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        yield [word for word in words if word]


def serves_pages(service: str, port: int) -> bool:
    """Tell whether the service answers on its port."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        line.request("GET", f"/{service}/health/live")
        return line.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def missing_workers(service: str, lines: Iterator[list[str]]) -> set[str]:
    """Say which of the three that carry and do the work are not there."""
    there = {words[-1] for words in lines if words[-2:-1] == [f"services.{service}"]}
    return WORKERS - there


def main() -> None:
    service = os.environ["SERVICE"]
    first = Path("/proc/1/cmdline").read_bytes().decode(errors="replace").split("\0")
    if "workers" in first:
        missing = missing_workers(service, command_lines())
        if missing:
            sys.exit(f"Not there: {', '.join(sorted(missing))}.")
    elif not serves_pages(
        service, int(os.environ.get(f"{service.upper()}_PORT", "") or PORTS[service])
    ):
        sys.exit("The pages do not answer.")


if __name__ == "__main__":
    main()
