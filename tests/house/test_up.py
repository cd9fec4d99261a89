"""The whole house on one machine: it opens, survives, opens again quickly and leaves nothing."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from deploy.house.door import answers
from deploy.house.places import ROOT, SERVICES
from deploy.house.up import MAILBOX, SIGN_IN
from tests.house.test_supervisor import is_there, until


class Up:
    """./kengash up, as it runs once the machine is complete."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.said = data.parent / "said"

    def open(self) -> float:
        began = time.monotonic()
        command = [sys.executable, "-m", "deploy.house", "up", "--data", str(self.data)]
        named = ("KENGASH_ADDRESS", "REDIS_URL", *(f"{n.upper()}_DATABASE_URL" for n in SERVICES))
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                cwd=ROOT,
                env={k: v for k, v in os.environ.items() if k not in named},
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        until(lambda: "is open at" in self.words() or self.process.poll() is not None, 300)
        assert self.process.poll() is None, self.words()
        return time.monotonic() - began

    def words(self) -> str:
        return self.said.read_text()

    def answers(self, path: str) -> bool:
        return answers(path, port=self.port)

    def close(self) -> float:
        began = time.monotonic()
        self.process.terminate()
        assert self.process.wait(timeout=20) == 0, self.words()
        return time.monotonic() - began

    def everybody(self) -> dict[int, str]:
        """Return all processes that descend from it, with what was called."""
        assert self.process.poll() is None, self.words()
        parents: dict[int, int] = {}
        called: dict[int, str] = {}
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                state = Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()
                words = Path("/proc", entry, "cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(entry)] = int(state[1])
            called[int(entry)] = words.replace(b"\0", b" ").decode().strip()
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return {pid: called[pid] for pid in found}

    def web(self) -> set[int]:
        """Return the web processes of badges."""
        return {p for p, w in self.everybody().items() if w.endswith("services.badges web")}


@pytest.fixture(scope="module")
def up() -> Iterator[Up]:
    with TemporaryDirectory(prefix="kengash-") as folder:
        Path(folder).chmod(0o711)
        made = Up(Path(folder, "house"))
        made.open()
        yield made
        if made.process.poll() is None:
            made.close()


def test_says_where_it_is_and_who_may_sign_in(up: Up) -> None:
    words = up.words()
    assert f"Kengash is open at http://127.0.0.1:{up.port}/ (ready in " in words
    assert re.search(r"^  \S+@\S+ +\S+ +Organiser$", words, re.MULTILINE)
    for path in ("/", SIGN_IN, *(f"/{name}/health/ready" for name in SERVICES)):
        assert up.answers(path), path
    assert f"the administrator reads them at http://127.0.0.1:{up.port}{MAILBOX}." in words


def test_the_doctor_sees_that_it_is_open(up: Up) -> None:
    command = [sys.executable, "-m", "deploy.house", "doctor", "--data", str(up.data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"at http://127.0.0.1:{up.port} (process {up.process.pid})" in done.stdout


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/registration/sign-in", 413),
        ("/registration/account/password", 401),
        ("/agenda/meetings/new", 401),
        ("/agenda/meetings/nowhere/", 405),
        ("/badges/nowhere", 404),
    ],
)
def test_ten_megabytes_that_are_refused_are_not_taken_for_a_house_that_is_away(
    up: Up, path: str, status: int
) -> None:
    line = http.client.HTTPConnection("127.0.0.1", up.port, timeout=20)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", path, b"email=" + b"x" * 10 * 1024 * 1024, kind)
    response = line.getresponse()
    page = response.read().decode()
    assert response.status == status
    assert ("This form is too long" in page) == (status == 413)
    line.close()


def test_a_service_can_be_away_while_the_others_go_on(up: Up) -> None:
    pause = up.data / "paused/registration"
    pause.touch()
    until(lambda: not up.answers("/registration/health/live"), 15)
    assert up.answers("/badges/health/ready")
    assert up.answers("/agenda/health/ready")
    pause.unlink()
    until(lambda: up.answers("/registration/health/ready"), 30)


def test_what_is_killed_comes_back(up: Up) -> None:
    before = up.web()
    os.kill(min(before), signal.SIGKILL)
    until(lambda: up.web() and not up.web() & before, 30)
    until(lambda: up.answers("/badges/health/ready"), 30)
    assert "badges-web ended with signal 9; it starts again in 0.2 s." in up.words()


def test_ends_within_ten_seconds_and_opens_again_in_seconds(up: Up) -> None:
    sign_ins = re.findall(r"^  \S+@.*$", up.words(), re.MULTILINE)
    everybody = up.everybody()
    assert len(everybody) > 12
    assert up.close() < 10
    assert [pid for pid in everybody if is_there(pid)] == []
    assert up.words().endswith("Kengash is closing …\nKengash is closed.\n")
    assert up.open() < 30
    assert re.findall(r"^  \S+@.*$", up.words(), re.MULTILINE) == sign_ins


def test_leaves_no_orphans_when_killed_and_opens_again(up: Up) -> None:
    everybody = up.everybody()
    # The front page needs agenda alone; the other two have shown how they open.
    for name in ("registration", "badges"):
        (up.data / "paused" / name).touch()
    up.process.kill()
    up.process.wait()
    up.open()
    assert [pid for pid in everybody if is_there(pid)] == []
    assert up.answers("/")
    up.close()
