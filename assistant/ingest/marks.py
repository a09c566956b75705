"""What the marks of statistical tables mean: by the table's own notes, else by custom. Reads no cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.ingest.cells import is_error, is_missing

# Of numbers: the flags of Eurostat, OECD and SDMX (code list CL_OBS_STATUS).
_OF_NUMBERS: Mapping[str, str] = {
    "p": "provisional",
    "r": "revised",
    "e": "estimated",
    "b": "a break in the series",
    "c": "confidential",
    "d": "differently defined",
    "f": "a forecast",
    "n": "not significant",
    "s": "estimated by the source",
    "u": "of low reliability",
}
_NOT_AVAILABLE = ("..", "...", ".", ":", "…", "n/a", "na", "n.a.", "not available", "nd", "n.d.", "m")
# Of cells without a number: United Nations, Eurostat, national offices.
_OF_GAPS: Mapping[str, str] = {
    **dict.fromkeys(_NOT_AVAILABLE, "not available"),
    **dict.fromkeys(("-", "--", "---", "\u2013", "\u2014", "\u2212"), "none, or not applicable"),
    "x": "not applicable, or withheld",
    "not applicable": "not applicable",
    "z": "not applicable",
    "c": "confidential",
    "d": "withheld to protect respondents",
    "s": "suppressed",
    "suppressed": "suppressed",
    "*": "suppressed",
    "f": "too unreliable to be published",
    "u": "too unreliable to be published",
    "n": "not significant",
}
_LONGEST = 120
_BY_CUSTOM = "usually: "


def meanings(marks: Iterable[str], notes: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each mark with its meaning; marks of which neither the notes nor custom tell one are left out.

    Where a table has letters that custom does not know, its letters are footnotes, and only its notes say of what.
    """
    distinct = [mark for mark in dict.fromkeys(marks) if mark]
    footnotes = any(_is_letter(mark) and mark.lower() not in _OF_NUMBERS for mark in distinct)
    told = []
    for mark in distinct:
        meaning = _stated(mark, notes) or ("" if footnotes and not _is_gap(mark) else _customary(mark))
        if meaning:
            told.append((mark, (meaning,)))
    return tuple(told)


def _is_letter(mark: str) -> bool:
    return len(mark) == 1 and mark.isalpha() and not is_missing(mark)


def _is_gap(mark: str) -> bool:
    return is_missing(mark)


def _stated(mark: str, notes: Sequence[str]) -> str:
    """What the notes say that a mark means: `p = provisional`, `(D) Withheld`, `.. not available; : confidential`."""
    bare = mark.strip("()[] ")
    sign = rf"(?:\({re.escape(bare)}\)|\[{re.escape(bare)}\]|{re.escape(bare)})"
    inline = re.compile(
        rf"(?:^|[\s;,.(]){sign}\s*(?:=|means|denotes|indicates|stands for)\s*([^;=]{{3,}}?)(?=[;.]|, \S+ =|$)"
    )
    alone = re.compile(rf"{sign}\s*(?:[:\u2013\u2014-]\s+|\s+)(?=\w)(.{{3,}})")
    for note in notes:
        found = inline.search(note) or next(
            (m for part in note.split(";") if (m := alone.fullmatch(part.strip()))), None
        )
        if found:
            return found[1].strip(" .)")[:_LONGEST]
    return ""


def _customary(mark: str) -> str:
    if is_error(mark):
        return "a formula that failed"
    bare = mark.strip("()[] ").lower()
    if is_missing(mark):
        flag = re.sub(r"^(?::|\.{2,3}|…)\s*[\[(]?(?=[a-z])|[\])]$", "", bare)
        gap = _OF_GAPS.get(bare) or _OF_GAPS.get(flag)
        return f"{_BY_CUSTOM}{gap}" if gap else ""
    letters = bare.replace(" ", "")
    known = [_OF_NUMBERS[letter] for letter in letters if letter in _OF_NUMBERS]
    return f"{_BY_CUSTOM}{' and '.join(known)}" if known and len(known) == len(letters) else ""
