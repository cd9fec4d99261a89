"""Who knows whom: the walls that .importlinter draws stand."""

import subprocess
import sys
from pathlib import Path

from shared.language import ROOT


def test_walls_between_the_services_stand() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "0 broken" in done.stdout
