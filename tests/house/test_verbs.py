"""The verbs say what they did, and their exit codes are honest."""

import os
import subprocess
import sys

import pytest

from deploy.house.places import ROOT

ONE_TEST = "tests/house/test_refusals.py::test_a_number_that_is_no_port_is_refused"
# One test that needs no engine needs nothing that starts one either.
TEST = [sys.executable, "-m", "deploy.house", "test", "-q", "-n0", "--noconftest"]


def said(command: list[str], **surroundings: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "CI"))}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, **surroundings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )


def test_alone_it_lists_its_verbs() -> None:
    done = said(["./kengash"])
    assert done.returncode == 0
    for verb in ("up", "test", "check", "bench [NAME]", "doctor"):
        assert f"./kengash {verb}" in done.stdout


def test_an_unknown_verb_is_refused() -> None:
    done = said(["./kengash", "fly"])
    assert done.returncode == 1
    assert done.stdout.endswith("kengash: there is no verb “fly”.\n")


def test_a_benchmark_that_is_not_there_is_refused() -> None:
    done = said([sys.executable, "-m", "deploy.house", "bench", "no_such_thing"])
    assert done.returncode == 1
    assert done.stdout.startswith("kengash: No benchmark is called “no_such_thing”.")


@pytest.mark.parametrize(
    ("ci", "code", "last"),
    [
        ("", 0, "The journeys were skipped: this machine has no browser that can be led."),
        ("true", 1, "Under CI that is a failure."),
    ],
)
def test_skipped_journeys_are_said_and_fail_under_ci(ci: str, code: int, last: str) -> None:
    done = said([*TEST, ONE_TEST], PATH="/nowhere", CI=ci)
    assert "1 passed" in done.stdout
    assert done.returncode == code
    assert done.stdout.rstrip().endswith(last)


def test_a_failing_test_fails_the_verb() -> None:
    assert said([*TEST, "tests/house/no_such.py"], PATH="/nowhere").returncode != 0
