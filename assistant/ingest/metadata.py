"""What is stated of a document beside its text: front matter and sidecars read alike. Opens no file, parses no YAML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from assistant.ingest.text import clean_line
from assistant.types import Publication, Source

OTHER_NAMES = {"date": "published", "license": "licence", "authors": "author", "source": "publisher"}
_PUBLICATION = ("title", "publisher", "published", "url", "evidence")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Stated properties of a source; an empty one is not stated."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    evidence: str = ""
    licence: str = ""
    summary: str = ""
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: str = ""
    based_on: tuple[Publication, ...] = ()

    def over(self, other: Metadata) -> Metadata:
        """What is stated here, and where nothing is, what `other` states."""
        stated = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        return replace(other, **stated)

    def correct(self, source: Source) -> Source:
        """The source with what is stated here in place of its own."""
        names = ("title", "author", "publisher", "published", "url", "evidence", "licence", "based_on")
        return replace(source, **{name: value for name in names if (value := getattr(self, name))})


LISTS = frozenset({"subjects", "places"})
NAMES = tuple(field.name for field in fields(Metadata))


def read_metadata(stated: Mapping[Any, Any]) -> Metadata:
    """The properties among the names and values of a YAML mapping; others and values of a wrong kind are left."""
    known: dict[str, Any] = {}
    for key, value in stated.items():
        name = OTHER_NAMES.get(key, key)
        if name == "based_on":
            known[name] = _publications(value)
        elif name in LISTS:
            known[name] = _words(value)
        elif name == "author":
            known[name] = "; ".join(_words(value))
        elif name in NAMES:
            known[name] = known.get(name) or _word(value)
    return Metadata(**known)


def _word(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return clean_line(str(value)) if isinstance(value, str | int | float | dt.date) else ""


def _words(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(word for word in map(_word, items) if word)


def _publications(value: Any) -> tuple[Publication, ...]:
    items = value if isinstance(value, list) else []
    return tuple(
        Publication(*(_word(item.get(key)) for key in _PUBLICATION)) for item in items if isinstance(item, dict)
    )
