"""Three services of one shape, in files that one can read at a sitting."""

import ast
import re
from pathlib import Path

import pytest

from shared.language import ROOT
from tests.architecture.tree import (
    OURS,
    SERVICES,
    calls,
    functions,
    modules,
    named,
    parsed,
    public_functions,
    python_files,
)

FOLDERS = {
    "models",
    "usecases",
    "queries",
    "schemas",
    "web",
    "jobs",
    "pdf",
    "templates",
    "static",
    "translations",
    "migrations",
}
FILES = {"README.md", "__init__.py", "__main__.py", "app.py", "config.py", "seed.py", "seed.json"}
BANNED = {
    *("util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"),
    *("handler", "handlers", "info", "data"),
}
LONGEST = {"module": 300, "use case": 150, "function": 40, "template": 200}


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


@pytest.mark.parametrize("service", SERVICES)
def test_service_has_the_shape_of_all_services(service: str) -> None:
    inside = [p for p in (ROOT / "services" / service).iterdir() if p.name != "__pycache__"]
    assert {p.name for p in inside if p.is_dir()} <= FOLDERS
    files = {p.name for p in inside if p.is_file()}
    # A demonstration is put in subject by subject.
    assert {name for name in files if not name.startswith("seed_")} <= FILES
    for name in ("README.md", "__main__.py", "app.py", "config.py"):
        assert (ROOT / "services" / service / name).is_file(), f"{service} has no {name}"


@pytest.mark.parametrize("kind", ["templates", "static"])
@pytest.mark.parametrize("service", SERVICES)
def test_templates_and_static_lie_under_the_service_s_name(service: str, kind: str) -> None:
    folder = ROOT / "services" / service / kind
    assert {p.name for p in folder.iterdir()} == {service}


def test_module_names_say_something() -> None:
    for path in python_files():
        words = {path.stem, *path.relative_to(ROOT).parts[:-1]}
        assert not words & BANNED, named(path)
        assert re.fullmatch(r"[a-z0-9_]+|__\w+__", path.stem), named(path)


def test_module_opens_with_a_sentence() -> None:
    for path in python_files():
        words = ast.get_docstring(parsed(path))
        if not parsed(path).body:
            continue
        assert words, f"{named(path)} does not say what it is"
        first = words.split("\n\n")[0].strip()
        assert first[0].isupper() or not first[0].isalpha(), named(path)
        assert first.endswith((".", "?", ":")), f"{named(path)} opens with no sentence: {first!r}"


def test_files_are_short() -> None:
    for path in python_files():
        is_use_case = path.parent.name == "usecases"
        # A migration is written once, in one go, and never grows.
        if "migrations" in path.parts:
            continue
        assert _lines(path) <= LONGEST["use case" if is_use_case else "module"], named(path)
    for folder in OURS:
        for suffix in ("*.html", "*.txt"):
            for path in (ROOT / folder).glob(f"**/templates/**/{suffix}"):
                assert _lines(path) <= LONGEST["template"], named(path)


def test_functions_are_short() -> None:
    for path in python_files():
        if "migrations" in path.parts:
            continue
        for each in functions(path):
            length = (each.end_lineno or each.lineno) - each.lineno + 1
            assert length <= LONGEST["function"], f"{named(path)} {each.name}: {length} lines"


@pytest.mark.parametrize("service", SERVICES)
def test_use_case_is_one_function_that_says_what_is_true_afterwards(service: str) -> None:
    for path in modules(service, "usecases"):
        assert [each.name for each in public_functions(path)] == [path.stem], named(path)
        (verb,) = public_functions(path)
        words = f"{ast.get_docstring(parsed(path))} {ast.get_docstring(verb) or ''}"
        assert "fterwards" in words, f"{named(path)} does not say what is true afterwards"
        assert [each.arg for each in verb.args.args] == ["session"], named(path)


@pytest.mark.parametrize("service", SERVICES)
def test_use_case_has_its_tests(service: str) -> None:
    for path in modules(service, "usecases"):
        tests = ROOT / "tests" / service / f"test_{path.stem}.py"
        assert tests.is_file(), f"{named(tests)} is missing"
        cases = [each for each in functions(tests) if each.name.startswith("test_")]
        assert cases, f"{named(tests)} tests nothing"


@pytest.mark.parametrize("service", SERVICES)
def test_job_is_one_reaction_to_one_fact(service: str) -> None:
    for path in modules(service, "jobs"):
        assert path.stem.startswith("on_"), named(path)
        assert [each.name for each in public_functions(path)] == [path.stem], named(path)
        (reaction,) = public_functions(path)
        assert [each.arg for each in reaction.args.args] == ["session", "fact"], named(path)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("folder", ["models", "usecases", "queries", "jobs", "schemas", "pdf"])
def test_only_views_commit(service: str, folder: str) -> None:
    for path in modules(service, folder):
        assert calls(parsed(path), "commit") == 0, named(path)


@pytest.mark.parametrize("service", SERVICES)
def test_view_commits_once_at_most(service: str) -> None:
    for path in modules(service, "web"):
        for view in functions(path):
            nested = sum(calls(inner, "commit") for inner in functions_within(view))
            assert calls(view, "commit") - nested <= 1, f"{named(path)} {view.name}"


def functions_within(node: ast.AST) -> list[ast.AST]:
    return [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef) and n is not node]


def test_nothing_is_skipped_and_nothing_is_made_up() -> None:
    """A test that is passed over holds nothing; a stand-in for a part of ours holds a stand-in."""
    for path in python_files("tests"):
        text = path.read_text()
        for word in ("mark." + "skip", "mark." + "xfail", "unittest." + "mock", "Magic" + "Mock"):
            assert word not in text, f"{named(path)} says {word}"
