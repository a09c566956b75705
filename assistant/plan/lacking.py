"""What the nearest table lacks of a question: the year, the place, words that none knows. Looks for no other answer."""

from __future__ import annotations

import re

from assistant.plan.candidates import NEAR, STANDS, Candidate
from assistant.plan.reading import Reading
from assistant.plan.refusing import says_change
from assistant.plan.verbs import SLIGHT

_CLEARLY_NAMED = 0.9
_PERIOD = re.compile(r"^(?P<what>.*?) \((?P<has>there are values for|the table covers) (?P<range>[^()]*)\)$")


def missing(candidates: list[Candidate], reading: Reading, number: bool) -> tuple[str, ...]:
    """What a sentence must say to answer after all: places and years a table lacks, unknown words beside a number."""
    near = [c for c in candidates if c.score.coverage >= NEAR]
    if not near:
        return ()
    best = max(near, key=lambda c: c.score.total)
    words = [w for w in best.score.unexplained if w.lower() not in SLIGHT] if number else []
    years = _years(best, reading) if lacking(candidates, reading) else []
    return tuple(dict.fromkeys((*(m.place.name for m in best.match.unplaced), *years, *words)))


def lacking(candidates: list[Candidate], reading: Reading) -> str:
    """The sentence on a table that holds what is asked but not for that year or place; "" where none is so near.

    Of a growth the table that counts growth speaks first. Nothing is said where another table has cells for it.
    """
    changes = "change" in reading.cues
    near = [c for c in candidates if c.score.coverage >= STANDS and not c.shaped.unfit and c.shaped.open is None]
    best = max(near, key=lambda c: (changes and says_change(c.measure), c.score.total), default=None)
    if best is None or best.score.named < _CLEARLY_NAMED or any(_may_answer(c) for c in candidates):
        return ""
    title, measure = best.match.words.table.source.title, _lower(best.measure.title)
    if best.match.unplaced:
        places = " or ".join(m.place.name for m in best.match.unplaced)
        return f"“{title}” has no values of the {measure} for {places}." if _has_places(best) else ""
    found = _PERIOD.match(best.shaped.gap)
    if found is None:
        return ""
    if found["has"] == "the table covers":
        return f"“{title}” has no values of the {measure} for {found['what']}: it covers {found['range']}."
    return f"“{title}” has no values of the {_lower(found['what'])}: there are values for {found['range']}."


def _may_answer(candidate: Candidate) -> bool:
    """Whether a table holds cells for all that is named, although words of the question are left unexplained."""
    lacks = candidate.gaps or candidate.shaped.unfit or candidate.shaped.open is not None
    return not lacks and candidate.score.coverage >= NEAR and candidate.score.named >= _CLEARLY_NAMED


def _years(best: Candidate, reading: Reading) -> list[str]:
    found = _PERIOD.match(best.shaped.gap)
    return [str(y) for y in reading.period.years if found and str(y) in found["what"]]


def _has_places(best: Candidate) -> bool:
    return any(f.kind == "place" for f in best.match.words.table.dimensions)


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]
