"""How well a table's measure explains a question: every content word must be accounted for. Chooses nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.plan.directions import DESTINATION_WORDS, ORIGIN_WORDS, asked_directions
from assistant.plan.draft import Shaped
from assistant.plan.families import akin, relatives
from assistant.plan.matching import Match
from assistant.plan.reading import Reading
from assistant.plan.verbs import FRAMING, PLAIN, SLIGHT
from assistant.plan.vocabulary import Vocabulary, named_part
from assistant.plan.words import Word, content_stems, stem
from assistant.types import Field

_POINTS = re.compile(r"\bpoints?\b", re.IGNORECASE)
_EXPLAINED = 0.5
_OUTSIDE = re.compile(r"\b(?:outside|abroad|elsewhere|not in)\b", re.IGNORECASE)
_NAME = 0.9
_DENIED = 4.0
_INFLOW = re.compile(r"\b(?:inflows?|arrivals?|immigra\w+|entrants?|entries)\b", re.IGNORECASE)
_OUTFLOW = re.compile(r"\b(?:outflows?|departures?|emigra\w+|exits?|leavers)\b", re.IGNORECASE)
_COMES = re.compile(
    r"\b(?:c[ao]me|comes|coming|arriv\w+|enter(?:ed|ing|s)?|immigrat\w+|mov\w+ (?:in)?to)\b", re.IGNORECASE
)
_LEAVES = re.compile(r"\b(?:left|leav(?:e|es|ing)|depart\w*|emigrat\w+|mov\w+ (?:away|out|abroad))\b", re.IGNORECASE)
_PER_HEAD = re.compile(r"\b(?:per|relative to|for every|in proportion to)\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:rates?|per|relative(?:ly)?|each|every)\b", re.IGNORECASE)
_UNIT_WORDS = frozenset(stem(w) for w in "share percent number rate proportion ratio count total average index".split())
_HEADS = frozenset(stem(w) for w in "population inhabitants residents capita".split())
_KIN = 0.85
_MOVES = frozenset(stem(w) for w in "move moved go gone went come came transfer migrate relocate switch flow".split())
_ABROAD = frozenset(stem(w) for w in "abroad overseas".split())
_ORIGIN = frozenset(stem(w) for w in ORIGIN_WORDS)
_DESTINATION = frozenset(stem(w) for w in DESTINATION_WORDS)


@dataclass(frozen=True, slots=True)
class Score:
    """`coverage` is the explained share of the question's weight (0 to 1); `total` ranks candidates.

    `named` is the largest part of one of the measure's names that the question uses (0 to 1).
    """

    coverage: float
    total: float
    explained: tuple[str, ...]
    unexplained: tuple[str, ...]
    named: float = 1.0


def coverage_of(reading: Reading, match: Match, measure: Field, vocabulary: Vocabulary) -> float:
    """The explained share of the question's weight (0 to 1)."""
    return _weigh(reading, match, measure, vocabulary)[0]


