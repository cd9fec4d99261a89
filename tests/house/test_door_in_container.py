"""The door in its container keeps to the last place where it knew a service to live."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.house.places import ROOT

ENTER = ROOT / "deploy/nginx/enter"
# What stands around the door in a container, as far as it asks: who lives where, what fills in a
# template, and an nginx that says when it is told anew.
AROUND = {
    "getent": '#!/bin/sh\ngrep "^$2 " "{folder}/hosts" | sed "s/^[^ ]* //; s/$/ STREAM/"',
    "envsubst": (
        "#!{python}\nimport os, sys\nsys.path.insert(0, '{root}')\n"
        "from deploy.house.door import filled\n"
        "known = {{**dict.fromkeys(('KENGASH_LISTEN', 'KENGASH_PAGES', 'KENGASH_FRONT'), ''),"
        " 'KENGASH_ACCESS_LOG': '', 'KENGASH_ERROR_LOG': '', **os.environ}}\n"
        "print(filled(sys.stdin.read(), known))"
    ),
    # Like nginx it hears the signals that a shell lets its children ignore.
    "nginx": (
        "#!{python}\nimport signal, sys, time\n"
        "def say(what):\n    with open('{folder}/told', 'a') as told:\n"
        "        print(what, file=told)\n"
        "signal.signal(signal.SIGHUP, lambda *_: say('anew'))\n"
        "signal.signal(signal.SIGQUIT, lambda *_: sys.exit(0))\n"
        "say('open')\nwhile True:\n    time.sleep(1)\n"
    ),
}


class Entered:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hosts = folder / "hosts"
        self.told = folder / "told"
        self.told.touch()
        for name, text in AROUND.items():
            program = folder / name
            program.write_text(text.format(folder=folder, python=sys.executable, root=ROOT))
            program.chmod(0o755)

    def open(self) -> None:
        homes = {f"{name.upper()}_UPSTREAM": f"{name}:80" for name in SERVICES}
        self.process = subprocess.Popen(
            [str(ENTER)],
            env={
                **homes,
                "KENGASH_ADDRESS": "https://meeting.example",
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "TMPDIR": str(self.folder),
            },
        )

    def leads_to(self, name: str) -> str:
        """The servers behind a name in what nginx was given last."""
        text = (self.folder / "kengash.conf").read_text()
        line = next(line for line in text.splitlines() if line.startswith(f"upstream {name} "))
        return line.partition("{")[2].rpartition("}")[0].strip()


SERVICES = ("registration", "agenda", "badges")


@pytest.fixture
def entered(tmp_path: Path) -> Iterator[Entered]:
    made = Entered(tmp_path)
    yield made
    made.process.send_signal(signal.SIGTERM)
    assert made.process.wait(timeout=10) == 0


def told(entered: Entered, what: str, times: int) -> None:
    give_up = time.monotonic() + 15
    while entered.told.read_text().count(what) < times:
        assert time.monotonic() < give_up, f"nginx does not say {what}"
        time.sleep(0.05)


def test_a_name_forgotten_for_a_moment_closes_nothing(entered: Entered) -> None:
    entered.hosts.write_text("registration 10.1.0.1\nbadges 10.1.0.3\nbadges 10.1.0.4\n")
    entered.open()
    told(entered, "open", 1)
    assert entered.leads_to("registration") == "server 10.1.0.1:80;"
    assert entered.leads_to("agenda") == "server 127.0.0.1:9;"
    assert entered.leads_to("badges") == "server 10.1.0.3:80; server 10.1.0.4:80;"

    # The network knows nobody any more but the one that came late.
    entered.hosts.write_text("agenda 10.1.0.2\n")
    told(entered, "anew", 1)
    assert entered.leads_to("agenda") == "server 10.1.0.2:80;"
    assert entered.leads_to("registration") == "server 10.1.0.1:80;"
    assert entered.leads_to("badges") == "server 10.1.0.3:80; server 10.1.0.4:80;"

    entered.hosts.write_text("registration 10.1.0.9\nagenda 10.1.0.2\n")
    told(entered, "anew", 2)
    assert entered.leads_to("registration") == "server 10.1.0.9:80;"
