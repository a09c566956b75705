"""Whether what fills a slot of a sentence fills that slot of the quote: no numbers, years, places or words swapped.

A slot is a number, year, place or one of a set of contrasting words, with its surroundings. Knows no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.sentences import FUNCTION, GENERIC, Reading, Word, read, stem, words_of

BESIDE = 1.5
NEAR = 1.0
SAME_SEGMENT = 1.0
SAME_KEY = 4.0
LENT_KEY = 2.0
FOREIGN_KEY = 3.0
CONFLICT = 6.0
SHORT = 1
KINDS = ("place", "year", "number")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]\d)")
_CONTRASTS = (
    "top-tier elite",
    "five-year ten-year one-year two-year three-year five ten",
    "undergraduate graduate doctoral master bachelor",
    "work worked works working employed | study studied studies studying educated trained | born",
    "stayed stay stays staying remained remain | left leave leaves leaving departed depart | "
    "returned return returns returning | arrived arrive arrives arriving entered enter",
    "rose rise rises rising grew grow grows growing increased increase increases increasing climbed climb | "
    "fell fall falls falling dropped drop decreased decrease declined decline declines declining",
    "inflow outflow arrivals departures",
    "intended meant planned expected actually lived",
    "universities programmes students companies founders",
    "first second third fourth fifth sixth last",
    "higher lower",
    "more | less fewer",
    "most least",
    "before after since",
    "includes include excludes exclude without",
    "primary secondary",
    "percent points",
    "doctorate doctorates degree degrees",
)
_SETS: dict[str, str] = {}
_ALIKE: dict[str, str] = {}
for _number, _line in enumerate(_CONTRASTS):
    for _group in _line.split("|"):
        for _word in _group.split():
            _SETS.setdefault(_word, f"contrast {_number}")
            if "|" in _line:
                _ALIKE.setdefault(_word, _group.split()[0])
_CONTRAST = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _SETS), key=len, reverse=True)) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Slot:
    kind: str
    value: str
    beside: frozenset[str]
    near: frozenset[str]
    segment: frozenset[str]
    own: frozenset[str]
    lent: frozenset[str]


def swapped(sentence: str, quote: str) -> str:
    """Why some filler of the sentence stands where the quote has another; "" where none does."""
    theirs = _slots(quote)
    everything = frozenset(slot.value for slot in _slots(sentence))
    for slot in _slots(sentence):
        rivals = [other for other in theirs if other.kind == slot.kind]
        own = [_likeness(slot, other, everything) for other in rivals if other.value == slot.value]
        others = [_likeness(slot, other, everything) for other in rivals if other.value != slot.value]
        if rivals and not own and slot.kind.startswith("contrast"):
            return f"the evidence does not say {slot.value!r} here"
        if own and others and max(others) > max(own):
            return f"the evidence has another word, number, place or year where the sentence has {slot.value!r}"
    return ""


def _likeness(slot: _Slot, other: _Slot, everything: frozenset[str]) -> float:
    return (
        BESIDE * len(slot.beside & other.beside)
        + NEAR * len(slot.near & other.near)
        + SAME_SEGMENT * len(slot.segment & other.segment)
        + SAME_KEY * (len(slot.own & other.own) + len(slot.lent & other.lent))
        + LENT_KEY * (len(slot.own & other.lent) + len(slot.lent & other.own))
        - FOREIGN_KEY * len((other.own | other.lent) - everything)
        - CONFLICT * sum(_conflict(slot, other, kind) for kind in KINDS)
    )


def _conflict(slot: _Slot, other: _Slot, kind: str) -> bool:
    """Whether the two stand with different places, years or numbers of one unit."""
    ours = {key for key in slot.own | slot.lent if _kind_of(key) == kind}
    theirs = {key for key in other.own | other.lent if _kind_of(key) == kind}
    if kind == "number":
        units = {key.split(" ", 1)[1] for key in ours} & {key.split(" ", 1)[1] for key in theirs}
        return bool(units) and not ours & theirs
    return bool(ours and theirs) and not ours & theirs


def _kind_of(key: str) -> str:
    if " " in key:
        return "number"
    return "year" if key.isdigit() else "place"


@lru_cache(maxsize=5_000)
def _slots(text: str) -> tuple[_Slot, ...]:
    reading = read(text)
    fillers = sorted(_fillers(reading), key=lambda filler: filler[2])
    spans = [(m.start, m.end) for m in reading.mentions]
    words = [
        word for word in words_of(text) if word.text.lower() != "the" and not any(a <= word.start < b for a, b in spans)
    ]
    words += [Word(m.text, m.place.code, m.start, m.end) for m in reading.mentions]
    words.sort(key=lambda word: word.start)
    return tuple(_slot(reading, filler, fillers, words) for filler in fillers)


Filler = tuple[str, str, int, int]


def _fillers(reading: Reading) -> Iterator[Filler]:
    """Kind, value, start and end of everything that could be swapped."""
    text = reading.text
    for quantity in reading.quantities:
        yield f"number {quantity.unit}", f"{quantity.value:f} {quantity.unit}", quantity.start, quantity.end
    for match in _YEAR.finditer(text):
        yield "year", match.group(), match.start(), match.end()
    for mention in reading.mentions:
        yield "place", mention.place.code, mention.start, mention.end
    taken = [(q.start, q.end) for q in reading.quantities]
    for match in _CONTRAST.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            word = match.group().lower()
            yield _SETS[word], stem(_ALIKE.get(word, word)), match.start(), match.end()


def _slot(reading: Reading, filler: Filler, fillers: Sequence[Filler], words: Sequence[Word]) -> _Slot:
    kind, value, start, end = filler
    before = [w.stem for w in words if w.end <= start][-2:]
    after = [w.stem for w in words if w.start >= end][:2]
    at = next((n for n, s in enumerate(reading.segments) if s.start <= start < s.end), 0)
    kinds = [of for of in KINDS if not kind.startswith(of)]
    named = {of: _by_segment(reading, fillers, of) for of in KINDS}
    return _Slot(
        kind,
        value,
        frozenset([f"<{w}" for w in before[-1:]] + [f">{w}" for w in after[:1]]),
        frozenset([f"<{w}" for w in before] + [f">{w}" for w in after]),
        frozenset().union(*(_words_around(reading, n, words, fillers) for n in _reach(reading, at, kind, named))),
        frozenset().union(*(named[of][at] for of in kinds)),
        frozenset().union(*(_lent(reading, at, of, kind, named) for of in kinds if not named[of][at])),
    )


def _by_segment(reading: Reading, fillers: Sequence[Filler], kind: str) -> list[frozenset[str]]:
    return [
        frozenset(value for k, value, start, _ in fillers if k.startswith(kind) and s.start <= start < s.end)
        for s in reading.segments
    ]


def _reach(reading: Reading, at: int, kind: str, named: dict[str, list[frozenset[str]]]) -> list[int]:
    """The segments a filler speaks for: its own; if it is said of all, those without a place (year) of their own."""
    if kind not in named or reading.segments[at].quantities:
        return [at]
    return [at, *(n for n, found in enumerate(named[kind]) if not found)]


def _words_around(reading: Reading, at: int, words: Sequence[Word], fillers: Sequence[Filler]) -> frozenset[str]:
    """The content words of a segment; of a short one ("and 28 percent in China") those of the one before it too."""
    found: frozenset[str] = frozenset()
    keys = [(start, end) for kind, _, start, end in fillers if not kind.startswith("contrast")]
    plain = [w for w in words if w.text.lower() not in FUNCTION and not any(a <= w.start < b for a, b in keys)]
    for segment in reversed(reading.segments[: at + 1]):
        found |= {w.stem for w in plain if segment.start <= w.start < segment.end}
        if len(found - GENERIC) >= SHORT:
            break
    return found


def _lent(reading: Reading, at: int, of: str, kind: str, named: dict[str, list[frozenset[str]]]) -> frozenset[str]:
    """What a segment without places (years, numbers) borrows.

    Places and years that are said of all, else those of the last segment with any; a place or year that is said
    of all is lent the numbers that have none of their own.
    """
    if of == "number":
        if kind not in named or reading.segments[at].quantities:
            return frozenset()
        return frozenset().union(*(n for n, found in zip(named["number"], named[kind], strict=True) if not found))
    shared = [f for f, s in zip(named[of], reading.segments, strict=True) if not s.quantities and not s.attribution]
    return frozenset().union(*shared) or next((f for f in reversed(named[of][:at]) if f), frozenset())


def reordered(sentence: Reading, quote: Reading) -> str:
    """Why numbers of one unit stand in another order than in the quote, without places or years of their own."""
    for unit in {q.unit for q in sentence.quantities}:
        said = [q for q in sentence.quantities if q.unit == unit]
        order = [q.value for q in quote.quantities if q.unit == unit]
        loose = [q.value for q in said if not (_own(sentence, q) & _own(quote, q, q.value))]
        if len(loose) > 1 and not _is_subsequence([q.value for q in said], order):
            return "the evidence has the numbers in another order"
    return ""


def _own(reading: Reading, quantity: object, value: object = None) -> frozenset[object]:
    found: set[object] = set()
    for other in reading.quantities:
        if other is quantity or value is not None and other.value == value:
            segment = reading.segment_of(other)
            found |= segment.places | segment.years
    return frozenset(found)


def _is_subsequence(some: Sequence[object], every: Sequence[object]) -> bool:
    left = iter(every)
    return all(any(value == other for other in left) for value in some)
