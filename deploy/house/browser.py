"""Whether there is a browser in which the journeys can be made."""

import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Return a Chromium that starts; a stub that only points at a shop does not count."""
    for name in NAMES:
        found = shutil.which(name)
        if found and _says_its_version(found):
            return found
    return None


def _says_its_version(program: str) -> bool:
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and any(word in said.stdout for word in ("Chromium", "Chrome"))
