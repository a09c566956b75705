"""Reads Markdown and plain text; the only module that knows front matter. Splits nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.metadata import Metadata, read_metadata
from assistant.ingest.text import clean, clean_line, decode

_LONGEST = 20_000_000
_LONGEST_FRONT_MATTER = 100_000
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TITLE = re.compile(r"^# +(.+?)(?: +#+)?$", re.M)


def read_text(path: Path) -> tuple[Loaded, Metadata]:
    """The body of a `.md` or `.txt` file with its first heading as title, and what the front matter states.

    Comments in a `.md` file are left out: its reader does not see them.

    Raises:
        CorpusError: not text, empty, too large, or with broken front matter.
    """
    text = clean(decode(path.read_bytes()))
    if len(text) > _LONGEST:
        raise CorpusError(f"the text has more than {_LONGEST:,} characters", "Split it into several files.")
    stated, body = _split(_COMMENT.sub("", text)) if path.suffix.lower() != ".txt" else ({}, text)
    body = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    if not body:
        raise CorpusError("the file holds no text", "Remove it or write its text.")
    return Loaded(title=_heading(body), author="", published="", text=body), read_metadata(stated)


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
