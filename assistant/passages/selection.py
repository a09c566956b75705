"""Which sources a search filter lets through. Searches nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from assistant.errors import SourceNotFound
from assistant.types import SearchFilter, Source


def allowed_sources(sources: dict[str, Source], filters: SearchFilter) -> tuple[str, ...] | None:
    """The ids of the sources a filter allows, in order; None where it allows all of them.

    Raises:
        SourceNotFound: the filter names a source that is not there, or is another owner's.
    """
    visible = [source for source in sources.values() if source.owner in filters.owners]
    for wanted in filters.sources:
        if not any(_covers(wanted, source.id) for source in visible):
            raise unknown_source(wanted, (source.id for source in visible))
    allowed = tuple(source.id for source in visible if _passes(source, filters))
    return None if len(allowed) == len(sources) else allowed


def unknown_source(wanted: str, known: Iterable[str]) -> SourceNotFound:
    """The error for a source id that is not there, naming the nearest that are."""
    nearest = difflib.get_close_matches(wanted, list(known), n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(nearest)}?" if nearest else "`assistant search` shows the ids of the sources."
    return SourceNotFound(f"There is no source {wanted!r} in the index.", hint)


def _passes(source: Source, filters: SearchFilter) -> bool:
    if filters.sources and not any(_covers(wanted, source.id) for wanted in filters.sources):
        return False
    if filters.publishers and not _published_by(source, filters.publishers):
        return False
    return _in_time(source.published, filters.published_from, filters.published_to)


def _covers(wanted: str, source_id: str) -> bool:
    """A file's id covers the further sheets and tables in it: `file` covers `file/2`."""
    return source_id == wanted or source_id.startswith(f"{wanted}/")


def _published_by(source: Source, wanted: tuple[str, ...]) -> bool:
    """True if the source, or a publication it restates, names one of the publishers."""
    names = [source.publisher, *(publication.publisher for publication in source.based_on)]
    return any(part.casefold() in name.casefold() for part in wanted for name in names)


def _in_time(published: str, start: str, end: str) -> bool:
    """True if the date, which may be shortened to a year or a month, can lie in the span; no date lies in none."""
    if not start and not end:
        return True
    if not published:
        return False
    after = not start or _padded(published, "9") >= _padded(start, "0")
    return after and (not end or _padded(published, "0") <= _padded(end, "9"))


def _padded(date: str, digit: str) -> str:
    return date[:10] + f"{digit * 4}-{digit * 2}-{digit * 2}"[len(date) :]
