"""A web process holds what its pages need, and nothing of what works behind them."""

import subprocess
import sys

import pytest

from shared.language import ROOT
from tests.conftest import SERVICES

# What migrates, what carries messages, what presses papers: each a tenth of the memory.
BEHIND = ("alembic", "redis", "rq", "weasyprint")


@pytest.mark.parametrize("service", SERVICES)
def test_pages_are_served_without_what_works_behind_them(service: str) -> None:
    asked = (
        f"import sys, services.{service}.app as _; "
        f"print([each for each in {BEHIND!r} if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
