"""Citation keys in text, and citations made from quotes and figures. Trusts no key: it only finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.types import Citation, Figure, Locator, Quote, Source

_ONE = r"F?[1-9]\d{0,2}"
_KEY = re.compile(rf"(?<![\w.]){_ONE}")
_MARKER = re.compile(rf"\[\s?{_ONE}(?:\s?[,;]\s?{_ONE})*\s?\](?!\()")  # "[1](address)" is a link
_MARKERS = re.compile(rf"\s*(?:{_MARKER.pattern})+")
_MOST_CELLS = 40


class FoundKey(NamedTuple):
    """A key such as "1" or "F2" and where its marker stands; keys of one marker, "[1, F2]", divide it among them."""

    start: int
    end: int
    key: str


def find_keys(text: str) -> tuple[FoundKey, ...]:
    """All keys marked in a text, in order."""
    return tuple(found for marker in _MARKER.finditer(text) for found in _divided(marker))


def _divided(marker: re.Match[str]) -> Iterator[FoundKey]:
    """The keys of one marker; their places follow each other without gap or overlap, so each can be replaced."""
    keys = list(_KEY.finditer(marker.string, marker.start(), marker.end()))
    start = marker.start()
    for number, key in enumerate(keys, 1):
        end = marker.end() if number == len(keys) else key.end()
        yield FoundKey(start, end, key.group())
        start = end


def strip_markers(text: str) -> str:
    """The text without its markers."""
    return _MARKERS.sub("", text).strip()


def with_markers(sentence: str, keys: Iterable[str]) -> str:
    """The sentence with its keys as markers before the final stop: "It rose [1][F1]."."""
    markers = "".join(f"[{key}]" for key in dict.fromkeys(keys))
    if not markers:
        return sentence
    text = sentence.rstrip()
    stop = re.search(r"[.!?]$", text)
    return f"{text[: stop.start()]} {markers}{stop.group()}" if stop else f"{text} {markers}"


def cite_quote(quote: Quote) -> Citation:
    """The citation of a quoted passage; its quote is the slice of the source at its locator."""
    kind = "table" if quote.hit.passage.kind == "table" else "passage"
    return _citation(quote.key, kind, quote.hit.source, quote.locator, quote.text)


def cite_figure(figure: Figure, table: str = "") -> Citation:
    """The citation of a figure: the rows and fields of its cells, and their text.

    A figure of two tables is cited by its first, or by the one named; `figure.cells` has them all.
    """
    table = table or (figure.cells[0].table if figure.cells else figure.request.table or "")
    cells = [cell for cell in figure.cells if cell.table == table]
    rows = tuple(dict.fromkeys(cell.row for cell in cells))
    fields = tuple(dict.fromkeys(cell.field for cell in cells))
    shown = [cell.value for cell in cells[:_MOST_CELLS]]
    quote = "; ".join(shown) + ("; ..." if len(cells) > _MOST_CELLS else "")
    source = next((s for s in figure.sources if s.id == table), Source(table, "table", table))
    return _citation(figure.key, "table", source, Locator(rows=rows, fields=fields), quote)


def _citation(key: str, kind: str, source: Source, locator: Locator, quote: str) -> Citation:
    return Citation(
        key=key,
        kind="table" if kind == "table" else "passage",
        source_id=source.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        based_on=source.based_on,
        evidence=source.evidence,
        licence=source.licence,
        locator=locator,
        quote=quote,
    )
