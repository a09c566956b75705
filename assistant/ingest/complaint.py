"""What is wrong with a descriptor, one sentence at a time, and how to put it right. Finds nothing wrong itself."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN = 12
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong: `what`, with the place it stands at, and the `fix`, if there is one to name."""

    what: str
    fix: str = ""


def nearest(name: str, known: Iterable[str], word: str) -> str:
    """What may have been meant by an unknown name (`Nearest: wages.`), or what is known (`Fields: year, wages.`)."""
    names = [candidate for candidate in dict.fromkeys(known) if candidate]
    folded = {candidate.casefold(): candidate for candidate in names}
    wanted = name.casefold()
    close = difflib.get_close_matches(wanted, list(folded), n=3, cutoff=0.6)
    close = close or [item for item in folded if len(wanted) > 2 and wanted in item][:3]
    if close:
        return f"Nearest: {', '.join(folded[item] for item in close)}."
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{word}: {', '.join(names[:_SHOWN])}{more}." if names else f"{word}: none."


def quoted(given: object) -> str:
    """What a file says, in quotation marks, cut where it is long."""
    text = " ".join(str(given).split())
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
