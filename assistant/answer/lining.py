"""Lines up what sentences state with what figures show of one quantity: which values stand against each other, and why.

A sentence speaks of a figure's quantity where its words, places, years and units are the figure's. Words no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.asked import Asked
from assistant.answer.naming import is_time
from assistant.answer.scoring import Candidate
from assistant.quantities import Quantity, agrees, find_quantities
from assistant.sentences import changes_told, covers_year, frames_of, read, same_word, stems, words_of
from assistant.types import Figure, Quote, StatedValue

DISPUTES = re.compile(
    r"\b(?:disagree\w*|contradict\w*|conflict(?:s|ing)?|disputed|differ|"
    r"retellings? (?:differ|print)\w*|misprint\w*|the other way round|on another base|cannot be right)\b|"
    r"\bin (?:one|most) (?:\w+ ){0,2}(?:and|but|while) .{0,60}\bin another\b",
    re.IGNORECASE,
)
DISTINGUISHES = re.compile(
    r"\bmust not be confused|, not (?:an?|the) \w+|\band not where\b|\bis wrong\b|\b(?:is|are) not (?:the same|"
    r"a (?:share|figure|count|birth)|to be|like for like)|"
    r"\bneither\b.{0,60}\bnor\b|\bnot birth\b|"
    r"\bnot (?:citizenship|born|birthplace|by birth|universities|residence|of graduation)|\brather than\b|"
    r"\bis (?:loose|wider|narrower)\b|\bwider notion|"
    r"\bnarrower than\b|\brounds (?:the|it|up|down|off)\b|\bdifferent (?:quantit\w+|measures?|group\w*|people|"
    r"definition\w*)|"
    r"\bnot like for like|\bcannot be (?:set|read|compared)|"
    r"\bshould not be\b|\bdoes not (?:mean|say|prove|include|overtake)|\bdid not\b|\bis not\b|"
    r"\bwords? .{0,20}\bloose\b|\b(?:goes?|go) by\b|\bmisprint",
    re.IGNORECASE,
)
_CONTRASTS = re.compile(
    r"\b(?:whereas|while|but|instead|by contrast|on the other hand|in contrast|against|however)\b", re.IGNORECASE
)
_ONE_BY_ONE = frozenset({"lookup", "share", "series"})
_COVERED = 0.85
_NARROWED = 0.75
_COUNTS = frozenset({"", "count"})
_NAMED = 2
_TELLING = 3  # smaller numbers stand in any sentence
_RARE = 100  # numbers from here on stand by chance in few
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Rival:
    """A sentence that gives another value for what a figure shows; `year` is its own where the figure has another."""

    candidate: Candidate
    quantity: Quantity
    figure: Figure
    year: int | None = None


def values_of(figure: Figure) -> tuple[tuple[Decimal, str], ...]:
    """The values a figure shows, each with its unit."""
    own = ((figure.value, figure.unit),) if figure.value is not None and figure.operation != "compare" else ()
    return (*own, *((v.value, figure.values_unit or figure.unit) for v in figure.values))


def disputes(
    asked: Asked, figures: Sequence[Figure], ranked: Sequence[Candidate], limit: int = 1
) -> tuple[Candidate, ...]:
    """Sentences that give a value of the figures and another one beside it; those that speak of a dispute first."""
    topic = topic_of(asked, figures)
    found = [c for c in ranked if is_on(c, topic, asked.places) and any(_sets_against(c, f, asked) for f in figures)]
    return tuple(sorted(found, key=lambda c: not DISPUTES.search(c.text))[:limit])


def disputing(asked: Asked, lead: Quote, ranked: Sequence[Candidate]) -> Candidate | None:
    """The best sentence that speaks of a dispute on a number of the sentence that leads the answer."""
    numbers = [q for q in read(lead.text).quantities if abs(q.value) >= _TELLING]
    for candidate in ranked:
        own = read(candidate.text).quantities
        shared = [q for q in own if any((q.value, q.unit) == (n.value, n.unit) for n in numbers)]
        beside = candidate.hit.source.id == lead.hit.source.id and any(abs(q.value) >= _RARE for q in shared)
        close = beside or is_on(candidate, frozenset(asked.words), asked.places)
        if close and len(own) > len(shared) > 0 and DISPUTES.search(candidate.text):
            return candidate
    return None


def topic_of(asked: Asked, figures: Sequence[Figure]) -> frozenset[str]:
    """The stems of what is asked and measured."""
    return frozenset(asked.words) | {s for figure in figures for s in stems(figure.label)}


def is_on(candidate: Candidate, topic: frozenset[str], places: frozenset[str]) -> bool:
    """Whether a sentence shares words of the topic and, where it names places, one of them."""
    own, named = stems(candidate.text), read(candidate.text).places
    shared = [word for word in topic if _among(word, own)]
    return len(shared) >= min(_NAMED, len(topic)) and (not places or not named or bool(places & named))


def _sets_against(candidate: Candidate, figure: Figure, asked: Asked) -> bool:
    """Whether a sentence gives a value of the figure and, in its unit, one that the figure does not have."""
    said = bool(DISPUTES.search(candidate.text))
    shown = values_of(figure)
    if (
        not shown
        or not _names_members(candidate, figure)
        or not said
        and (figure.operation not in _ONE_BY_ONE or len(figure.values) > 2)
    ):
        return False
    reading = read(candidate.text)
    for unit in {unit for _, unit in shown}:
        alike = [q for q in reading.quantities if q.unit == unit or not q.unit and said or {q.unit, unit} <= _COUNTS]
        held = [q for q in alike if any(agrees(q, value, of) for value, of in shown)]
        other = [q for q in (reading.quantities if said else alike) if q not in held]
        if held and other and (said or _is_contrast(candidate, figure, asked, len(alike))):
            return True
    return False


def _is_contrast(candidate: Candidate, figure: Figure, asked: Asked, values: int) -> bool:
    """Whether two values of one place and time, or set against each other by a word, not one after the other."""
    reading = read(candidate.text)
    if len(reading.places) > 1 or values != 2 or DISTINGUISHES.search(candidate.text):
        return False
    if len(reading.years) == 1 and reading.years <= asked.years:
        return True
    own = places_of(figure)
    return bool(_CONTRASTS.search(candidate.text)) and reading.places <= own and not any(changes_told(candidate.text))


def explaining(
    stated: Sequence[StatedValue], asked: Asked, figures: Sequence[Figure], ranked: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """For each number that the question states and no figure shows: the best sentence that has it."""
    topic, shown = topic_of(asked, figures), [v for figure in figures for v in values_of(figure)]
    found: list[Candidate] = []
    for value in stated:
        quantity = next(iter(find_quantities(value.text)), None)
        if quantity is None or any(agrees(quantity, number, unit) for number, unit in shown):
            continue
        units = {unit for _, unit in shown}
        telling = (c for c in ranked if is_on(c, topic, asked.places) and _has(c, quantity.value, units))
        found += [c for c in (next(telling, None),) if c is not None and c not in found]
    return tuple(found)


def _has(candidate: Candidate, value: Decimal, units: set[str]) -> bool:
    return any(q.value == value and (q.unit in units or not q.unit) for q in read(candidate.text).quantities)


def rivals(asked: Asked, figures: Sequence[Figure], ranked: Sequence[Candidate]) -> tuple[Rival, ...]:
    """Sentences that state one value of a figure's quantity, other than the figure's; the best of each figure."""
    found = []
    for figure in figures:
        if figure.operation in ("lookup", "share") and figure.value is not None:
            found += [r for r in (_rival(asked, figure, c) for c in ranked) if r is not None][:1]
    return tuple(found)


def _rival(asked: Asked, figure: Figure, candidate: Candidate) -> Rival | None:
    assert figure.value is not None
    reading = read(candidate.text)
    of_unit = [q for q in reading.quantities if q.unit == figure.unit or {q.unit, figure.unit} <= _COUNTS]
    if len(of_unit) != 1 or agrees(of_unit[0], figure.value, figure.unit):
        return None
    if reading.places != places_of(figure) or not _speaks_of(asked, figure, candidate):
        return None
    years = years_of(figure)
    if (
        reading.years
        and reading.years <= years
        or not reading.years
        and any(covers_year(candidate.setting, y) for y in years)
    ):
        return Rival(candidate, of_unit[0], figure)
    later = not asked.years and len(reading.years) == 1 and years and min(reading.years) > max(years)
    return Rival(candidate, of_unit[0], figure, min(reading.years)) if later else None


def _speaks_of(asked: Asked, figure: Figure, candidate: Candidate) -> bool:
    """Whether a sentence has the question's words, links people to places as the figure does, and tells no change."""
    own = stems(f"{candidate.text}\n{candidate.setting}")
    words = [w for w in asked.words if not _YEAR.fullmatch(w)]
    have = [w for w in words if _among(w, own)]
    same_frame = frames_of(candidate.text) <= frames_of(f"{asked.text}\n{figure.label}\n{_titles(figure)}")
    return (
        len(have) >= _COVERED * len(words)
        and _names_members(candidate, figure)
        and same_frame
        and not any(changes_told(candidate.text))
    )


