"""A question taken apart without any table: words, places with roles, time, operation cues, stated values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.places import Mention, Place, find_places
from assistant.plan.asides import aside_of
from assistant.plan.comparing import Comparison, find_comparison
from assistant.plan.cues import Cues, find_cues
from assistant.plan.directions import PlaceRole, role_of
from assistant.plan.periods import Period, find_period
from assistant.plan.tasks import Task, find_task
from assistant.plan.words import Word, words_of
from assistant.quantities import find_quantities
from assistant.types import StatedValue

_STATED = frozenset({"percent", "points", "per_1000", "per_10000", "per_100000"})
_PORTION = r"(?:share|per\s?cent\w*|proportion|fraction|portion|%|(?:what|which|big a|large a) part|how much)"
_OF_THESE = re.compile(
    r"^\s*(?:out )?of (?:all )?(.+?),? (?:how many|(?:what|which) (?:share|per\s?cent\w*|proportion|fraction|%))",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(rf"{_PORTION} of ", re.IGNORECASE)
_AMONG = re.compile(_SHARE_OF.pattern + r".+? among (.+)$", re.IGNORECASE)
_BASE = re.compile(
    rf"(?:{_PORTION}|how many) of (.+?)\b(?:is|are|was|were|have|had|has|do|does|did|"
    r"works?|worked|came|come|stay(?:s|ed)?|remain(?:s|ed)?|live[sd]?|went|go|hold|held|intend(?:s|ed)?|left|from|fell|falls?)\b",
    re.IGNORECASE,
)
_LEAVES_OUT = (
    "outside",
    "excluding",
    "except",
    "except for",
    "other than",
    "apart from",
    "aside from",
    "without",
    "not in",
    "not counting",
    "not including",
    "leaving out",
    "leaving aside",
    "ignoring",
    "besides",
)
_LEFT_ASIDE = re.compile(
    r"\b(?:leaving|leave|setting|put|putting)\s+(?:\w+\s+){0,3}?\w+\s+(?:aside|out)\b(?: of the \w+| as an? \w+)?",
    re.IGNORECASE,
)
_LIST = re.compile(r",?\s*(?:\b(?:and|or|plus)\b|,)\s*(?:the\s+)?", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|within|inside)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in the question with its role; `excluded` after "outside", "excluding", "other than".

    `against` is the start of the place that it is compared with, -1 where it is not.
    """

    place: Place
    role: PlaceRole
    text: str
    start: int
    end: int
    excluded: bool = False
    adjective: bool = False
    against: int = -1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question says, before any table is looked at. `passing` are places said again that mean nothing.

    `aside` is what is told before the question is put ("Memo due in an hour:"): it may say what is asked of.
    """

    text: str
    words: tuple[Word, ...]
    places: tuple[PlaceMention, ...]
    period: Period
    cues: Cues
    stated: tuple[StatedValue, ...]
    base: tuple[int, int] | None = None
    stated_spans: tuple[tuple[int, int], ...] = ()
    task: Task = Task()
    passing: tuple[tuple[int, int], ...] = ()
    comparison: Comparison | None = None
    aside: int = 0

    @property
    def content(self) -> tuple[Word, ...]:
        """Words that a table must explain: not function words, places, time, numbers or cues."""
        used = (
            [(m.start, _end_with_origin(self.text, m)) for m in self.places]
            + list(self.period.spans)
            + list(self.stated_spans)
            + list(self.task.spans)
            + list(self.passing)
        )
        used += [(start, end) for start, end, _ in self.cues.spans]
        used += self.comparison.spans if self.comparison else ()
        return tuple(w for w in self.words if w.content and not w.text.isdigit() and not _inside(w, used))

    @property
    def cue_words(self) -> tuple[Word, ...]:
        """Content words inside cues; a table may name them ("net", "share") but need not."""
        used = [(start, end) for start, end, _ in self.cues.spans]
        return tuple(w for w in self.words if w.content and _inside(w, used))


def read_question(text: str) -> Reading:
    """Take a question apart."""
    words = words_of(text)
    mentions = tuple(
        PlaceMention(
            m.place,
            "neutral" if left_out(text, m.start) else role_of(text, m.start, m.end, m.adjective),
            m.text,
            m.start,
            m.end,
            left_out(text, m.start),
            m.adjective,
        )
        for m in _once(text)
    )
    period = find_period(text)
    comparison = find_comparison(text)
    quantities = find_quantities(text)
    task = find_task(text, quantities)
    if comparison and not task.counts:
        task = Task()
    used = (*period.spans, *task.spans)
    stated = [q for q in quantities if q.unit in _STATED and not _inside_span(q.start, q.end, used)]
    return Reading(
        text=text,
        words=words,
        places=_compared(_located(text, _joined(text, mentions)), comparison),
        period=period,
        cues=find_cues(text).outside((*task.spans, *(period.spans if period.kind in ("latest", "first") else ()))),
        stated=tuple(StatedValue(q.text, q.value, q.unit) for q in stated),
        base=_base(text, mentions),
        stated_spans=tuple((q.start, q.end) for q in stated),
        task=task,
        passing=(
            *((m.start, m.end) for m in find_places(text) if m not in _once(text)),
            *(m.span() for m in _LEFT_ASIDE.finditer(text)),
        ),
        comparison=comparison,
        aside=aside_of(text),
    )


def _base(text: str, places: tuple[PlaceMention, ...]) -> tuple[int, int] | None:
    """Where the question says of whom a share is taken: "of THESE, what share", "share of THESE are", "among THESE"."""
    for pattern in (_OF_THESE, _AMONG, _BASE):
        if match := pattern.search(text):
            return match.span(1)
    start = _SHARE_OF.search(text)
    if start is None:
        return None
    later = [m.start for m in places if m.role == "origin" and m.start > start.end()]
    return start.end(), later[-1] if later else len(text)


def _once(text: str) -> tuple[Mention, ...]:
    """The places named, without one said again as an adjective in passing: "to Canada per 10,000 Canadian members"."""
    found = find_places(text)
    named = {m.place.code for m in found if not m.adjective}
    before: set[str] = set()
    kept = []
    for m in found:
        again = m.adjective and m.place.code in named & before
        kept += [] if again else [m]
        before.add(m.place.code)
    return tuple(kept)


def _joined(text: str, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """A place listed after another without a word of its own plays the same role: "from Iran to Spain or Malta"."""
    done: list[PlaceMention] = []
    for m in places:
        before = done[-1] if done else None
        listed = before is not None and _LIST.fullmatch(text[before.end : m.start]) and m.adjective == before.adjective
        done.append(replace(m, role=before.role) if before and listed and m.role == "neutral" else m)
    return tuple(done)


def _located(text: str, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Beside a named origin, "in X" says where people are now."""
    if not any(m.role == "origin" for m in places):
        return places
    return tuple(
        replace(m, role="destination") if m.role == "neutral" and _IN.search(text[: m.start]) else m for m in places
    )


