"""Shorter names that members of tables without a description go by: "Fenland" for "Open-Air Museum Fenland".

Only a part that no other member of the dimension has and that is more than the table's own words. Links nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

Phrase = tuple[str, ...]
_LEAVING_OUT = re.compile(
    r"\b(?:not|non|without|outside|other|except|excluding|besides|of which|rest)\b", re.IGNORECASE
)
_SHORTEST = 3
_MOST_MEMBERS = 400
_LONGEST = 6


def shortened(
    names: Sequence[tuple[str, Phrase]], own: Collection[str], taken: Collection[Phrase] = ()
) -> tuple[tuple[str, Phrase], ...]:
    """Further phrases (stems) for members: the runs of their words that tell them from all others.

    `names` are the members with the phrase of each, `own` the stems of the table's titles, `taken` what members of
    its other dimensions are called. A member that is named by what it leaves out ("Other mining") has no shorter name.
    """
    if len(names) > _MOST_MEMBERS:
        return ()
    times = Counter(part for _, phrase in names for part in set(_parts(phrase)))
    used = {phrase for _, phrase in names}.union(taken)
    return tuple(
        (member, part)
        for member, phrase in names
        if not _LEAVING_OUT.search(member)
        for part in dict.fromkeys(_parts(phrase))
        if times[part] == 1 and part not in used and _tells(part, own)
    )


def _parts(phrase: Phrase) -> Iterator[Phrase]:
    """The runs of words of a phrase, itself left out, that hold its first or its last word."""
    for size in range(1, min(len(phrase), _LONGEST)):
        yield phrase[:size]
        yield phrase[-size:]


def _tells(part: Phrase, own: Collection[str]) -> bool:
    """Whether a part names something: a word of letters that is not the table's."""
    return any(s.isalpha() and len(s) >= _SHORTEST and s not in own for s in part)
