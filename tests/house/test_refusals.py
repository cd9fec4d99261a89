"""What stands in the way of opening is said in a sentence, and nothing half-made stays behind."""

import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.house import keys, lock, ports
from deploy.house.places import ROOT
from deploy.house.refusal import Refusal


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_a_taken_port_is_refused_and_a_free_one_named(taken_port: int) -> None:
    with pytest.raises(Refusal) as refusal:
        ports.insist(taken_port)
    said = str(refusal.value)
    assert said.startswith(f"Port {taken_port} is taken; --port ")
    assert ports.is_free(int(said.split("--port ")[1].split(",")[0]))


def test_a_number_that_is_no_port_is_refused() -> None:
    with pytest.raises(Refusal, match="70000 is not a port"):
        ports.insist(70000)


def test_up_says_that_the_port_is_taken_and_leaves_at_once(tmp_path: Path, taken_port: int) -> None:
    command = [sys.executable, "-m", "deploy.house", "up"]
    done = subprocess.run(
        [*command, "--data", str(tmp_path / "house"), "--port", str(taken_port)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"kengash: Port {taken_port} is taken;")
    assert "Traceback" not in done.stderr


def test_a_second_house_on_one_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "up.lock"
    with lock.held(path, "http://127.0.0.1:8080"):
        again = pytest.raises(Refusal, match=f"already open.*8080.*process {os.getpid()}")
        with again, lock.held(path, "http://127.0.0.1:8081"):
            pass


def test_a_lock_left_by_a_killed_house_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "up.lock"
    script = (
        "import os,sys; from pathlib import Path; from deploy.house import lock\n"
        "with lock.held(Path(sys.argv[1]), 'http://127.0.0.1:8080'): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False, timeout=20)
    assert path.read_text().endswith("http://127.0.0.1:8080\n")
    with lock.held(path, "http://127.0.0.1:8081"):
        assert path.read_text() == f"{os.getpid()} http://127.0.0.1:8081\n"


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    first = keys.kept(path)
    assert keys.kept(path) == first
    assert len(set(first.values())) == 3
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_older_keys_are_kept_and_one_for_passports_is_added(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"KENGASH_SECRET": "x", "KENGASH_KEY": "y"}))
    kept = keys.kept(path)
    assert (kept["KENGASH_SECRET"], kept["KENGASH_KEY"]) == ("x", "y")
    assert keys.kept(path) == kept
    assert len(kept["REGISTRATION_PASSPORT_KEY"]) == 44


@pytest.mark.parametrize("damage", ["", "{", json.dumps({"KENGASH_KEY": "x"}), "[]"])
def test_damaged_keys_are_refused_and_not_replaced(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(damage)
    with pytest.raises(Refusal, match="cannot be understood"):
        keys.kept(path)
    assert path.read_text() == damage
