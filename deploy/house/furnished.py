"""Whether a folder's databases already hold today's tables and the demo meeting."""

import json
from hashlib import sha256
from pathlib import Path

from deploy.house.places import ROOT, SERVICES


def known(path: Path, cluster: Path) -> list[str] | None:
    """Return what was said when the folder was furnished, if nothing has changed since."""
    try:
        kept = json.loads(path.read_text())
        return list(kept["said"]) if kept["by"] == _fingerprint(cluster) else None
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def remember(path: Path, cluster: Path, said: list[str]) -> None:
    """Keep what was said, beside what it was said by; whole or not at all."""
    draft = path.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps({"by": _fingerprint(cluster), "said": said}))
    draft.rename(path)


def _fingerprint(cluster: Path) -> str:
    """Sum up every file that makes tables or demo meetings, and when the cluster was made."""
    sources = [
        file
        for service in SERVICES
        for pattern in ("migrations/**/*.py", "seed*.py", "seed/**/*")
        for file in sorted((ROOT / "services" / service).glob(pattern))
        if file.is_file() and file.suffix != ".pyc"
    ]
    total = sha256(str((cluster / "PG_VERSION").stat().st_mtime_ns).encode())
    for file in sources:
        total.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return total.hexdigest()
