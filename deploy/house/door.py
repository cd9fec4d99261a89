"""The one door under ./kengash up: nginx, told by the same template as in the containers."""

import http.client
import os
import re
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path

from deploy.house.places import ROOT, SERVICES, Places
from deploy.house.refusal import Refusal
from shared.processes import Program

TEMPLATE = ROOT / "deploy/nginx/kengash.conf.template"
PAGES = ("away.html", "away.css", "too-large.html")

AROUND = """\
daemon off;
worker_processes 1;
{user}pid {door}/nginx.pid;
error_log {door}/nginx.log emerg;
events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; text/css css; }}
    default_type application/octet-stream;
    sendfile on;
    client_body_temp_path {door}/body;
    proxy_temp_path {door}/proxy;
    fastcgi_temp_path {door}/fastcgi;
    uwsgi_temp_path {door}/uwsgi;
    scgi_temp_path {door}/scgi;
    include {door}/kengash.conf;
}}
"""


def filled(template: str, values: Mapping[str, str]) -> str:
    """Put values where the template names them, as `envsubst` does; leave nginx's own names."""
    return re.sub(r"\$\{([A-Z][A-Z_]*)\}", lambda found: values[found[1]], template)


def door(places: Places, port: int, sockets: Mapping[str, Path]) -> Program:
    """Return the door as a program that leads to each service's socket."""
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if nginx is None:
        raise Refusal("nginx is missing. Run ./kengash once as root or with sudo to install it.")
    values = {
        "KENGASH_LISTEN": f"127.0.0.1:{port}",
        "KENGASH_SCHEME": "http",
        "KENGASH_PAGES": str(places.door),
        "KENGASH_ACCESS_LOG": str(places.log("door")),
        "KENGASH_ERROR_LOG": str(places.log("door-errors")),
        **{f"{name.upper()}_SERVERS": f'server "unix:{sockets[name]}";' for name in SERVICES},
    }
    (places.door / "kengash.conf").write_text(filled(TEMPLATE.read_text(), values))
    # Root's nginx would hand its work to an account that cannot open the services' sockets.
    user = "user root;\n" if os.geteuid() == 0 else ""
    (places.door / "nginx.conf").write_text(AROUND.format(door=places.door, user=user))
    for page in PAGES:
        shutil.copyfile(TEMPLATE.parent / page, places.door / page)
    return Program(
        "door",
        [nginx, "-e", str(places.log("door-errors")), "-p", str(places.door), "-c", "nginx.conf"],
        log=places.log("door-errors"),
        folder=places.door,
        is_ready=lambda: answers("/", port=port),
    )


class _Line(http.client.HTTPConnection):
    """A connection to a service over its socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=5)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(5)
        self.sock.connect(str(self._path))


def answers(path: str, *, over: Path | None = None, port: int = 0) -> bool:
    """Tell whether a page answers well, over a service's socket or through the door."""
    line = _Line(over) if over else http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", path)
        return line.getresponse().status < 400
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
