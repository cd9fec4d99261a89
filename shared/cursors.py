"""What an answer of the database looks like is told when somebody asks, not with every answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

import psycopg


class Columns(Sequence[Any]):
    """The columns of an answer, described when the first of them is looked at.

    SQLAlchemy knows the answers of a statement that it has asked before, and looks at none.
    """

    def __init__(self, describe: Callable[[], list[psycopg.Column] | None]) -> None:
        self._describe = describe
        self._described: list[psycopg.Column] | None = None

    def _all(self) -> list[psycopg.Column]:
        if self._described is None:
            self._described = self._describe() or []
        return self._described

    @overload
    def __getitem__(self, at: int) -> psycopg.Column: ...
    @overload
    def __getitem__(self, at: slice) -> list[psycopg.Column]: ...
    def __getitem__(self, at: int | slice) -> psycopg.Column | list[psycopg.Column]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[psycopg.Column]:
        return iter(self._all())


class Cursor(psycopg.Cursor[Any]):
    @property
    def description(self) -> Columns | None:  # type: ignore[override]
        answer = self.pgresult
        if answer is None or not answer.nfields:
            return None
        return Columns(lambda: super(Cursor, self).description)
