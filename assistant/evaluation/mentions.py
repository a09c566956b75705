"""Is a wording in a text? Plain words, patterns ("re:") and dates ("date:") in any usual form. Knows no answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = "January February March April May June July August September October November December".split()


def mentioned(wording: str, text: str) -> bool:
    """Whether a text has the wording, whatever the case of its letters; words are whole words."""
    if wording.startswith("re:"):
        return re.search(wording[3:], text, re.IGNORECASE) is not None
    if wording.startswith("date:"):
        return any(_has(form, text) for form in date_forms(wording[5:]))
    return _has(wording, text)


def date_forms(iso: str) -> Iterator[str]:
    """A date as people write it: 2025-10-01, 1 October 2025, October 1st, 2025, Oct. 1, 2025, 01/10/2025."""
    yield iso
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return
    name, number, year = _MONTHS[day.month - 1], day.day, day.year
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    for month in (name, name[:3], f"{name[:3]}.", f"{name[:4]}."):
        for counted in (str(number), f"{number}{ending}"):
            yield from (f"{counted} {month} {year}", f"{counted} of {month} {year}", f"{counted} {month}, {year}")
            yield from (f"{month} {counted}, {year}", f"{month} {counted} {year}")
    yield from (f"{number:02}/{day.month:02}/{year}", f"{day.month:02}/{number:02}/{year}")


def _has(wording: str, text: str) -> bool:
    words = r"\s+".join(re.escape(word) for word in wording.split())
    if not words:
        return False
    start = r"(?<!\w)" if wording.strip()[0].isalnum() else ""
    end = r"(?!\w)" if wording.strip()[-1].isalnum() else ""
    return re.search(start + words + end, text, re.IGNORECASE) is not None
