"""Whether a sentence may speak of what is asked: its places, its years, how people are linked. Scores nothing."""

from __future__ import annotations

import re

from assistant.answer.asked import Asked
from assistant.answer.contrary import is_contrary
from assistant.quantities import asks_money, is_money
from assistant.sentences import covers_year, frames_of, periods_in, read, same_word, sides_of_places, words_of

_COMING = frozenset({"origin", "education", "birth", "citizenship", "descent"})
_WORKING = frozenset({"work"})
_SHARES = frozenset({"percent", "ratio"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATING = frozenset(
    """in by since from between during until of for and to after before spring summer autumn fall winter january
    february march april may june july august september october november december jan. feb. sept. oct. nov. dec.
    fy""".split()
)
_PRICED = re.compile(
    r"\bwhat (?:does|do|did|will|would)\b.*\b(?:cost|earn)\b|"
    r"\b(?:what|which)(?: (?:is|was|are|were) the)? (?:price|cost|wage|salary|fee|fare|fine)s?\b"
    r"(?! (?:premium|rise|increase|change|level|index|rank))",
    re.IGNORECASE,
)
_NONE_FOUND = re.compile(r"\b(?:no|none)\b.*\b(?:found|available|stated|known|measures?)\b", re.IGNORECASE)


def is_about(asked: Asked, sentence: str, setting: str, passage: str) -> bool:
    """Whether the places, years and unexplained words of the question are those of the sentence.

    Where a number is asked for, places and years must stand in the sentence or over it; else they may stand in the
    passage, a year where the sentence names no other.
    """
    reading = read(sentence)
    if asked.counts and not reading.quantities and not _NONE_FOUND.search(sentence):
        return False
    if (asks_money(asked.text) or _PRICED.search(asked.text)) and not any(is_money(q.unit) for q in reading.quantities):
        return False
    if asked.kinds[0] == "share" and reading.quantities and not _SHARES & {q.unit for q in reading.quantities}:
        return False
    around = setting if asked.counts else f"{setting}\n{passage}"
    if not asked.places <= reading.places | read(around).places:
        return False
    for year in asked.years:
        if not _covers(asked, sentence, year) and (reading.years or not covers_year(around, year)):
            return False
    if _on_the_other_side(asked.text, sentence) or is_contrary(asked.text, sentence, setting):
        return False
    return _same_link(asked.text, sentence) and all(_says(sentence, word) for word in asked.missing)


def _same_link(question: str, sentence: str) -> bool:
    """Whether people are linked to places alike in both: by where they come from, or by where they work."""
    ours, theirs = frames_of(question), frames_of(sentence)
    if ours & _COMING and not ours & _WORKING:
        return bool(theirs & _COMING) or not theirs & _WORKING
    if ours & _WORKING and not ours & _COMING:
        return bool(theirs & _WORKING) or not theirs & _COMING
    return True


def _on_the_other_side(question: str, sentence: str) -> bool:
    """Whether the sentence only has people come from where the question has them be or go, or the reverse."""
    theirs: dict[str, set[str]] = {}
    for code, side in sides_of_places(read(sentence)):
        theirs.setdefault(code, set()).add(side)
    for code, side in sides_of_places(read(question)):
        told = theirs.get(code)
        if len(theirs) > 1 and ((side in ("to", "in") and told == {"from"}) or (side == "from" and told == {"to"})):
            return True
    return False


def _covers(asked: Asked, text: str, year: int) -> bool:
    """Whether a sentence speaks of a year; a number for a whole period is none for one year of it."""
    if not covers_year(text, year):
        return False
    if not asked.counts and not read(text).quantities:
        return True
    return any(
        first == last == year or (not whole and year in (first, last)) or (first, last, True) in asked.periods
        for first, last, whole in periods_in(text)
        if first <= year <= last
    )


def _dates(sentence: str, year: str) -> bool:
    """Whether a sentence tells of a year; one in the name of a publication ("AI Index 2025") dates nothing else."""
    before = (m.group(1) for m in re.finditer(rf"(?:([\w.]+) )?(?<!\w){year}(?!\w)", sentence))
    return any(word is None or not word[:1].isupper() or word.lower() in _DATING for word in before)


def _says(sentence: str, missing: str) -> bool:
    """Whether every content word, place and year of a missing expression is in the sentence."""
    if _YEAR.fullmatch(missing):
        return _dates(sentence, missing)
    wanted_reading, reading = read(missing), read(sentence)
    if not wanted_reading.places <= reading.places or not all(covers_year(sentence, y) for y in wanted_reading.years):
        return False
    inside = [(m.start, m.end) for m in wanted_reading.mentions]
    have = {word.stem for word in words_of(sentence)}
    wanted_stems = [w.stem for w in words_of(missing) if not any(a <= w.start < b for a, b in inside)]
    return all(any(same_word(w, h) for h in have) for w in wanted_stems)
