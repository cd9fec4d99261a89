"""Tells a container's keeper whether the work inside goes on, be it pages or messages."""

import http.client
import os
import sys
from collections.abc import Iterator
from pathlib import Path

PORTS = {"registration": 8001, "agenda": 8002, "badges": 8003}
WORKERS = {"relay", "worker", "work"}


def names(proc: Path = Path("/proc")) -> Iterator[str]:
    """Say what each process that runs in this container calls itself."""
    for file in proc.glob("[0-9]*/comm"):
        try:
            yield file.read_text().strip()
        except OSError:
            continue


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


def main() -> None:
    service = os.environ["SERVICE"]
    first = Path("/proc/1/cmdline").read_bytes().decode(errors="replace").split("\0")
    if "workers" in first:
        if missing := WORKERS - set(names()):
            sys.exit(f"Not there: {', '.join(sorted(missing))}.")
    elif not serves_pages(
        service, int(os.environ.get(f"{service.upper()}_PORT", "") or PORTS[service])
    ):
        sys.exit("The pages do not answer.")


if __name__ == "__main__":
    main()
