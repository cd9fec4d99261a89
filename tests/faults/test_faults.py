"""Whatever is killed while people work, nothing is lost and nothing is done twice."""

import re
import subprocess
import sys

import pytest

from shared.language import ROOT


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "tests.faults.run", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stdout, done.stderr[-3000:])
    assert done.returncode == 0
    return done.stdout


def _figure(said: str, word: str) -> int:
    found = re.search(rf"^{word} (\d+)", said, flags=re.MULTILINE)
    assert found, f"nothing is said of {word}"
    return int(found.group(1))


def test_nothing_is_lost_and_nothing_doubled_in_a_few_seconds_of_kills() -> None:
    said = _run("--seconds", "6", "--hasten", "--guests", "20")
    assert (_figure(said, "lost"), _figure(said, "doubled")) == (0, 0)
    assert _figure(said, "facts") > 50
    assert _figure(said, "kills") >= 3


@pytest.mark.long
def test_nothing_is_lost_and_nothing_doubled_in_a_minute_of_kills() -> None:
    said = _run("--seconds", "60")
    assert (_figure(said, "lost"), _figure(said, "doubled")) == (0, 0)
    assert _figure(said, "facts") > 500
    assert _figure(said, "kills") >= 30