def unexplained_by(reading: Reading, match: Match, measure: Field, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The question's words that neither the table nor the members chosen account for."""
    _, weights = _weigh(reading, match, measure, vocabulary)
    return tuple(word.text for word, _, strength in weights if strength < _EXPLAINED)


def score(reading: Reading, match: Match, measure: Field, shaped: Shaped, vocabulary: Vocabulary) -> Score:
    """Score one measure of a matched table as the subject of a question."""
    coverage, weights = _weigh(reading, match, measure, vocabulary)
    places = len(reading.places)
    named = _named_measure(reading, match, measure, vocabulary)
    bonus = (
        0.12 * named
        + 0.08 * _title(reading, match, measure, vocabulary)
        + 0.10 * _unit_fit(reading, measure, shaped)
        + 0.06 * _base_fit(reading, match)
        + 0.04 * (len(match.placed) / places if places else 0.0)
        + 0.05 * _direction_fit(reading, match)
        + 0.06 * _titled_years(reading, match)
        + 0.03 * _one_period(reading, match)
        + 0.03 * _cue_words(reading, match, measure)
        + 0.03 * shaped.described
        + 0.08 * _outside_fit(reading, match, measure)
        + 0.06 * _flow_fit(reading, measure)
        - (0.06 if match.words.table.inferred else 0.03) * shaped.assumptions
        - 0.05 * any(c.partial for c in match.chosen)
    )
    return Score(
        coverage,
        coverage + bonus,
        tuple(word.text for word, _, strength in weights if strength >= _EXPLAINED),
        tuple(word.text for word, _, strength in weights if strength < _EXPLAINED),
        named,
    )


def _weigh(
    reading: Reading, match: Match, measure: Field, vocabulary: Vocabulary
) -> tuple[float, list[tuple[Word, float, float]]]:
    strengths = [(word, _strength(word, match, measure)) for word in reading.content]
    if measure.unit.startswith("per_") and _PER_HEAD.search(reading.text):
        strengths = [(word, max(known, 0.85) if word.stem in _HEADS else known) for word, known in strengths]
    inferred = match.words.table.inferred
    weights = [
        (word, _weight(word, strength, vocabulary, inferred) * _denial(word, strength, match), strength)
        for word, strength in strengths
        if strength >= _EXPLAINED or word.start >= reading.aside
    ]
    total = sum(weight for _, weight, _ in weights)
    gained = sum(weight * strength for _, weight, strength in weights)
    return (gained / total if total else 0.0), weights


def _weight(word: Word, strength: float, vocabulary: Vocabulary, inferred: bool) -> float:
    """A word that no table knows counts double: it is what the question asks beyond the tables.

    A common verb or a framing word counts little unless the table uses it as a name of its own; so does what is said
    of anyone or anything that a list without a description counts ("worked", "based").
    """
    if strength < _NAME and (word.text.lower() in SLIGHT or (inferred and word.text.lower() in PLAIN)):
        return 0.15 if word.text.lower() in FRAMING else 0.5
    return vocabulary.weight(word.stem) * (1 if word.stem in vocabulary.frequency else 2)


def _denial(word: Word, strength: float, match: Match) -> float:
    """How much more an unexplained word counts where the table says that it is not about that ("not AI alone")."""
    return _DENIED if strength < _EXPLAINED and word.stem in match.words.denied else 1.0


def _strength(word: Word, match: Match, measure: Field) -> float:
    words = match.words
    if word.stem in match.member_stems:
        return 1.0
    strength = max(words.measures[measure.name].get(word.stem, 0.0), words.strengths.get(word.stem, 0.0))
    directions = {f.direction for f in words.table.dimensions}
    if ("origin" in directions and word.stem in _ORIGIN) or ("destination" in directions and word.stem in _DESTINATION):
        strength = max(strength, 0.85)
    if {"origin", "destination"} <= directions and word.stem in _ABROAD | _MOVES:
        strength = max(strength, 0.85)
    return max(strength, _of_family(word, match, measure)) if words.table.inferred else strength


def _of_family(word: Word, match: Match, measure: Field) -> float:
    """How strong a word is that is not the table's but of one family with one of its words ("visited", "Visitors")."""
    own = (match.words.measures[measure.name], match.words.strengths)
    return max((_KIN * known for names in own for s, known in names.items() if akin(word.stem, s)), default=0.0)


def _asked(reading: Reading, match: Match) -> frozenset[str]:
    """The stems that a question uses; of a table without a description also those of one family with them."""
    asked = frozenset(w.stem for w in reading.words if w.content)
    return asked | relatives(asked, match.words.stems) if match.words.table.inferred else asked


def _named_measure(reading: Reading, match: Match, measure: Field, vocabulary: Vocabulary) -> float:
    """The largest weighted part of one of the measure's names that the question uses (0 to 1)."""
    return named_part(match.words, measure, _asked(reading, match), vocabulary, _UNIT_WORDS)


def _title(reading: Reading, match: Match, measure: Field, vocabulary: Vocabulary) -> float:
    """The weighted part of the titles of table and measure that the question names: what is left is not asked for."""
    asked = _asked(reading, match)
    stems = set(content_stems(f"{measure.title} {match.words.table.source.title}"))
    weight = sum(vocabulary.weight(s) for s in stems)
    return sum(vocabulary.weight(s) for s in stems & asked) / weight if weight else 0.0


def _base_fit(reading: Reading, match: Match) -> int:
    """1 where the places of whom a share is taken are those the table is about, -1 where they are its members."""
    if reading.base is None:
        return 0
    start, end = reading.base
    inside = [m for m in reading.places if start <= m.start < end]
    outside = [m for m in reading.places if not start <= m.start < end]
    if not inside or not outside:
        return 0
    return -1 if any(m in match.placed for m in inside) else 1


def _unit_fit(reading: Reading, measure: Field, shaped: Shaped) -> float:
    """1 where the unit is the one asked for, -1 where it is another, 0 where none is asked for."""
    if "how_many" in reading.cues and not {"share", "ratio", "gap", "percent_change"} & reading.cues.found:
        return 1.0 if measure.unit == "count" else -1.0
    comparison = reading.comparison
    if comparison and comparison.numbers and not _POINTS.search(reading.text):
        return 0.5 if measure.unit == "count" else -0.5
    if "share" in reading.cues:
        return 1.0 if measure.unit == "percent" else (0.6 if shaped.request.operation == "share" else -1.0)
    if "rank" in reading.cues:
        return 0.5 if measure.unit == "rank" else 0.0
    return -0.2 if measure.unit.startswith("per_") and not _RATE.search(reading.text) else 0.0


def _direction_fit(reading: Reading, match: Match) -> float:
    """Between -1 and 1: whether what is asked of origins or destinations stands in dimensions of that direction."""
    directions = {f.direction for f in match.words.table.dimensions if f.kind == "place"}
    placed: list[str] = [m.role for m in match.placed if m.role != "neutral"]
    asked = placed or list(asked_directions(reading.text))
    return sum(1 if role in directions else -1 for role in asked) / len(asked) if asked else 0.0


def _outside_fit(reading: Reading, match: Match, measure: Field) -> int:
    """1 where places are excluded and the measure counts who is outside, -1 where only a sister of it does."""
    if not any(m.excluded for m in reading.places) or any(c.excluded for c in match.chosen):
        return 0
    if _OUTSIDE.search(measure.title):
        return 1
    return -1 if any(_OUTSIDE.search(m.title) for m in match.words.table.measures) else 0


def _flow_fit(reading: Reading, measure: Field) -> int:
    """1 where people go the way the measure counts them (into or out of a place), -1 where the other way."""
    counts = (bool(_INFLOW.search(measure.title)), bool(_OUTFLOW.search(measure.title)))
    roles = {m.role for m in reading.places}
    asks = (
        "origin" not in roles and bool(_COMES.search(reading.text)),
        "destination" not in roles and bool(_LEAVES.search(reading.text)),
    )
    if counts[0] == counts[1] or asks[0] == asks[1]:
        return 0
    return 1 if counts == asks else -1


def _titled_years(reading: Reading, match: Match) -> bool:
    """Whether a year of the question stands in the table's own title ("graduates of 2017-19").

    Of tables that nobody described one that holds the year is as good: titles of files often have the year of issue.
    """
    period = reading.period
    asked = {*period.years, *(y for y in (period.start, period.end) if y)}
    held = match.words.table.inferred and bool(match.periods)
    return held or bool(asked & match.words.years_titled)


def _one_period(reading: Reading, match: Match) -> bool:
    """Whether the table has the range of years that the question names as one period ("2018-21")."""
    return reading.period.kind == "range" and len(match.periods) == 1


def _cue_words(reading: Reading, match: Match, measure: Field) -> float:
    """The part of the cue words ("net", "growth") that the measure carries in its own name."""
    words = reading.cue_words
    if not words:
        return 0.0
    own = match.words.measures[measure.name]
    return sum(own.get(w.stem, 0.0) >= 1.0 for w in words) / len(words)
