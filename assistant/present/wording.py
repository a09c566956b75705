"""Words shared by Markdown and terminal: sources, cells and notes as short lines. Decides on no layout."""

from __future__ import annotations

from itertools import groupby

from assistant.types import Citation, Figure, Note

MOST_CELLS = 24
NOTE_TITLES = {
    "assumption": "Assumed",
    "definition": "Definition",
    "disagreement": "Sources differ",
    "caveat": "Caution",
}


def note_line(note: Note) -> str:
    """A note after its kind: "Assumed: the latest year, 2022."."""
    return f"{NOTE_TITLES[note.kind]}: {note.text}"


def source_line(citation: Citation) -> str:
    """Title, publisher and date, and what the source is based on."""
    named = ", ".join(part for part in (citation.title, citation.publisher, citation.published) if part)
    based = "; ".join(
        ", ".join(part for part in (p.title, p.publisher, p.published) if part) for p in citation.based_on
    )
    return f"{named}. Based on: {based}" if based else named


def place_line(citation: Citation) -> str:
    """Where in the source: "section Flows, characters 120-180" or "rows 3, 7, fields share"."""
    where = citation.locator
    if where.rows or where.fields:
        rows = f"{_plural('row', where.rows)} {_runs(where.rows)}"
        return f"{rows}, {_plural('field', where.fields)} {', '.join(where.fields)}"
    parts = [
        f"page {where.page}" if where.page is not None else "",
        f"section {where.section}" if where.section else "",
        f"characters {where.start}-{where.end}" if where.start is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def cells_left_out(figure: Figure) -> str:
    """Says how many cells are not shown; "" where all are."""
    left = len(figure.cells) - MOST_CELLS
    return f"and {left:,} more cells" if left > 0 else ""


def _plural(noun: str, things: tuple[int, ...] | tuple[str, ...]) -> str:
    return noun if len(things) == 1 else f"{noun}s"


def _runs(numbers: tuple[int, ...]) -> str:
    """Consecutive numbers as ranges: "3, 7-9"."""
    runs = []
    for _, pairs in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in pairs]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ", ".join(runs)
