"""Whether there is a browser in which the journeys can be made, and something to lead it."""

import shutil
import subprocess
from importlib import util
from pathlib import Path

# The first is the same browser without the windows that nobody sees: a third of the work.
NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)


def chromium() -> str | None:
    """Return a Chromium that starts; a stub that only points at a shop does not count."""
    for name in NAMES:
        found = shutil.which(name)
        if found and any(word in _version(found) for word in ("Chromium", "Chrome")):
            return found
    return None


def can_be_led() -> bool:
    """Tell whether the driver that leads the browser starts: it brings a program of its own."""
    found = util.find_spec("playwright")
    if found is None or found.origin is None:
        return False
    return _version(str(Path(found.origin).parent / "driver/node")).startswith("v")


def _version(program: str) -> str:
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return said.stdout if said.returncode == 0 else ""
