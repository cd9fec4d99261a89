"""Where things are: the checkout, the folder that keeps all state, and what stands in it."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("registration", "agenda", "badges")


@dataclass(frozen=True)
class Places:
    """The one folder in which a house on one machine keeps everything it must remember."""

    data: Path

    @property
    def lock(self) -> Path:
        return self.data / "up.lock"

    @property
    def keys(self) -> Path:
        return self.data / "keys.json"

    @property
    def cluster(self) -> Path:
        return self.data / "postgresql"

    @property
    def furnished(self) -> Path:
        return self.data / "furnished.json"

    @property
    def door(self) -> Path:
        return self.data / "door"

    def log(self, name: str) -> Path:
        return self.data / "log" / f"{name}.log"

    def pause(self, service: str) -> Path:
        """Return the file that, as long as it is there, keeps a service stopped."""
        return self.data / "paused" / service

    def prepare(self) -> None:
        """Make the folders; the first is open to passers-by only where an engine must pass."""
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("log", "door", "paused"):
            (self.data / name).mkdir(mode=0o700, exist_ok=True)


def usual_folder() -> Path:
    """Return where state is kept when no folder was named."""
    # What root keeps must be within reach of the account that root steps down to.
    return Path("/var/lib/kengash") if os.geteuid() == 0 else ROOT / ".kengash"
