"""Docker or Podman, whichever is here, told about one house of containers by the same few words."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]


class NoEngine(Exception):
    """Nothing on this machine runs containers; the message says what was looked for."""


class Refused(Exception):
    """The engine did not do what it was told; the message is its own."""


@dataclass
class Engine:
    """One way to run containers: its own command, and the one that reads compose files."""

    command: str
    compose: Sequence[str]
    surroundings: Mapping[str, str] = field(default_factory=dict)

    def say(
        self, words: Sequence[str], *, timeout: float = 60, check: bool = True, typed: str = ""
    ) -> str:
        """Tell the engine something, and return what it answers."""
        return self.run([self.command, *words], timeout=timeout, check=check, typed=typed)

    def run(
        self, command: Sequence[str], *, timeout: float, check: bool = True, typed: str = ""
    ) -> str:
        done = subprocess.run(
            command,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
            env={**os.environ, **self.surroundings},
            cwd=ROOT,
        )
        if check and done.returncode:
            raise Refused(f"{' '.join(command)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done.stdout


@contextmanager
def found() -> Iterator[Engine]:
    """Yield what runs containers here; a missing podman-compose is fetched for the time being."""
    if _answers(["docker", "info"]) and _answers(["docker", "compose", "version"]):
        yield Engine("docker", ["docker", "compose"])
        return
    if not _answers(["podman", "info"]):
        raise NoEngine("Neither Docker nor Podman answers on this machine.")
    # Health checks are kept only in images of Docker's own form.
    surroundings = {"BUILDAH_FORMAT": "docker"}
    if there := shutil.which("podman-compose"):
        yield Engine("podman", [there], surroundings)
        return
    with TemporaryDirectory(prefix="kengash-compose-") as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pinned = ROOT / "requirements/topology.txt"
        words = ["install", "--quiet", "--require-hashes", "--requirement", str(pinned)]
        subprocess.run([f"{folder}/bin/pip", *words], check=True)
        yield Engine("podman", [f"{folder}/bin/podman-compose"], surroundings)


def _answers(command: Sequence[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=30).returncode == 0
    except subprocess.TimeoutExpired:
        return False


@dataclass
class Containers:
    """The house of one compose file, under a name of its own."""

    engine: Engine
    project: str
    settings: Path

    def compose(self, *words: str, timeout: float = 600, check: bool = True) -> str:
        command = [*self.compose_command(), *words]
        return self.engine.run(command, timeout=timeout, check=check)

    def compose_command(self) -> list[str]:
        named = ["-p", self.project, "--env-file", str(self.settings), "-f", "docker-compose.yml"]
        return [*self.engine.compose, *named]

    def container(self, service: str) -> str:
        """Return the number of a service's container, running or not."""
        prefix = "label=com.docker.compose"
        found = self.engine.say(
            [
                "ps",
                *("--all", "--quiet"),
                *("--filter", f"{prefix}.project={self.project}"),
                *("--filter", f"{prefix}.service={service}"),
            ]
        ).split()
        if len(found) != 1:
            raise Refused(f"There are {len(found)} containers of {service}.")
        return found[0]

    def run_in(self, service: str, *command: str, typed: str = "") -> str:
        """Run a command in a service's container, typing what it asks; return what it prints."""
        words = ["exec", "--interactive", self.container(service), *command]
        return self.engine.say(words, typed=typed)

    def kill(self, *services: str) -> None:
        """End containers as a power cut would."""
        for service in services:
            self.engine.say(["kill", "--signal", "KILL", self.container(service)])
            self._wait_until_over(service)

    def stop(self, service: str, seconds: int) -> float:
        """Ask a container to end, and say how long it took."""
        began = time.monotonic()
        self.engine.say(["stop", "--time", str(seconds), self.container(service)])
        return time.monotonic() - began

    def start(self, *services: str) -> None:
        for service in services:
            self.engine.say(["start", self.container(service)])

    def is_well(self, service: str) -> bool:
        """Tell what the container's own health check says, asked now."""
        container = self.container(service)
        if self.engine.command == "docker":
            words = ["inspect", "--format", "{{.State.Health.Status}}", container]
            return self.engine.say(words).strip() == "healthy"
        try:
            self.engine.say(["healthcheck", "run", container])
        except Refused:
            return False
        return True

    def inspect(self, service: str) -> dict[str, object]:
        answer: list[dict[str, object]] = json.loads(
            self.engine.say(["inspect", self.container(service)])
        )
        return answer[0]

    def logs(self, service: str) -> str:
        """Return the last of what a container said, on either of its two voices."""
        command = [self.engine.command, "logs", "--tail", "60", self.container(service)]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        return done.stdout

    def memory(self) -> dict[str, str]:
        """Say what each container holds at present, as the engine counts it."""
        told: dict[str, str] = {}
        for service in SERVICES:
            words = ["stats", "--no-stream", "--format", "{{.MemUsage}}", self.container(service)]
            told[service] = self.engine.say(words).strip().partition(" ")[0]
        return told

    def _wait_until_over(self, service: str) -> None:
        give_up = time.monotonic() + 15
        while time.monotonic() < give_up:
            words = ["inspect", "--format", "{{.State.Running}}", self.container(service)]
            if self.engine.say(words).strip() == "false":
                return
            time.sleep(0.1)
        raise Refused(f"{service} was killed and goes on.")


OURS = ("registration", "agenda", "badges")
WORKERS = tuple(f"{name}-workers" for name in OURS)
ENGINES = ("postgres", "redis")
SERVICES = ("nginx", *OURS, *WORKERS, *ENGINES)
