"""A whole house of containers under a name of its own, brought up for one walk and taken down."""

import base64
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.topology.engine import Containers, found


@contextmanager
def house(*, keep: bool) -> Iterator[tuple[Containers, str]]:
    """Yield the house, not yet built, and its address; afterwards nothing of it is left."""
    port = _free_port()
    folder = Path(mkdtemp(prefix="kengash-walk-"))
    with found() as engine:
        settings = folder / "settings.env"
        settings.write_text(_settings(port))
        house = Containers(engine, f"kengash-walk-{os.getpid()}", settings)
        try:
            yield house, f"http://127.0.0.1:{port}"
        finally:
            if keep:
                print(f"Left standing: {house.project} at http://127.0.0.1:{port}. To end it:")
                print(f"{' '.join(house.compose_command())} down --volumes; rm -r {folder}")
            else:
                house.compose("down", "--volumes", timeout=180, check=False)
                shutil.rmtree(folder)


def _settings(port: int) -> str:
    values = {
        "KENGASH_VERSION": "walk",
        "KENGASH_ADDRESS": f"http://127.0.0.1:{port}",
        "KENGASH_PORT": f"127.0.0.1:{port}",
        "KENGASH_SECRET": secrets.token_urlsafe(48),
        "KENGASH_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "POSTGRES_PASSWORD": secrets.token_hex(24),
        "REGISTRATION_DATABASE_PASSWORD": secrets.token_hex(24),
        "AGENDA_DATABASE_PASSWORD": secrets.token_hex(24),
        "BADGES_DATABASE_PASSWORD": secrets.token_hex(24),
        "REDIS_PASSWORD": secrets.token_hex(24),
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
