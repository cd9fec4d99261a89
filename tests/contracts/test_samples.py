"""Every message ever told can still be read, word for word."""

import json
import re
import subprocess
from dataclasses import dataclass, field, make_dataclass
from pathlib import Path
from typing import Any

import pytest
from marshmallow import ValidationError

from shared.contracts import MESSAGES
from shared.contracts.fact import from_data, to_data
from shared.language import ROOT

SAMPLES = sorted(Path(__file__).parent.joinpath("samples").glob("*.json"))


def _fact_name(sample: Path) -> str:
    """`<fact>.v1.json`, or `<fact>.v1.<what is special>.json`."""
    found = re.match(r"[a-z]+\.[a-z_]+\.v\d+", sample.name)
    assert found, f"{sample.name} does not begin with the name of a fact"
    return found.group()


def _same_moment(value: Any) -> Any:
    """Two spellings of one moment are one: `Z` and `+00:00`."""
    if isinstance(value, str) and re.fullmatch(r"[-\d]+T[\d:.]+Z", value):
        return value.replace("Z", "+00:00")
    return value


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_sample_is_read_back_word_for_word(sample: Path) -> None:
    told = json.loads(sample.read_text())
    again = to_data(from_data(MESSAGES[_fact_name(sample)], told))
    assert {name: _same_moment(again[name]) for name in told} == {
        name: _same_moment(value) for name, value in told.items()
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_fact_is_the_same_after_the_journey(sample: Path) -> None:
    kind = MESSAGES[_fact_name(sample)]
    fact = from_data(kind, json.loads(sample.read_text()))
    assert from_data(kind, json.loads(json.dumps(to_data(fact)))) == fact


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_has_a_sample_with_all_that_it_can_carry(name: str) -> None:
    told: set[str] = set()
    for sample in SAMPLES:
        if _fact_name(sample) == name:
            content = json.loads(sample.read_text())
            told |= {key for key, value in content.items() if value is not None}
    assert told == set(MESSAGES[name].__dataclass_fields__) - {"NAME"}


def test_no_sample_was_ever_changed_or_taken_away() -> None:
    """The history knows each sample as it was first written; a tree without history has no past."""
    if not (ROOT / ".git").exists():
        assert SAMPLES
        return
    folder = "tests/contracts/samples"
    first = ["git", "log", "--diff-filter=A", "--format=commit %H", "--name-only", "--", folder]
    commit = ""
    for line in _said(first).splitlines():
        if line.startswith("commit "):
            commit = line.removeprefix("commit ")
        elif line:
            assert (ROOT / line).is_file(), f"{line} was taken away"
            assert (ROOT / line).read_text() == _said(["git", "show", f"{commit}:{line}"]), (
                f"{line} was changed: write a new sample beside it"
            )


def _said(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return done.stdout.decode()


@dataclass(frozen=True, kw_only=True)
class Told:
    """A fact as an older service tells it."""

    name: str
    count: int


def _with(*more: Any) -> type[Any]:
    return make_dataclass(
        "Known", [("name", str), ("count", int), *more], frozen=True, kw_only=True
    )


def test_field_that_may_be_left_out_keeps_the_version() -> None:
    old = to_data(Told(name="Aziza", count=2))
    assert from_data(_with(("note", str | None, field(default=None))), old).note is None
    assert from_data(_with(("note", str, field(default="-"))), old).note == "-"
    assert from_data(_with(("texts", dict[str, str], field(default_factory=dict))), old).texts == {}


def test_field_that_must_be_there_is_another_version() -> None:
    old = to_data(Told(name="Aziza", count=2))
    with pytest.raises(ValidationError):
        from_data(_with(("note", str)), old)


def test_older_service_reads_what_a_newer_one_tells() -> None:
    newer = {**to_data(Told(name="Aziza", count=2)), "note": "news", "more": {"a": [1]}}
    assert from_data(Told, newer) == Told(name="Aziza", count=2)


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "A"},
        {"name": "A", "count": None},
        {"name": "A", "count": 1.5},
        {"name": 1, "count": 1},
        {"name": None, "count": 1},
    ],
)
def test_fact_of_the_wrong_shape_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        from_data(Told, odd)
