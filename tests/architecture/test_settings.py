"""What a deployment is told, and what it runs, is what the code reads and answers to."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from deploy import settings
from shared.config import HouseConfig
from shared.contracts import QUEUES
from shared.language import ROOT
from shared.service import COMMANDS
from tests.architecture.tree import SERVICES, named, python_files

COMPOSE = (ROOT / "docker-compose.yml").read_text()


def _blocks() -> Iterator[tuple[str, str]]:
    """Each container's name with its lines."""
    body = re.split(r"^services:\n", COMPOSE, flags=re.MULTILINE)[1]
    body = re.split(r"^\w", body, flags=re.MULTILINE)[0]
    parts = re.split(r"^  ([\w-]+):\n", body, flags=re.MULTILINE)[1:]
    yield from zip(parts[::2], parts[1::2], strict=True)


def test_example_of_settings_is_fresh() -> None:
    assert settings.PAGE.read_text() == settings.page(), "run python -m deploy.settings"


def test_example_names_every_setting_once() -> None:
    named_there = re.findall(r"^#?([A-Z][A-Z_]+)=", settings.page(), flags=re.MULTILINE)
    assert len(named_there) == len(set(named_there))
    assert set(named_there) == settings.names() | set(settings.CONTAINERS)


def test_containers_are_told_nothing_that_the_example_leaves_out() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE))
    example = set(re.findall(r"^([A-Z][A-Z_]+)=", settings.page(), flags=re.MULTILINE))
    assert asked <= example
    assert set(settings.CONTAINERS) <= asked, "the example names what no container asks for"


@pytest.mark.parametrize("config", settings.CONFIGS, ids=lambda config: config.__name__)
def test_setting_bears_its_service_s_prefix_and_says_what_it_is_for(
    config: type[HouseConfig],
) -> None:
    prefix = config.__name__.removesuffix("Config").upper()
    house = {each.name for each in fields(HouseConfig)}
    for each in fields(config):
        name, words = each.metadata["name"], each.metadata["words"]
        assert name.startswith(("KENGASH_", "REDIS_") if each.name in house else f"{prefix}_")
        assert words.endswith("."), name


def test_setting_is_named_in_its_config_alone() -> None:
    """A setting that is read anywhere else is in no example and in no dataclass."""
    for path in python_files("services", "shared"):
        if path.name not in ("config.py", "seed.py"):
            found = set(re.findall(r"[A-Z]+(?:_[A-Z]+)+", path.read_text()))
            assert not found & settings.names(), f"{named(path)} names {found & settings.names()}"


@pytest.mark.parametrize("service", SERVICES)
def test_each_service_has_a_container_for_pages_and_one_for_workers(service: str) -> None:
    blocks = dict(_blocks())
    for name, command in ((service, "web"), (f"{service}-workers", "workers")):
        assert f"command: [{command}]" in blocks[name], name
        assert f"image: kengash/{service}:" in blocks[name], name
        assert f"environment: *{service}" in blocks[name], name


def test_containers_run_commands_that_exist() -> None:
    for name, lines in _blocks():
        if "image: kengash/" in lines:
            (command,) = re.findall(r"command: \[(\w+)\]", lines)
            assert command in COMMANDS, name


def test_every_queue_is_worked_by_some_command() -> None:
    """`workers` keeps relay, worker and work going; the last two work the service's two queues."""
    source = (ROOT / "shared/service.py").read_text()
    for name in ("relay", "worker", "work"):
        assert f'"{name}": task("{name}"' in source
    assert set(QUEUES) == {f"{name}{kind}" for name in SERVICES for kind in ("", "-work")}
