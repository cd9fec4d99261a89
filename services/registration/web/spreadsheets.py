"""A list as a spreadsheet reads it, in any alphabet, with nothing in it that could be a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# What a spreadsheet would take for a formula is set behind a mark that says: this is text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
MARK_OF_UTF_8 = b"\xef\xbb\xbf"


def spreadsheet(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([harmless(str(cell)) for cell in row])
    return MARK_OF_UTF_8 + out.getvalue().encode()


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA) else cell


def table_of(body: bytes) -> list[list[str]]:
    """A list that was written here, as rows of cells."""
    return list(csv.reader(StringIO(body.removeprefix(MARK_OF_UTF_8).decode())))
