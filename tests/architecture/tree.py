"""The tree as the tests of its shape walk it: what is ours, and where it stands."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from shared.language import ROOT

SERVICES = ("registration", "agenda", "badges")
OURS = ("services", "shared", "deploy", "tests", "benchmarks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    found = [p for folder in folders or OURS for p in (ROOT / folder).rglob("*.py")]
    return tuple(sorted(p for p in found if "__pycache__" not in p.parts))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def modules(service: str, folder: str) -> list[Path]:
    """The modules of one part of speech in one service."""
    files = (ROOT / "services" / service / folder).glob("*.py")
    return sorted(path for path in files if path.name != "__init__.py")


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function):
            yield node


def public_functions(path: Path) -> list[Function]:
    return [
        node
        for node in parsed(path).body
        if isinstance(node, Function) and not node.name.startswith("_")
    ]


def calls(node: ast.AST, method: str) -> int:
    """How often `something.method(…)` is called within a node."""
    return sum(
        1
        for each in ast.walk(node)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr == method
    )
