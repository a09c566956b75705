"""Which words of a sentence answer the question: the value, the name, the date, the place. Marks and rewrites nothing.

Where more than one of its words could be meant and none stands out, none is pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.asked import Asked
from assistant.answer.naming import value_name, varying_fields
from assistant.answer.scoring import asked_by
from assistant.quantities import Quantity
from assistant.sentences import FUNCTION, read, same_word, words_of
from assistant.types import Figure, Plan, Sentence

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:early|mid|late)[ -])"
)
_DATE = re.compile(
    rf"\b(?:(?:[0-3]?\d(?:st|nd|rd|th)? )?{_MONTH} ?(?:[0-3]?\d(?:st|nd|rd|th)?,? )?(?:(?:19|20)\d\d)?|"
    r"(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?)(?![\d,]\d|\w)",
)
_NAME = re.compile(
    r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\w’'&.-]*\w(?:\s+(?:(?:of|for|and|the|de|von|van|del|al|bin)\s+){0,2}[A-ZÀ-ÖØ-Þ][\w’'&-]*\w)*"
)
_FINDS = frozenset({"top", "bottom", "maximum", "minimum"})
_RELATIVE = frozenset({"percent", "ratio"})
_WHICH = re.compile(r"\b(?:which|who|whose|where|what (?:country|place|city|field|tier|source))\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -]"
    r"(?:years?|months?|weeks?|days?|hours?)\b"
)
_NEAR_BEFORE, _AFTER = 1.0, 1.5
_OTHER_CLAUSE = 40.0
_CLEARLY = 8.0
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class _Spot:
    text: str
    start: int
    end: int


def pointed(sentences: Sequence[Sentence], plan: Plan, figures: Sequence[Figure]) -> tuple[Sentence, ...]:
    """The sentences, the first of them with the words that answer."""
    if not sentences:
        return ()
    lead, asked = sentences[0], asked_by(plan)
    told = [figure for figure in figures if figure.key in lead.keys]
    words = _of_figure(asked, told[0], lead.text) if told else _of_quote(asked, lead.text)
    return (replace(lead, emphasis=words), *sentences[1:])


def _of_figure(asked: Asked, figure: Figure, sentence: str) -> tuple[str, ...]:
    """The value of a figure, or the names that a ranking found where names are asked for."""
    if figure.operation == "compare":
        verdict = re.match(r"(?:Yes|No)\b", sentence)
        return (verdict.group(),) if verdict else ()
    if figure.operation in _FINDS and (_WHICH.search(asked.text) or figure.operation in ("top", "bottom")):
        fields = varying_fields(figure.values)
        names = tuple(value_name(value, fields) for value in figure.values)
        return names if len(names) <= _MOST_NAMES else ()
    shown = figure.display.lstrip("-−+").strip()
    return (shown,) if figure.value is not None and shown in sentence else ()


def _of_quote(asked: Asked, sentence: str) -> tuple[str, ...]:
    for kind in asked.kinds:
        spots: Iterable[_Spot] = ()
        if kind in ("number", "share"):
            spots = _of_one_place(asked, sentence, list(_numbers(asked, sentence)))
        elif kind == "when":
            spots = _lasting(sentence) if _HOW_LONG.search(asked.text) else _dates(asked, sentence)
        elif kind == "where":
            spots = _places(asked, sentence)
        elif kind == "who":
            spots = _names(asked, sentence)
        if found := _nearest(asked, sentence, list(spots)):
            return (found.text,)
    return ()


def _numbers(asked: Asked, sentence: str) -> Iterator[_Spot]:
    """The numbers of the unit that is asked for which the question has not, in a clause that speaks of its years."""
    reading = read(sentence)
    said = {q.value for q in read(asked.text).quantities}
    share = asked.kinds[0] == "share"
    for quantity in reading.quantities:
        segment = reading.segment_of(quantity)
        foreign = segment.years and asked.years and not segment.years & asked.years
        elsewhere = segment.places and asked.places and not segment.places & asked.places
        if quantity.value not in said and (quantity.unit in _RELATIVE) == share and not foreign and not elsewhere:
            yield _worded(quantity, sentence)


def _of_one_place(asked: Asked, sentence: str, spots: Sequence[_Spot]) -> Sequence[_Spot]:
    """The numbers; none where they stand with several of the places that are asked for ("of 90 here, 6 from there")."""
    reading = read(sentence)
    with_ = {s.places & asked.places for s in reading.segments for spot in spots if s.start <= spot.start < s.end}
    return spots if len(with_ - {frozenset()}) < 2 else ()


def _worded(quantity: Quantity, sentence: str) -> _Spot:
    """A number with its unit; of a bare one, the noun right after it too."""
    end = quantity.end
    if quantity.unit in ("", "count"):
        noun = re.match(r" ([a-z][a-z’'-]+)", sentence[end:])
        if noun and noun.group(1) not in FUNCTION:
            end += noun.end()
    return _Spot(sentence[quantity.start : end], quantity.start, end)


def _dates(asked: Asked, sentence: str) -> Iterator[_Spot]:
    for match in _DATE.finditer(sentence):
        text = match.group().rstrip(" ,-")
        if any(c.isdigit() for c in text) and text not in asked.text and not _in_name(sentence, match.start(), text):
            yield _Spot(text, match.start(), match.start() + len(text))


def _lasting(sentence: str) -> Iterator[_Spot]:
    for match in _LASTING.finditer(sentence):
        yield _Spot(match.group(), match.start(), match.end())


def _in_name(sentence: str, start: int, date: str) -> bool:
    """Whether a bare year belongs to a name, as in "AI Index 2025"."""
    before = re.search(r"\b([A-Z]\w+) $", sentence[:start])
    return before is not None and date.isdigit() and before.group(1).lower() not in FUNCTION


def _places(asked: Asked, sentence: str) -> Iterator[_Spot]:
    for mention in read(sentence).mentions:
        if mention.place.code not in asked.places and not mention.adjective:
            yield _Spot(sentence[mention.start : mention.end], mention.start, mention.end)


def _names(asked: Asked, sentence: str) -> Iterator[_Spot]:
    """Capitalised names that the question has not; a word that merely begins the sentence is none."""
    known = {word.stem for word in words_of(asked.text)}
    dates = [match.span() for match in _DATE.finditer(sentence)]
    for match in _NAME.finditer(sentence):
        text = match.group()
        words = words_of(text)
        common = match.start() == 0 and len(text.split()) == 1 and not text.isupper()
        dated = any(start < match.end() and match.start() < end for start, end in dates)
        if not common and not dated and not any(w.stem in known for w in words) and text.lower() not in FUNCTION:
            yield _Spot(text, match.start(), match.end())


def _nearest(asked: Asked, sentence: str, spots: Sequence[_Spot]) -> _Spot | None:
    """The one spot, or the one clearly nearest to a word of the question that stands before it (or after it)."""
    if len(spots) < 2:
        return spots[0] if spots else None
    told = [term.stem for term in asked.terms if not term.place]
    at = [w for w in words_of(sentence) if any(same_word(w.stem, stem) for stem in told)]
    cuts = [segment.start for segment in read(sentence).segments]
    far = sorted((_distance(spot, [(w.start, w.end) for w in at], cuts), n) for n, spot in enumerate(spots))
    return spots[far[0][1]] if far[1][0] - far[0][0] >= _CLEARLY else None


def _distance(spot: _Spot, words: Sequence[tuple[int, int]], cuts: Sequence[int]) -> float:
    """Characters to the nearest word of the question; one that comes after, or in another clause, is further off."""
    away = [
        max(_NEAR_BEFORE * (spot.start - end), _AFTER * (start - spot.end), 0.0)
        + _OTHER_CLAUSE * any(min(start, spot.start) < cut <= max(start, spot.start) for cut in cuts)
        for start, end in words
    ]
    return min(away, default=1e6)
