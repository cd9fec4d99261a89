"""The programme as it is handed out: a cover, then day by day, what is parallel side by side."""

from collections.abc import Iterator, Sequence

from services.agenda.pdf.face import Face, pressed
from services.agenda.queries.programme import Entry

# So many stand beside each other on a sheet and can still be read.
MOST_BESIDE = 4


def draw_programme(face: Face, language: str) -> tuple[bytes, int]:
    return pressed("programme", language, face, rows_of=rows_of)


def rows_of(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """What is parallel, in rows that are as even as can be: five are three and two."""
    rows = -(-len(entries) // MOST_BESIDE)
    longest = -(-len(entries) // rows) if rows else 0
    for start in range(0, len(entries), longest or 1):
        yield entries[start : start + longest]
