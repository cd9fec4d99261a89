"""Keeps several processes going: starts them in order, restarts what dies, ends them all."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from shared.forks import Fork

PR_SET_CHILD_SUBREAPER = 36
SHORTEST_PAUSE = 0.2
LONGEST_PAUSE = 10.0
# Who has lived this long has started well; its next death counts as its first.
LONG_LIFE = 30.0
# All must be over within ten seconds, and databases end after those who use them.
PATIENCE = 7.0


Running = subprocess.Popen[bytes] | Fork


class StartFailed(Exception):
    """A process that did not come up; the message says which, for the person who waits for it."""


@dataclass(frozen=True)
class Program:
    """One process to keep going: how it is called, and how one knows that it is ready."""

    name: str
    # What is called, or what a copy of this process does.
    command: Sequence[str] | Callable[[], None]
    environment: Mapping[str, str] | None = None
    folder: Path | None = None
    log: Path | None = None
    is_ready: Callable[[], bool] | None = None
    # Asked all the time: who is not wanted at present is ended, and started when wanted again.
    is_wanted: Callable[[], bool] = lambda: True


@dataclass
class _Post:
    """A program's place in the house, with whoever holds it at present."""

    program: Program
    process: Running | None = None
    since: float = 0.0
    pause: float = SHORTEST_PAUSE
    not_before: float = 0.0
    leaving_since: float | None = None


@dataclass
class Supervisor:
    """Starts stages of programs one after the other, then watches until told to end."""

    stages: Sequence[Sequence[Program]]
    say: Callable[[str], None] = lambda sentence: print(sentence, file=sys.stderr, flush=True)
    _posts: list[_Post] = field(default_factory=list)
    _known: set[int] = field(default_factory=set)
    _ending: bool = False

    def start(self, patience: float = 120.0) -> None:
        """Start everything and return when all of it is ready; refuses with `StartFailed`."""
        _adopt_orphans()
        self._known = _children()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._end)
        # Whoever was started to outlive its terminal goes on without it.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._end)
        for stage in self.stages:
            if self._ending:
                return
            posts = [_Post(program) for program in stage]
            self._posts += posts
            for post in posts:
                self._begin(post)
            self._wait_until_ready(posts, patience)

    def watch(self) -> None:
        """Restart what dies, until somebody asks for the end."""
        while not self._ending:
            self.look()
            time.sleep(0.1)

    def look(self) -> None:
        """See once who has died, who is not wanted, and who may be started again."""
        died = [post for post in self._posts if self._see_to(post)]
        if died:
            self._sweep()

    def stop(self) -> None:
        """End everything, in good order where it lets itself be ended so."""
        self._ending = True
        for post in self._posts:
            _tell(post.process, signal.SIGTERM)
        give_up = time.monotonic() + PATIENCE
        for post in self._posts:
            if post.process is not None:
                _wait(post.process, give_up)
        self._posts.clear()
        while self._sweep():
            time.sleep(0.02)

    @property
    def is_ending(self) -> bool:
        """Tell whether somebody has asked for the end."""
        return self._ending

    def pids(self) -> dict[str, int]:
        """Return the numbers of the processes that hold their posts at present."""
        return {p.program.name: p.process.pid for p in self._posts if p.process is not None}

    def _begin(self, post: _Post) -> None:
        program = post.program
        if not program.is_wanted():
            return
        post.process = Fork(program.command) if callable(program.command) else _called(program)
        post.since = time.monotonic()
        post.leaving_since = None

    def _wait_until_ready(self, posts: list[_Post], patience: float) -> None:
        give_up = time.monotonic() + patience
        waiting = [p for p in posts if p.program.is_ready and p.program.is_wanted()]
        while waiting and not self._ending:
            for post in posts:
                if post.process is not None and post.process.poll() is not None:
                    raise StartFailed(f"{post.program.name} ended while it was starting.")
            waiting = [p for p in waiting if p.program.is_ready and not p.program.is_ready()]
            if waiting and time.monotonic() > give_up:
                raise StartFailed(f"{waiting[0].program.name} did not become ready in time.")
            time.sleep(0.05)

    def _see_to(self, post: _Post) -> bool:
        """Do for one post what is due, and tell whether its holder has died."""
        now = time.monotonic()
        if post.process is not None and post.process.poll() is not None:
            self._note_end(post, now)
            return True
        if post.process is None and now >= post.not_before:
            self._begin(post)
        elif post.process is not None and not post.program.is_wanted():
            self._send_away(post, now)
        return False

    def _send_away(self, post: _Post, now: float) -> None:
        if post.leaving_since is None:
            post.leaving_since = now
            _tell(post.process, signal.SIGTERM)
        elif now - post.leaving_since > PATIENCE:
            _tell(post.process, signal.SIGKILL)

    def _note_end(self, post: _Post, now: float) -> None:
        code = (post.process.returncode if post.process else None) or 0
        post.process = None
        if post.leaving_since is not None or self._ending:
            return
        if now - post.since > LONG_LIFE:
            post.pause = SHORTEST_PAUSE
        how = f"with signal {-code}" if code < 0 else f"with code {code}"
        self.say(f"{post.program.name} ended {how}; it starts again in {post.pause:.1f} s.")
        post.not_before = now + post.pause
        post.pause = min(post.pause * 2, LONGEST_PAUSE)

    def _sweep(self) -> bool:
        """End whoever was left behind by a process that died, and tell whether there was one."""
        ours = {post.process.pid for post in self._posts if post.process is not None}
        orphans = _children() - self._known - ours
        for pid in orphans:
            try:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            except (ProcessLookupError, ChildProcessError):
                continue
        return bool(orphans)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._ending = True


def supervise(commands: Mapping[str, Sequence[str] | Callable[[], None]]) -> None:
    """Keep some commands going until this process is told to end."""
    supervisor = Supervisor([[Program(name, command) for name, command in commands.items()]])
    try:
        supervisor.start()
        supervisor.watch()
    finally:
        supervisor.stop()


def _called(program: Program) -> subprocess.Popen[bytes]:
    command = [] if callable(program.command) else leashed(program.command)
    log = program.log.open("ab") if program.log else None
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=None if program.environment is None else dict(program.environment),
            cwd=program.folder,
            # Ctrl-C reaches the terminal's whole group; here it is passed on in order.
            start_new_session=True,
            # A lock on the house may be handed down; nothing else is inheritable.
            close_fds=False,
        )
    finally:
        if log:
            log.close()


def leashed(command: Sequence[str]) -> list[str]:
    """Return a command that is told to end when whoever starts it is gone, however it went."""
    return ["setpriv", "--pdeathsig", "TERM", "--", *command]


def _adopt_orphans() -> None:
    """Become the parent of whatever our children leave behind, so that nothing escapes."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children() -> set[int]:
    """Return the processes whose parent we are, by birth or by adoption."""
    found = set()
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            # The name stands in brackets and may hold anything; the parent is the second after it.
            state = Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(state[1]) == os.getpid():
            found.add(int(entry))
    return found


def _tell(process: Running | None, what: signal.Signals) -> None:
    if process is not None and process.poll() is None:
        process.send_signal(what)


def _wait(process: Running, give_up: float) -> None:
    try:
        process.wait(max(0.0, give_up - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
