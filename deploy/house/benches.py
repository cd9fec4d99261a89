"""Runs the measurements that stand under benchmarks/, each a command that prints its figures."""

import subprocess
import sys

from deploy.house.places import ROOT
from deploy.house.refusal import Refusal


def bench(name: str | None, arguments: list[str], *, as_json: bool) -> int:
    """Run one measurement, or all of them in the order of their names."""
    known = sorted(p.stem for p in (ROOT / "benchmarks").glob("[a-z]*.py"))
    if name is not None and name not in known:
        have = f"There are: {', '.join(known)}." if known else "There are none yet."
        raise Refusal(f"No benchmark is called “{name}”. {have}")
    chosen = [name] if name else known
    if not chosen:
        raise Refusal("There are no benchmarks yet.")
    passed_on = [*(["--json"] if as_json else []), *arguments]
    results = [
        subprocess.run(
            [sys.executable, "-m", f"benchmarks.{each}", *passed_on], cwd=ROOT, check=False
        ).returncode
        for each in chosen
    ]
    return max(results)
