"""A process that begins as a copy of its parent: what one has learnt, all of them know at once."""

import ctypes
import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from subprocess import TimeoutExpired
from typing import NoReturn

PR_SET_PDEATHSIG = 1


class Fork:
    """A copy of this process that does one piece of work and ends, seen as other processes are."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.returncode: int | None = None
        parent = os.getpid()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _live(work, parent)

    def poll(self) -> int | None:
        """Return how it ended, or nothing while it lives."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended, for a while or for ever."""
        give_up = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if give_up is not None and time.monotonic() > give_up:
                raise TimeoutExpired(f"process {self.pid}", timeout or 0.0)
            time.sleep(0.01)
        return code

    def send_signal(self, what: signal.Signals) -> None:
        """Tell it something, if it still lives."""
        if self.poll() is None:
            os.kill(self.pid, what)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.send_signal(signal.SIGKILL)


def _live(work: Callable[[], None], parent: int) -> NoReturn:
    """Do the work as a process of one's own, told to end when the parent is gone."""
    code = 1
    try:
        os.setsid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if os.getppid() == parent:
            work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        # Never back into the parent's own story: its files, its posts, its clean-up.
        os._exit(code)
