"""Everything that is asked of the house before a change may stay: form, types, walls and tests."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from deploy.house.browser import can_be_led, chromium
from deploy.house.places import ROOT

PROGRAMS = Path(sys.executable).parent
NOTHING_COLLECTED = 5
NO_TESTS = "--no-tests"
CHECKS = (
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("types", ["mypy"]),
    ("walls between the services", ["lint-imports"]),
)


def check(arguments: list[str]) -> int:
    """Run every check, all of them even when one fails, and then the tests, unless left out."""
    failed = [words for words, command in CHECKS if not _passes(words, command)]
    result = 0 if NO_TESTS in arguments else test(arguments)
    if failed:
        print(f"\nNot in order: {', '.join(failed)}.")
    return result or len(failed)


def test(arguments: list[str]) -> int:
    """Run the tests, two at a time, then the journeys in two browsers and one house."""
    browser = chromium() if can_be_led() else None
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with TemporaryDirectory(prefix="kengash-tests-") as folder:
        reports = [Path(folder, "tests.xml"), Path(folder, "journeys.xml")]
        without = [
            "-n",
            "2",
            # What a file opens, a house or a cluster, is opened once and not by both of the two.
            "--dist",
            "loadfile",
            "--no-loadscope-reorder",
            "-m",
            "not browser",
            f"--junitxml={reports[0]}",
        ]
        results = [_pytest([*without, *arguments], surroundings)]
        if browser:
            surroundings["KENGASH_CHROMIUM"] = browser
            journeys = ["-n", "2", "-m", "browser", f"--junitxml={reports[1]}"]
            results.append(_pytest([*journeys, *arguments], surroundings))
            print(_sum(reports), flush=True)
    # A part without a test of the kind asked for is no failure, unless no part has one.
    result = min(results) if NOTHING_COLLECTED in results and 0 in results else max(results)
    return result if browser else _without_journeys(result)


def _without_journeys(result: int) -> int:
    sentence = "The journeys were skipped: this machine has no browser that can be led."
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        print(f"{sentence} Under CI that is a failure.", flush=True)
        return result or 1
    print(sentence, flush=True)
    return result


def _sum(reports: list[Path]) -> str:
    """Add up what the parts counted, so that the last line speaks for all of them."""
    total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for report in reports:
        if report.exists():
            for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 (our own file)
                for name in total:
                    total[name] += int(suite.get(name, "0"))
    failed = total["failures"] + total["errors"]
    skipped = f", {total['skipped']} skipped" if total["skipped"] else ""
    passed = total["tests"] - failed - total["skipped"]
    return f"Together: {passed} passed, {failed} failed{skipped}."


def _passes(words: str, command: list[str]) -> bool:
    print(f"— {words}", flush=True)
    program = [str(PROGRAMS / command[0]), *command[1:]]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(program, cwd=ROOT, check=False, env=surroundings).returncode == 0


def _pytest(arguments: list[str], surroundings: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, env=surroundings).returncode
