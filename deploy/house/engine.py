"""One engine: a process with its files, that can be started, stopped, killed and started again."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from deploy.house.account import Account
from deploy.house.refusal import Refusal

PATIENCE = 30.0


class Engine:
    """A database server or a queue server, running as an account without privileges."""

    def __init__(
        self,
        name: str,
        command: list[str],
        account: Account,
        log: Path,
        ready: Callable[[], bool],
        *,
        stop_signal: signal.Signals,
    ) -> None:
        self._name = name
        self._command = account.command(command, when_left=stop_signal.name.removeprefix("SIG"))
        self._log = log
        self._ready = ready
        self._stop_signal = stop_signal
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Return the number of the running process."""
        if self._process is None:
            raise Refusal(f"{self._name} is not running.")
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Tell whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start, and return once it answers."""
        give_up = time.monotonic() + PATIENCE
        self._spawn()
        while not self._ready():
            if time.monotonic() > give_up:
                self.stop()
                raise Refusal(self._complaint("did not answer in time"))
            if not self.is_running:
                # What was killed a moment ago may still hold its files; it lets go by itself.
                if time.monotonic() > give_up - PATIENCE + 10:
                    raise Refusal(self._complaint("ended at once"))
                time.sleep(0.3)
                self._spawn()
            time.sleep(0.01)

    def stop(self, patience: float = 8.0) -> None:
        """End the process in good order, and otherwise without it."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(self._stop_signal)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End the process as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _spawn(self) -> None:
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_"))}
        surroundings |= {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=surroundings,
                cwd="/",
                # Ctrl-C reaches the whole group of the terminal; the engines end last, and by us.
                start_new_session=True,
                # A lock on the house may be handed down; nothing else is inheritable.
                close_fds=False,
            )

    def _complaint(self, what: str) -> str:
        last = self._log.read_text(errors="replace").strip().splitlines()[-3:]
        return f"{self._name} {what}. The end of {self._log}:\n  " + "\n  ".join(last)
