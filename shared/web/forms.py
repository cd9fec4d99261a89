"""A filled-in form: what was typed, kept as typed, and what is wrong with it, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, ValidationError
from werkzeug.datastructures import MultiDict

# Characters that no HTML page may hold; what was typed is shown again without them.
UNSHOWABLE = dict.fromkeys(
    [*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0)]
    + [plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)]
)


@dataclass
class Form:
    """What a page with a form is drawn from; `data` is there once nothing is wrong."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def is_valid(self) -> bool:
        return not self.errors

    def add_error(self, name: str, words: object) -> None:
        """A refusal that only the rules could know, shown beside the field it is about."""
        self.errors.setdefault(name, []).append(str(words))


def filled(values: Mapping[str, Any]) -> Form:
    """A form that shows what is stored; a dict of texts is spread over `name.en`, `name.ru`, …"""
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat.update({f"{name}.{language}": text for language, text in value.items()})
        else:
            flat[name] = value
    return Form(values=flat)


def read_form(schema: Schema, typed: "MultiDict[str, str]") -> Form:
    """What was typed, held against the shape that `schema` asks for."""
    values: dict[str, Any] = {}
    plain: dict[str, Any] = {}
    texts: dict[str, dict[str, Any]] = {}
    for name in typed:
        many = name in schema.fields and getattr(schema.fields[name], "takes_many", False)
        given = [each.translate(UNSHOWABLE) for each in typed.getlist(name)]
        values[name] = given if many else given[0]
        head, _, language = name.partition(".")
        if language:
            texts.setdefault(head, {})[language] = values[name]
        else:
            plain[name] = values[name]
    known: dict[str, Any] = {}
    for name, shape in schema.fields.items():
        if getattr(shape, "takes_texts", False):
            known[name] = texts.get(name, {})
        elif name in plain:
            known[name] = plain[name]
    form = Form(values=values)
    try:
        loaded = schema.load(known)
    except ValidationError as refusal:
        form.errors = _flat(dict(refusal.messages))  # type: ignore[arg-type]
    else:
        assert isinstance(loaded, dict)
        form.data = loaded
    return form


def _flat(messages: Mapping[Any, Any], before: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, what in messages.items():
        path = f"{before}{name}"
        if isinstance(what, Mapping):
            found.update(_flat(what, f"{path}."))
        else:
            several = what if isinstance(what, list | tuple) else [what]
            found[path] = [str(each) for each in several]
    return found
