"""Each service's image holds what its own list of packages names, and its code asks for no more."""

import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest

from shared.language import ROOT
from tests.architecture.tree import SERVICES

# Loaded as its commands load it; then what of it was found outside the standard library is said.
LOAD = """
import importlib, json, pkgutil, sys
before = set(sys.modules)
import services.{service}.app
for part in ("usecases", "jobs", "queries", "web", "schemas"):
    package = importlib.import_module("services.{service}." + part)
    for each in pkgutil.iter_modules(package.__path__):
        importlib.import_module(package.__name__ + "." + each.name)
found = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(json.dumps(sorted(found - set(sys.stdlib_module_names))))
"""


def _one_spelling(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("service", SERVICES)
def test_service_loads_nothing_that_its_image_lacks(service: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOAD.format(service=service)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    listed = {
        _one_spelling(name)
        for name in re.findall(
            r"^([A-Za-z0-9][\w.-]*)==", (ROOT / f"requirements/{service}.txt").read_text(), re.M
        )
    }
    packages = packages_distributions()
    asked = {
        _one_spelling(each)
        for module in json.loads(done.stdout)
        for each in packages.get(module, ())[:1]
    }
    assert asked - listed == set()