def _compared(places: tuple[PlaceMention, ...], comparison: Comparison | None) -> tuple[PlaceMention, ...]:
    """The one place of a reference and the place it stands against play the same role."""
    inside = [m for m in places if comparison and comparison.refers(m.start)]
    outside = [m for m in places if m not in inside]
    if len(inside) != 1 or not outside:
        return places
    mine = inside[0]
    alike = [m for m in outside if m.role == mine.role and m.adjective == mine.adjective]
    alike = alike or [m for m in outside if m.role == mine.role != "neutral"]
    alike = alike or [m for m in outside if m.adjective == mine.adjective] or outside
    other = min(alike, key=lambda m: abs(m.start - mine.start))
    role = mine.role if mine.role != "neutral" else other.role
    pair = {mine.start: other.start, other.start: mine.start}
    return tuple(replace(m, role=role, against=pair[m.start]) if m.start in pair else m for m in places)


def _end_with_origin(text: str, mention: PlaceMention) -> int:
    """The end of a place with the "origin" that belongs to it, as in Chinese-origin."""
    match = re.match(r"[- ]origins?\b", text[mention.end :], re.IGNORECASE)
    return mention.end + (match.end() if match else 0)


def left_out(text: str, start: int) -> bool:
    """Whether what is named at a place of the text is excluded there: "outside", "other than", "leaving aside"."""
    before = text[:start].lower().rstrip()
    before = before.removesuffix(" the")
    if before.endswith(_LEAVES_OUT):
        return True
    return any(m.start() < start < m.end() for m in _LEFT_ASIDE.finditer(text))


def _inside(word: Word, spans: list[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _inside_span(start: int, end: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start < e and s < end for s, e in spans)
