"""A question that asks for several measures of one table: "how many authors and how many papers". Scores nothing."""

from __future__ import annotations

from assistant.plan.candidates import Candidate, planned
from assistant.plan.reading import Reading
from assistant.plan.vocabulary import TableWords, Vocabulary, named_part
from assistant.plan.words import content_stems
from assistant.types import Field, PlannedFigure

_NAMED = 0.3
_ASKING = frozenset({"how_many", "share"})


def asked_parts(reading: Reading) -> list[str]:
    """The text after each "how many" or "what share", up to the next one."""
    starts = [(start, end) for start, end, cue in reading.cues.spans if cue in _ASKING]
    if len({reading.text[s:e].lower() for s, e in starts}) != 1:
        return []
    ends = [start for start, _ in starts[1:]] + [len(reading.text)]
    return [reading.text[end:until] for (_, end), until in zip(starts, ends, strict=True)]


def several_measures(
    reading: Reading, candidates: list[Candidate], vocabulary: Vocabulary
) -> tuple[PlannedFigure, ...]:
    """One figure for each part, all from the best table; nothing where a part names no measure or two name the same."""
    standing = [c for c in candidates if c.stands]
    if not standing:
        return ()
    table = standing[0].match.words
    own = {c.measure.name: c for c in standing if c.match.words is table}
    whole = set(content_stems(reading.text))
    measures = [c.measure for c in own.values()]
    picked = [_named(part, whole, table, measures, vocabulary) for part in asked_parts(reading)]
    names = [measure.name for measure in picked if measure]
    if len(names) != len(picked) or len(set(names)) != len(names):
        return ()
    return tuple(planned(reading, own[name]) for name in names)


def _named(
    part: str, whole: set[str], words: TableWords, measures: list[Field], vocabulary: Vocabulary
) -> Field | None:
    """The measure a part names best; words of the whole question ("sampled") decide between equals."""
    stems = set(content_stems(part))
    scored = [
        (named_part(words, measure, stems, vocabulary), named_part(words, measure, whole, vocabulary), measure)
        for measure in measures
    ]
    best = max(scored, key=lambda scores: scores[0] + scores[1], default=None)
    return best[2] if best and best[0] >= _NAMED else None
