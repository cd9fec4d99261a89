"""Who the engines run as: whoever started them, and never the administrator."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from deploy.house.refusal import Refusal


class Way(Enum):
    """How a process comes to be somebody without privileges."""

    SAME = "we are nobody special ourselves"
    DROP = "root steps down to the account"
    NAMESPACE = "root is known by the account's number inside, and keeps its reach outside"


@dataclass(frozen=True)
class Account:
    """The owner of an engine's files and processes."""

    name: str
    uid: int
    gid: int
    way: Way

    def command(self, command: list[str], *, when_left: str) -> list[str]:
        """Return the command as this account runs it, told by a signal when we are gone."""
        leash = ["setpriv", "--pdeathsig", when_left]
        if self.way is Way.DROP:
            leash += ["--reuid", str(self.uid), "--regid", str(self.gid), "--clear-groups"]
        elif self.way is Way.NAMESPACE:
            leash = [*_namespace(self.uid, self.gid), *leash]
        return [*leash, "--", *command]

    def reaches(self, place: Path) -> bool:
        """Tell whether this account can pass every folder above a place."""
        if self.way is not Way.DROP:
            return os.access(place, os.X_OK)
        return _runs(self.command(["test", "-x", str(place)], when_left="KILL"))

    def folder(self, place: Path) -> Path:
        """Make a folder that this account alone may open."""
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.way is Way.DROP:
            os.chown(place, self.uid, self.gid)
        place.chmod(0o700)
        return place


def for_folder(folder: Path) -> Account:
    """Choose who keeps a folder: its owner of old, or an account that can reach it."""
    if os.geteuid() != 0:
        return _ourselves(folder)
    _open_to_passers_by(folder.parent)
    owner = folder.stat().st_uid if folder.exists() else None
    entry = pwd.getpwuid(owner) if owner else _anybody()
    account = Account(entry.pw_name, entry.pw_uid, entry.pw_gid, Way.DROP)
    # A folder of root's own was begun in a namespace, and only a namespace can go on with it.
    if owner != 0 and account.reaches(folder.parent):
        return account
    if _runs([*_namespace(account.uid, account.gid), "--", "test", "-x", str(folder.parent)]):
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, Way.NAMESPACE)
    raise Refusal(
        f"The engines do not run as root, and the account “{account.name}” cannot reach "
        f"{folder.parent}. Name a folder that everybody can pass through, such as "
        "/var/lib/kengash, with --data."
    )


def _ourselves(folder: Path) -> Account:
    if folder.exists() and folder.stat().st_uid != os.geteuid():
        raise Refusal(
            f"{folder} belongs to another account. Start Kengash as that account, or name "
            "another folder with --data."
        )
    return Account("", os.geteuid(), os.getegid(), Way.SAME)


def _anybody() -> pwd.struct_passwd:
    """Find an account without privileges that every system has; none is added for our sake."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Refusal(
        "PostgreSQL does not run as root, and this machine has neither an account “postgres” "
        "nor “nobody”. Start Kengash as an ordinary user."
    )


def _open_to_passers_by(folder: Path) -> None:
    """Let the account through our own folder; what lies above it is not ours to loosen."""
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    mode = folder.stat().st_mode & 0o7777
    if folder.stat().st_uid == 0 and mode & 0o011 != 0o011:
        folder.chmod(mode | 0o011)


def _namespace(uid: int, gid: int) -> list[str]:
    return ["unshare", "--user", f"--map-user={uid}", f"--map-group={gid}"]


def _runs(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
