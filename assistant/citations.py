"""Citation keys in text, and citations made from quotes and figures. Trusts no key: it only finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from assistant.types import Citation, Figure, Hit, Locator, Publication, Quote, Source

_ONE = r"F?[1-9]\d{0,2}"
_KEY = re.compile(rf"(?<![\w.]){_ONE}")
_MARKER = re.compile(rf"\[\s?{_ONE}(?:\s?[,;]\s?{_ONE})*\s?\](?!\()")  # "[1](address)" is a link
_MARKERS = re.compile(rf"\s*(?:{_MARKER.pattern})+")
_MOST_CELLS = 40
_SOURCE_LINE = re.compile(r"^Sources?: (.+?)\.?$", re.MULTILINE)
_CREDITS = re.compile(r"\b(?:according to|as (?:reported|retold|read|summarised|told)|reported by|read in)\b")
_READ_IN = re.compile(r",? (?:as (?:reported|retold|summarised) (?:by|in)|read in) ")
_PART = re.compile(r"[;,()]| after ")
_WORD = re.compile(r"[\w.+-]*\w")
_PASSED_OVER = frozenset({"the", "The", "Report", "Group", "Corporation"})


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
    """The sentence with its keys as markers before the final stop: "It rose [1][F1].".

    A quoted sentence may hold marks of footnotes, "[3]"; they would be read as keys and are left out.
    """
    markers = "".join(f"[{key}]" for key in dict.fromkeys(keys))
    if not markers:
        return sentence
    text = strip_markers(sentence).rstrip()
    stop = re.search(r"[.!?]$", text)
    return f"{text[: stop.start()]} {markers}{stop.group()}" if stop else f"{text} {markers}"


def cite_quote(quote: Quote) -> Citation:
    """The citation of a quoted passage; its quote is the slice of the source at its locator."""
    kind = "table" if quote.hit.passage.kind == "table" else "passage"
    source = replace(quote.hit.source, based_on=publications_of(quote.hit, quote.text))
    return _citation(quote.key, kind, source, quote.locator, quote.text)


def publications_of(hit: Hit, quote: str) -> tuple[Publication, ...]:
    """The publications that a quote rests on, as far as its passage tells: by a line "Source: ...", or by naming them.

    A quote that credits nobody rests on what its paragraph names; failing that, on all that the source restates.
    """
    works, text = hit.source.based_on, hit.passage.text
    at = max(text.find(quote), 0)
    line = _SOURCE_LINE.search(text, at)
    if line and "\n#" not in text[at : line.start()]:
        listed = {title.strip() for title in line.group(1).split(";")}
        return tuple(work for work in works if work.title in listed) or works
    named = _named(works, quote)
    if not named and not _CREDITS.search(quote):
        start, end = text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at)
        named = _named(works, text[start : end if end >= 0 else None])
    return named or works


def credits_others(text: str) -> bool:
    """Whether a sentence says whose word it gives."""
    return bool(_CREDITS.search(text))


def _named(works: tuple[Publication, ...], text: str) -> tuple[Publication, ...]:
    """The works whose title, publisher or reporter a text names.

    Of works that were read elsewhere those remain whose reporter is named, once one of them is.
    """
    said = _words(text)
    split = {work: _READ_IN.split(work.title, maxsplit=1) for work in works}
    reported = {work for work, (_, *where) in split.items() if _names_one(said, where)}
    found = {work for work, (title, *_) in split.items() if _names_one(said, (title, work.publisher))}
    clashing = {work for work in found if reported and len(split[work]) > 1}
    return tuple(work for work in works if work in reported or work in found - clashing)


def _names_one(said: str, names: Iterable[str]) -> bool:
    """Whether a text names one of some works or bodies, in whole or by a part such as its abbreviation."""
    parts = (part for name in names for part in (name, *_PART.split(name)))
    return any(f" {word} " in said for part in parts if (word := _words(part).strip()) and word != word.lower())


def _words(text: str) -> str:
    """The words of a text with a space on either side of each; some that names are used without are left out."""
    return f" {' '.join(word for word in _WORD.findall(text) if word not in _PASSED_OVER)} "


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
