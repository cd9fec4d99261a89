"""The project speaks of itself alone, finished, and in one place only of itself."""

import re
import subprocess
from pathlib import Path

import pytest

from shared.language import ROOT
from tests.architecture.tree import named

TEXT = {
    *(".py", ".md", ".html", ".css", ".js", ".txt", ".toml", ".yml", ".yaml", ".po", ".csv"),
    *(".tsv", ".json", ".ini", ".cfg", ".in", ".template", ".sh", ".example", ".importlinter", ""),
}
# Put together here so that this file does not say them itself.
UNSAID = {
    "unfinished": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b",
    "a place on somebody's machine": r"(?<![\w.}])/(?:wo" + r"rk|tmp/br" + r"ief|ho" + r"me/\w+)/",
    "a placeholder": r"(?i)lorem" + r" ipsum|coming" + r" soon",
    "a machine as author": r"(?i)\b(?:chat" + r"gpt|clau" + r"de|copi" + r"lot|open" + r"ai)\b",
    "a plan by number": r"(?i)\bissue" + r" #?\d",
}


def _tracked() -> list[Path]:
    if (ROOT / ".git").exists():
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
        files = [ROOT / name for name in done.stdout.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [path for path in files if path.is_file() and path.suffix in TEXT]


@pytest.mark.parametrize("what", UNSAID)
def test_nothing_in_the_tree_says(what: str) -> None:
    pattern = re.compile(UNSAID[what])
    for path in _tracked():
        for number, line in enumerate(path.read_text().splitlines(), 1):
            assert not pattern.search(line), f"{named(path)}:{number} is {what}: {line.strip()}"


def test_pages_carry_nothing_from_elsewhere() -> None:
    """No address of another origin is loaded by any template, style or script."""
    pattern = re.compile(r"""(?:src|href|url|import|fetch)\s*[=(]\s*["']?(?:https?:)?//""")
    for path in _tracked():
        if path.suffix in (".html", ".css", ".js") and "tests" not in path.parts:
            assert not pattern.search(path.read_text()), named(path)


def test_lock_files_name_no_place_of_download() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text(), named(path)
        if path.name != "constraints.txt":
            assert "--hash=sha256:" in path.read_text(), named(path)
