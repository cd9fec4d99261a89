"""Writes docs/messages.md: every fact that travels, who tells it, who hears it, what it carries."""

import argparse
import inspect
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import MISSING, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from shared.contracts import QUEUES, ROUTES
from shared.contracts.fact import Fact

PAGE = Path(__file__).resolve().parent.parent / "docs/messages.md"
SERVICES = ("registration", "agenda", "badges")
HEAD = """# What the services tell each other

This page is made from `shared/contracts` by `python -m deploy.messages`, and is never edited.

A fact is told in the past tense by the service that owns it, in the same transaction as the change
it reports. It is carried until every queue named here has acknowledged that it was applied, so it
arrives at least once and takes effect exactly once. Within a queue no order is promised: a fact
about something that changes carries its `revision`, and older news are ignored.

A field may be added when it has a default. Anything else is a new version beside the old one. One
sample of each message, and of each message as it once was, lies under `tests/contracts/samples`.

A queue bears the name of the service that hears it; `-work` is the same service's slow work.
"""


def page() -> str:
    """The whole page as it should stand."""
    parts = [HEAD, _topology(), *(_section(service) for service in SERVICES)]
    return "\n".join(parts)


def _topology() -> str:
    rows = [("fact", "told by", "heard by")]
    for fact, queues in sorted(ROUTES.items(), key=lambda route: route[0].NAME):
        rows.append((f"[`{fact.NAME}`](#{_anchor(fact)})", fact.owner(), ", ".join(queues)))
    idle = sorted(set(QUEUES) - {queue for queues in ROUTES.values() for queue in queues})
    words = f"\nNothing is sent yet to: {', '.join(idle)}.\n" if idle else ""
    return _table(rows) + words


def _section(service: str) -> str:
    told = sorted((f for f in ROUTES if f.owner() == service), key=lambda fact: fact.NAME)
    return f"## {service} tells\n\n" + "\n".join(_entry(fact) for fact in told)


def _entry(fact: type[Fact]) -> str:
    words = " ".join((inspect.getdoc(fact) or "").split())
    why = _remarks(fact)
    hints = get_type_hints(fact)
    rows = [("field", "kind", "")]
    for each in fields(fact):
        optional = each.default is not MISSING or each.default_factory is not MISSING
        kind = _kind(hints[each.name]) + (", may be left out" if optional else "")
        rows.append((f"`{each.name}`", kind, why.get(each.name, "")))
    return f"### {fact.NAME}\n\n{words}\n\n{_table(rows)}"


def _kind(kind: Any) -> str:
    arguments = get_args(kind)
    if isinstance(kind, UnionType):
        inner = " or ".join(_kind(each) for each in arguments if each is not NoneType)
        return f"{inner}, or nothing"
    if get_origin(kind) is tuple:
        return f"list of {_kind(arguments[0])}"
    if get_origin(kind) is dict:
        return f"{_kind(arguments[0])} to {_kind(arguments[1])}"
    words = {"str": "text", "int": "whole number", "bool": "true or false", "datetime": "moment"}
    name: str = kind.__name__
    return words.get(name, name)


def _remarks(fact: type[Fact]) -> dict[str, str]:
    """The comment above a field speaks of it, and only of it."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for line in textwrap.dedent(inspect.getsource(fact)).splitlines():
        text = line.strip()
        if text.startswith("#"):
            waiting.append(text.removeprefix("#").strip())
        else:
            name = text.partition(":")[0]
            if waiting and name.isidentifier():
                found[name] = " ".join(waiting)
            waiting = []
    return found


def _anchor(fact: type[Fact]) -> str:
    return fact.NAME.replace(".", "")


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *rest = rows
    lines = [head, tuple("---" for _ in head), *rest]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    if parser.parse_args().check:
        is_fresh = PAGE.is_file() and PAGE.read_text() == page()
        sys.exit(0 if is_fresh else "docs/messages.md is stale: run python -m deploy.messages.")
    PAGE.write_text(page())


if __name__ == "__main__":
    main()
