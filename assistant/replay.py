"""A receipt on today's corpus: each figure computed again, each quote looked up again. Answers no question."""

from __future__ import annotations

from collections.abc import Callable

from assistant.errors import FigureError, SourceNotFound
from assistant.types import Citation, Figure, FigureRequest, Receipt, Replayed

Compute = Callable[[FigureRequest], Figure]
SourceText = Callable[[str], str]


def replay(receipt: Receipt, compute: Compute, source_text: SourceText) -> tuple[Replayed, ...]:
    """Every figure and every quoted passage of a receipt: unchanged, revised with old and new, or gone."""
    figures = (_figure(figure, compute) for figure in receipt.figures)
    shown = {figure.key for figure in receipt.figures}
    quotes = (_citation(c, source_text) for c in receipt.citations if c.key not in shown)
    return (*figures, *quotes)


def _figure(old: Figure, compute: Compute) -> Replayed:
    try:
        new = compute(old.request)
    except FigureError as error:
        return Replayed(old.key, "figure", old.label, "gone", old.display, note=error.message)
    same = (new.value, new.unit, _values(new)) == (old.value, old.unit, _values(old))
    if not same:
        return Replayed(old.key, "figure", old.label, "revised", old.display, new.display)
    moved = new.table_hashes != old.table_hashes
    note = "the table has changed, but not this figure" if moved else ""
    return Replayed(old.key, "figure", old.label, "unchanged", old.display, new.display, note)


def _values(figure: Figure) -> tuple[tuple[object, ...], ...]:
    return tuple((value.members, value.value) for value in figure.values)


def _citation(old: Citation, source_text: SourceText) -> Replayed:
    try:
        text = source_text(old.source_id)
    except SourceNotFound as error:
        return Replayed(old.key, "citation", old.title, "gone", old.quote, note=error.message)
    start, end = old.locator.start, old.locator.end
    if start is not None and text[start:end] == old.quote:
        return Replayed(old.key, "citation", old.title, "unchanged", old.quote, old.quote)
    if old.quote in text:
        return Replayed(old.key, "citation", old.title, "unchanged", old.quote, old.quote, "it stands elsewhere now")
    if start is None and all(part in text for part in old.quote.split("\n")):
        return Replayed(old.key, "citation", old.title, "unchanged", old.quote, old.quote)
    return Replayed(old.key, "citation", old.title, "gone", old.quote, note="the source no longer says this")
