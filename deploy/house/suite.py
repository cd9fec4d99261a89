"""Everything that is asked of the house before a change may stay: form, types, walls and tests."""

import os
import subprocess
import sys
from pathlib import Path

from deploy.house.browser import chromium
from deploy.house.places import ROOT

PROGRAMS = Path(sys.executable).parent
NOTHING_COLLECTED = 5
CHECKS = (
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("types", ["mypy"]),
    ("walls between the services", ["lint-imports"]),
)


def check(arguments: list[str]) -> int:
    """Run every check, all of them even when one fails, and then the tests."""
    failed = [words for words, command in CHECKS if not _passes(words, command)]
    result = test(arguments)
    if failed:
        print(f"\nNot in order: {', '.join(failed)}.")
    return result or len(failed)


def test(arguments: list[str]) -> int:
    """Run the tests, two at a time, then the journeys in a browser one by one."""
    browser = chromium()
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    results = [_pytest(["-n", "2", "-m", "not browser", *arguments], surroundings)]
    if browser:
        surroundings["KENGASH_CHROMIUM"] = browser
        results.append(_pytest(["-m", "browser", *arguments], surroundings))
    if all(result == NOTHING_COLLECTED for result in results):
        return NOTHING_COLLECTED
    result = max(0 if result == NOTHING_COLLECTED else result for result in results)
    if browser:
        return result
    sentence = "The journeys were skipped: this machine has no Chromium that starts."
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        print(f"{sentence} Under CI that is a failure.", flush=True)
        return result or 1
    print(sentence, flush=True)
    return result


def _passes(words: str, command: list[str]) -> bool:
    print(f"— {words}", flush=True)
    program = [str(PROGRAMS / command[0]), *command[1:]]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(program, cwd=ROOT, check=False, env=surroundings).returncode == 0


def _pytest(arguments: list[str], surroundings: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env=surroundings).returncode
