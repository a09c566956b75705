"""What the nearest table lacks of a question: the year, the place, words that none knows. Looks for no other answer."""

from __future__ import annotations

import re

from assistant.plan.candidates import NEAR, STANDS, Candidate
from assistant.plan.reading import Reading
from assistant.plan.refusing import says_change
from assistant.plan.verbs import SLIGHT

_CLEARLY_NAMED = 0.9
_SHOWN = 8
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
    near = [c for c in candidates if c.score.coverage >= STANDS and not c.shaped.unfit and _is_decided(c)]
    best = max(near, key=lambda c: (changes and says_change(c.measure), c.score.total), default=None)
    if best is None or best.score.named < _CLEARLY_NAMED or any(_may_answer(c) for c in candidates):
        return ""
    title, measure = best.match.words.table.source.title, _lower(best.measure.title)
    if best.match.unplaced:
        places = " or ".join(m.place.name for m in best.match.unplaced)
        told = f"“{title}” has no values of the {measure} for {places}"
        return f"{told}{_held(best)}." if _has_places(best) else ""
    found = _PERIOD.match(best.shaped.gap)
    if found is None:
        return ""
    if found["has"] == "the table covers":
        return f"“{title}” has no values of the {measure} for {found['what']}: it covers {found['range']}."
    return f"“{title}” has no values of the {_lower(found['what'])}: there are values for {found['range']}."


def _is_decided(candidate: Candidate) -> bool:
    """Whether nothing is left open, but for the place that the table lacks."""
    left = candidate.shaped.open
    field = candidate.match.words.table.field_named(left[0]) if left else None
    return left is None or (bool(candidate.match.unplaced) and field is not None and field.kind == "place")


def _held(candidate: Candidate) -> str:
    """The places that a table has values for, where the question's place was to be one of them."""
    if candidate.shaped.open is None:
        return ""
    members = candidate.shaped.open[1]
    shown = members if len(members) <= _SHOWN + 1 else members[:_SHOWN]
    more = len(members) - len(shown)
    return f": there are values for {', '.join(shown)}" + (f" and {more} more" if more else "")


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
