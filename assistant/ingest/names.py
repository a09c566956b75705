"""Source ids from file names, field names from headers, words from both. Checks no uniqueness over a corpus."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 80


def slug(filename: str) -> str:
    """The source id of a file name: lower case, without suffix, `-` for what is not a letter, digit, `_` or `-`."""
    stem = re.sub(r"(?<=.)\.[A-Za-z0-9]{1,10}$", "", filename.replace("\\", "/").rsplit("/", 1)[-1])
    made = re.sub(r"-{2,}", "-", re.sub(r"[^\w-]", "-", _folded(stem))).strip("-_")[:_LONGEST].strip("-_")
    return made or "source-" + hashlib.sha256(filename.encode("utf-8", "replace")).hexdigest()[:8]


def field_names(titles: Iterable[str]) -> tuple[str, ...]:
    """A short unique identifier for each title, in order."""
    seen: dict[str, int] = {}
    names = []
    for position, title in enumerate(titles, start=1):
        words = title.replace("%", " percent ").replace("$", " dollars ")
        name = re.sub(r"\W+|_+", "_", _folded(words)).strip("_")[:60].strip("_") or f"column_{position}"
        name = f"n_{name}" if name[0].isdigit() else name
        while name in seen:
            seen[name] += 1
            name = f"{name}_{seen[name]}"
        seen[name] = 1
        names.append(name)
    return tuple(names)


def words_of(filename: str) -> str:
    """A readable title of a file or column name: `nurse_flows` becomes `Nurse flows`."""
    words = " ".join(re.sub(r"[_\-]+", " ", slug(filename)).split())
    return words[:1].upper() + words[1:]


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text).replace("ß", "ss")
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c))).lower()