def _names_members(candidate: Candidate, figure: Figure) -> bool:
    """Whether a sentence, or what stands over it, names the members that narrow a figure ("Elite").

    Rival studies need not be named, nor any of several members.
    """
    own = stems(f"{candidate.text}\n{candidate.setting}")
    facets = [f for f in figure.facets if not is_time(f) and not _is_place(f.kind, f.direction) and f.kind != "study"]
    members = [facet.members[0] for facet in facets if len(facet.members) == 1]
    return all(_is_named(member, own) for member in members)


def _is_named(member: str, own: frozenset[str]) -> bool:
    """Whether most words of a member are among the stems of a text, or stand there as their initials ("AI")."""
    words = [word for word in words_of(member) if word.stem in stems(member)]
    initials = "".join(word.text[0].lower() for word in words)
    short = max((size for size in range(2, len(words) + 1) if initials[:size] in own), default=0)
    named = sum(at < short or _among(word.stem, own) for at, word in enumerate(words))
    return short > 1 or named >= _NARROWED * len(words)


def _among(word: str, others: frozenset[str]) -> bool:
    return any(same_word(word, other) for other in others)


def _titles(figure: Figure) -> str:
    return "\n".join(f"{facet.title} {facet.direction or ''}" for facet in figure.facets)


def _is_place(kind: str, direction: str | None) -> bool:
    return kind == "place" or direction is not None


def places_of(figure: Figure) -> frozenset[str]:
    """The codes of the places a figure is about."""
    named = (m for f in figure.facets if _is_place(f.kind, f.direction) for m in f.members)
    return frozenset().union(*(read(m).places for m in named))


def years_of(figure: Figure) -> frozenset[int]:
    """The years a figure is about."""
    return frozenset(y for f in figure.facets if is_time(f) for m in f.members for y in read(m).years)
