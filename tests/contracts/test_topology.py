"""Each fact is told by its owner alone and heard wherever ROUTES says, and nowhere else."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from deploy import messages
from shared.contracts import MESSAGES, QUEUES, ROUTES
from shared.contracts.fact import Fact
from shared.language import ROOT
from shared.service import Service

SERVICES = ("registration", "agenda", "badges")
BY_CLASS = {fact.__name__: fact for fact in ROUTES}


def _service(name: str) -> Service:
    service = import_module(f"services.{name}.app").service
    assert isinstance(service, Service)
    return service


def _made_in(service: str) -> dict[str, set[Path]]:
    """The facts that a service's code makes, each with the files that do, by reading them."""
    found: dict[str, set[Path]] = {}
    for path in (ROOT / "services" / service).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.setdefault(node.func.id, set()).add(path)
    return {name: files for name, files in found.items() if name in BY_CLASS}


@pytest.mark.parametrize("fact", ROUTES, ids=lambda fact: fact.NAME)
def test_name_says_owner_and_version(fact: type[Fact]) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(_[a-z]+)*\.v[1-9]", fact.NAME)
    assert fact.owner() in SERVICES
    assert fact.__module__ == f"shared.contracts.{fact.owner()}"


@pytest.mark.parametrize("fact", ROUTES, ids=lambda fact: fact.NAME)
def test_fact_is_told_by_its_owner(fact: type[Fact]) -> None:
    assert fact.__name__ in _made_in(fact.owner())


@pytest.mark.parametrize("service", SERVICES)
def test_service_tells_its_own_facts_only(service: str) -> None:
    """The demonstration alone may begin as if it had heard of a meeting."""
    for name, files in _made_in(service).items():
        if BY_CLASS[name].owner() != service:
            assert {path.stem for path in files} <= {"seed"}, f"{service} tells {name}"


@pytest.mark.parametrize("service", SERVICES)
def test_service_hears_what_is_sent_to_it_and_nothing_else(service: str) -> None:
    sent = {fact for fact, queues in ROUTES.items() if {service, f"{service}-work"} & set(queues)}
    assert {fact.NAME for fact in _service(service).handlers} == {fact.NAME for fact in sent}


@pytest.mark.parametrize("service", SERVICES)
def test_handler_bears_the_name_of_what_it_hears(service: str) -> None:
    for fact, handler in _service(service).handlers.items():
        name = f"on_{fact.NAME.split('.')[1]}"
        assert handler.__name__ == name
        assert handler.__module__ == f"services.{service}.jobs.{name}"


def test_every_route_leads_to_a_queue_that_someone_works() -> None:
    for fact, queues in ROUTES.items():
        assert queues, f"nobody hears {fact.NAME}"
        assert set(queues) <= set(QUEUES)
        # To itself a service sends slow work alone; what is quick it does in place.
        assert fact.owner() not in queues


def test_message_names_are_unique() -> None:
    assert len(MESSAGES) == len(ROUTES)


def test_page_of_messages_is_fresh() -> None:
    assert messages.PAGE.read_text() == messages.page(), "run python -m deploy.messages"


def test_page_of_messages_leaves_nothing_out() -> None:
    page = messages.page()
    for fact, queues in ROUTES.items():
        entry = page.split(f"### {fact.NAME}\n", 1)[1].split("### ", 1)[0]
        for name in set(fact.__dataclass_fields__) - {"NAME"}:
            assert f"`{name}`" in entry
        (row,) = [line for line in page.splitlines() if line.startswith(f"| [`{fact.NAME}`]")]
        assert row.endswith(f"| {', '.join(queues)} |")
