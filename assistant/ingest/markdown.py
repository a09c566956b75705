"""Reads a Markdown article or a plain text into a document; the only module that knows front matter. Splits nothing."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.names import slug, words_of
from assistant.ingest.text import clean, clean_line, decode
from assistant.types import Document, Publication, Source, SourceKind

_LONGEST = 20_000_000
_LONGEST_FRONT_MATTER = 100_000
_TITLE = re.compile(r"^# +(.+?)(?: +#+)?$", re.M)


def read_document(path: Path, kind: SourceKind, *, publisher: str = "", licence: str = "") -> Document:
    """The document of a `.md` or `.txt` file; its text is the body without front matter.

    `publisher` and `licence` hold where the front matter states none.

    Raises:
        CorpusError: not text, empty, too large, or with broken front matter.
    """
    text = clean(decode(path.read_bytes()))
    if len(text) > _LONGEST:
        raise CorpusError(f"the text has more than {_LONGEST:,} characters", "Split it into several files.")
    meta, body = _split(text) if path.suffix.lower() != ".txt" else ({}, text)
    body = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    if not body:
        raise CorpusError("the file holds no text", "Remove it or write its text.")
    source = Source(
        id=slug(path.name),
        kind=kind,
        title=_word(meta.get("title")) or _heading(body) or words_of(path.name),
        publisher=_word(meta.get("publisher")) or publisher,
        published=_word(meta.get("published") or meta.get("date")),
        url=_word(meta.get("url")),
        evidence=_word(meta.get("evidence")),
        licence=_word(meta.get("licence") or meta.get("license")) or licence,
        based_on=_publications(meta.get("based_on")),
    )
    return Document(
        source=source,
        text=body,
        summary=_word(meta.get("summary")),
        subjects=_words(meta.get("subjects")),
        places=_words(meta.get("places")),
        period=_word(meta.get("period")),
    )


def _split(text: str) -> tuple[dict[str, Any], str]:
    import frontmatter
    import yaml

    end = text.find("\n---", 3) if text.startswith("---\n") else 0
    if end > _LONGEST_FRONT_MATTER:
        raise CorpusError("the front matter is too long", "Close it with a line of three hyphens.")
    try:
        post = frontmatter.loads(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = getattr(error, "problem", None) or "it is not YAML"
        mark = getattr(error, "problem_mark", None)
        line = f" near line {mark.line + 2}" if mark else ""
        raise CorpusError(
            f"the front matter cannot be read{line}: {problem}", "Correct the lines between the ---."
        ) from error
    if not isinstance(post.metadata, dict):
        raise CorpusError("the front matter is not a list of names and values", "Write `title: ...` lines.")
    return post.metadata, post.content


def _heading(body: str) -> str:
    found = _TITLE.search(body)
    return clean_line(found.group(1)) if found else ""


def _word(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return clean_line(str(value)) if isinstance(value, str | int | float | dt.date) else ""


def _words(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(word for word in map(_word, items) if word)


def _publications(value: Any) -> tuple[Publication, ...]:
    keys = ("title", "publisher", "published", "url", "evidence")
    items = value if isinstance(value, list) else []
    return tuple(Publication(*(_word(item.get(key)) for key in keys)) for item in items if isinstance(item, dict))
