"""The shape of a fact: a frozen dataclass whose schema is read off its own annotations."""

from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

from marshmallow import EXCLUDE, Schema, post_load
from marshmallow import fields as shapes


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened, in the words of the service that owns it."""

    NAME: ClassVar[str]

    @classmethod
    def owner(cls) -> str:
        return cls.NAME.split(".", 1)[0]


F = TypeVar("F")


class Row(shapes.List[Any]):
    """Several of a kind, unchangeable as the fact itself."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return tuple(super()._deserialize(value, attr, data, **kwargs))


SIMPLE: dict[type, type[shapes.Field[Any]]] = {
    str: shapes.String,
    bool: shapes.Boolean,
    UUID: shapes.UUID,
    datetime: shapes.AwareDateTime,
    date: shapes.Date,
    float: shapes.Float,
}


def _shape(kind: Any, options: dict[str, Any]) -> shapes.Field[Any]:
    arguments = get_args(kind)
    if isinstance(kind, UnionType):
        (inner,) = [each for each in arguments if each is not NoneType]
        return _shape(inner, {**options, "allow_none": True})
    if kind is int:
        return shapes.Integer(strict=True, **options)
    if kind in SIMPLE:
        return SIMPLE[kind](**options)
    if get_origin(kind) is tuple:
        return Row(_shape(arguments[0], {}), **options)
    if get_origin(kind) is dict:
        return shapes.Dict(_shape(arguments[0], {}), _shape(arguments[1], {}), **options)
    if is_dataclass(kind):
        return shapes.Nested(schema_of(kind), **options)  # type: ignore[arg-type]
    raise TypeError(f"A fact cannot carry {kind!r}.")


_schemas: dict[type[Any], Schema] = {}


def schema_of(fact: type[Any]) -> Schema:
    """The marshmallow schema of a dataclass; fields it does not know are later versions' news."""
    if fact not in _schemas:
        _schemas[fact] = _make_schema(fact)
    return _schemas[fact]


def _make_schema(fact: type[Any]) -> Schema:
    hints = get_type_hints(fact)
    members: dict[str, Any] = {}
    for each in fields(fact):
        options: dict[str, Any] = {"required": True}
        if each.default is not MISSING:
            options = {"load_default": each.default}
        elif each.default_factory is not MISSING:
            options = {"load_default": each.default_factory}
        members[each.name] = _shape(hints[each.name], options)

    def make(_self: Schema, values: dict[str, Any], **_: Any) -> Any:
        return fact(**values)

    members["make"] = post_load(make)
    members["Meta"] = type("Meta", (), {"unknown": EXCLUDE})
    made: Schema = type(f"{fact.__name__}Schema", (Schema,), members)()
    return made


def to_data(fact: Any) -> dict[str, Any]:
    dumped = schema_of(type(fact)).dump(fact)
    assert isinstance(dumped, dict)
    return dumped


def from_data(fact: type[F], data: dict[str, Any]) -> F:
    loaded = schema_of(fact).load(data)
    assert isinstance(loaded, fact)
    return loaded
