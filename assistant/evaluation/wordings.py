"""Whether a text has a wording: words, a pattern (`re:`) or a date in any of its usual forms (`date:`)."""

from __future__ import annotations

import re
from calendar import month_name

SHORT = 4


def has_wording(text: str, wording: str) -> bool:
    """Whether the text has it, whatever the case of letters; a word of more than four letters may be inflected."""
    kind, _, rest = wording.partition(":")
    if kind == "re":
        return re.search(rest, text, re.IGNORECASE) is not None
    if kind == "date" and rest[:1].isdigit():
        return re.search(_date_pattern(rest), text, re.IGNORECASE) is not None
    return find_words(text, wording) is not None


def find_words(text: str, words: str) -> int | None:
    """Where the words first stand in the text, as whole words; None where they do not."""
    last = re.findall(r"\w+", words)[-1:]
    if not last:
        return None
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    end = r"(?!\w)" if len(last[0]) <= SHORT or not words[-1].isalpha() else ""
    found = re.search(rf"(?<!\w){pattern}{end}", text, re.IGNORECASE)
    return found.start() if found else None


def _date_pattern(date: str) -> str:
    """A date as ISO, "1 October 2025", "1st of Oct. 2025" or "October 1, 2025"; a shortened date as far as it goes."""
    year, month, day = (int(part) if part else 0 for part in (*date.split("-"), "", "")[:3])
    if not month:
        return rf"\b{year}\b"
    name = month_name[month]
    named = rf"{name[:3]}(?:{name[3:]}|t)?\.?" if len(name) > 3 else name
    if not day:
        return rf"\b{year}-{month:02}\b|\b{named},? (?:of )?{year}\b"
    numbered = rf"0?{day}(?:st|nd|rd|th)?"
    return (
        rf"\b{year}-{month:02}-{day:02}\b"
        rf"|\b{numbered} (?:of )?{named},? {year}\b"
        rf"|\b{named} {numbered},? {year}\b"
    )
