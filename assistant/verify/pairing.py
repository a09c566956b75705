"""Pair the values of a figure with the members named beside them in a sentence. Knows no quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.places import place_named
from assistant.quantities import Quantity, agrees
from assistant.sentences import Reading, read
from assistant.types import Figure, MemberValue
from assistant.verify.proofs import base_unit
from assistant.verify.rounding import is_rounded

_CHANGES = frozenset({"difference", "percent_change", "growth_rate"})
_BY = re.compile(
    r"\b(?:by|(?:gap|difference|increase|decrease|rise|drop|fall|gain|loss) of)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_BEYOND = re.compile(r"\s+(?:higher|lower|more|fewer|less|above|below|ahead|behind)\b", re.IGNORECASE)
REFERENCE = re.compile(
    r"\b(?:than|as|compared (?:with|to)|relative to|against|that of|those of)\s+"
    r"(?:(?:for|in|among|from|to|with)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+)?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[:;,\n])\s*$")
_ITEM = re.compile(r"[.)]\s+\w")
_LISTS = re.compile(r"\b(?:top|bottom|highest|lowest|largest|smallest|leading)\s+$", re.IGNORECASE)
Named = list[tuple[str, MemberValue]]


def names_of(figures: Sequence[Figure]) -> list[str]:
    """What the figures' members, fields and measures are called, the longest first."""
    found = [m for f in figures for facet in f.facets for m in facet.members if len(m) > 3]
    found += [facet.title for f in figures for facet in f.facets if " " in facet.title]
    found += [re.sub(r"^(?:Highest|Lowest) ", "", f.label.split(", ", 1)[0]) for f in figures]
    found += [name.rsplit(" by ", 1)[0] for name in found if " by " in name]
    return sorted(dict.fromkeys(found), key=len, reverse=True)


def masked(text: str, names: Sequence[str]) -> str:
    """The text with names blotted out, so that their words ("growth", "not stated") state nothing; offsets stay."""
    for name in names:
        text = re.sub(re.escape(name), lambda found: "~" * len(found.group()), text, flags=re.IGNORECASE)
    return text


def in_names(reading: Reading, figures: Sequence[Figure]) -> frozenset[int]:
    """Offsets of the quantities that are part of a name ("Ten years", "the leading 25") and so state nothing."""
    hidden = masked(reading.text, [name for name in names_of(figures) if re.search(r"[A-Za-z]", name)])
    return frozenset(q.start for q in reading.quantities if hidden[q.start] == "~" and hidden[q.end - 1] == "~")


def misplaced_result(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why a number told as the change or gap ("by 18 points", "2 percent higher") is not that of the figure."""
    worked = [f for f in figures if f.operation in _CHANGES and f.value is not None]
    if len(worked) != 1 or len(figures) != 1:
        return ""
    figure = worked[0]
    for quantity in reading.quantities:
        before, after = reading.text[: quantity.start], reading.text[quantity.end :]
        if not (_BY.search(before) or _BEYOND.match(after)) or quantity.start in in_names(reading, figures):
            continue
        if not _is_result(quantity, figure):
            return f"{quantity.text!r} is not the change or gap of the figure"
    return ""


def counts(reading: Reading, figures: Sequence[Figure]) -> frozenset[int]:
    """Offsets of numbers that count the members a figure lists ("the top three were")."""
    listed = {len(figure.values) for figure in figures if len(figure.values) > 1}
    return frozenset(
        q.start for q in reading.quantities if q.value in listed and _LISTS.search(reading.text[: q.start])
    )


def paired(reading: Reading, figure: Figure, text: str = "") -> tuple[frozenset[int], str]:
    """Offsets of the quantities that stand with their own member, and why one stands with another's; "" where none.

    Names stand before their values ("China (47 percent)") or after them ("47 percent for China"), alike all through.
    `text` is what names are looked for in, where the reading leaves some of them out.
    """
    named = _telling(figure)
    values = [q for q in reading.quantities if any(_is_value(q, v, figure) for _, v in named)]
    ranks, misplaced = _positions(reading, figure, named)
    if misplaced:
        return frozenset(), misplaced
    inside = in_names(reading, [figure]) | counts(reading, [figure]) | ranks
    values = [q for q in values if q.start not in inside and not _is_result(q, figure)]
    if len(named) < 2 or not values:
        return ranks, ""
    places = _find(text or reading.text, named, figure)
    if windows := _in_order(values, places) or _from_to(reading.text, values, places, figure):
        offsets, reason = _judge(values, windows, figure)
        return offsets | ranks, reason
    modes = sorted(
        (_before(values, places), _after(values, places, len(reading.text))),
        key=lambda windows: sum(value is None for value in windows),
    )
    likely, other = (_judge(values, windows, figure) for windows in modes)
    as_many = sum(v is None for v in modes[0]) == sum(v is None for v in modes[1])
    offsets, reason = other if likely[1] and as_many else likely
    return offsets | ranks, reason


def beside(reading: Reading, figure: Figure) -> dict[int, MemberValue]:
    """For the offset of each quantity that could be a value of the figure: the value of the member it stands with."""
    named = _telling(figure)
    values = [q for q in reading.quantities if any(_is_value(q, v, figure) for _, v in named)]
    if len(named) < 2 or not values:
        return {}
    places = _find(reading.text, named, figure)
    windows = _in_order(values, places) or _from_to(reading.text, values, places, figure)
    modes = (windows, _before(values, places), _after(values, places, len(reading.text)))
    likely = min((w for w in modes if w), key=lambda w: sum(value is None for value in w))
    return {q.start: value for q, value in zip(values, likely, strict=True) if value is not None}


def _from_to(
    text: str, values: Sequence[Quantity], places: Sequence[tuple[int, int, MemberValue]], figure: Figure
) -> Windows:
    """The earlier and the later of a figure's two values for "from 11 to 28 percent", where no year is named."""
    if places or len(values) != 2 or len(figure.values) != 2:
        return []
    dated = sorted(((m, v) for v in figure.values for _, m in v.members if _YEAR.match(m)), key=lambda pair: pair[0])
    said = text[max(0, values[0].start - 14) : values[0].start], text[values[0].end : values[1].start]
    told = bool(_FROM.search(said[0])) and said[1].strip() == "to"
    apart = len(dated) == 2 and dated[0][0] != dated[1][0]
    return [value for _, value in dated] if told and apart else []


def set_apart(text: str, figure: Figure, word: str) -> tuple[MemberValue, MemberValue] | None:
    """The value a sentence calls higher or lower and the other one, where two members tell a figure's values apart.

    The one meant stands after the word ("lower for men"), else it is the first named before it.
    """
    named = _telling(figure)
    places = _find(text, named, figure) if len(named) == 2 else []
    if len({id(value) for _, _, value in places}) < 2:
        return None
    at = text.lower().find(word)
    beside = re.match(rf"{re.escape(word)}\s+(?:for|in|among)\s+(?:the\s+)?", text[at:], re.IGNORECASE)
    start = at + beside.end() if beside else -1
    others = [value for s, _, value in places if REFERENCE.search(text[:s])]
    first = next((value for _, _, value in places if value not in others), places[0][2])
    subject = next((value for s, _, value in places if s == start), first)
    return subject, next(value for _, value in named if value is not subject)


def _telling(figure: Figure) -> Named:
    """Each value with the one member that tells it from the others; none where only several fields together do.

    Where several fields vary, a study that counts each value tells them apart.
    """
    fields = dict.fromkeys(field for value in figure.values for field, _ in value.members)
    members = {f: [dict(v.members).get(f, "") for v in figure.values] for f in fields}
    varying = [f for f in fields if len(set(members[f])) > 1]
    studies = {facet.field for facet in figure.facets if facet.kind == "study"}
    telling = varying if len(varying) == 1 else [f for f in varying if f in studies and _all_differ(members[f])]
    if not telling:
        return []
    return [(name, v) for name, v in zip(members[telling[0]], figure.values, strict=True) if name]


def _all_differ(names: Sequence[str]) -> bool:
    return len(set(names)) == len(names)


def _is_value(quantity: Quantity, value: MemberValue, figure: Figure) -> bool:
    """Whether a quantity could be meant as one of the figure's values: it has their unit."""
    unit = base_unit(figure)
    return unit is None or quantity.unit == unit or {quantity.unit, unit} <= {"", "count", "ratio", "index", "rank"}


def _is_result(quantity: Quantity, figure: Figure) -> bool:
    """Whether a quantity is what was worked out of the values: the difference, the ratio."""
    bare = {quantity.unit, figure.unit} <= {"", "count", "index", "ratio", "places"}
    if figure.value is None or not (quantity.unit == figure.unit or bare):
        return False
    if quantity.hedge and any(v.value == quantity.value for v in figure.values):
        return False
    return any(agrees(quantity, value, figure.unit) for value in (figure.value, -figure.value))


def _find(text: str, named: Named, figure: Figure) -> list[tuple[int, int, MemberValue]]:
    """Where the members are named, places by any of their names; a name inside a longer one is not one of its own."""
    found: list[tuple[int, int, MemberValue]] = []
    measure = re.sub(r"^(?:Highest|Lowest) ", "", figure.label.split(", ", 1)[0])
    hidden = masked(text, [measure, measure.rsplit(" by ", 1)[0]])
    for name, value in sorted(named, key=lambda pair: -len(pair[0])):
        spans = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)]
        if place := place_named(name):
            spans += [(m.start, m.end) for m in read(text).mentions if m.place.code == place.code]
        for start, end in spans:
            if hidden[start] != "~" and not any(a < end and start < b for a, b, _ in found):
                found.append((start, end, value))
    return sorted(found, key=lambda place: place[0])


Windows = list[MemberValue | None]


def _positions(reading: Reading, figure: Figure, named: Named) -> tuple[frozenset[int], str]:
    """Offsets of places in a ranking ("first", "2.") that stand with their member, and why one does not."""
    if figure.operation not in ("top", "bottom") or base_unit(figure) == "rank":
        return frozenset(), ""
    places = _find(reading.text, named, figure)
    found: set[int] = set()
    last = 0
    for quantity in reading.quantities:
        opens = _OPENS.search(reading.text[: quantity.start])
        numbered = quantity.text.isdigit() and opens and _ITEM.match(reading.text, quantity.end)
        if not numbered and quantity.unit != "rank" or not 1 <= quantity.value <= len(figure.values):
            continue
        before = [v for s, e, v in places if last <= s and e <= quantity.start and not numbered]
        after = [v for s, _, v in places if s >= quantity.end]
        beside = before[-1:] or after[:1]
        if not beside or beside[0].value != figure.values[int(quantity.value) - 1].value:
            return frozenset(), f"{quantity.text!r} is not the place of the member beside it"
        found.add(quantity.start)
        last = quantity.end
    return frozenset(found), ""


def _in_order(values: Sequence[Quantity], places: Sequence[tuple[int, int, MemberValue]]) -> Windows:
    """The members in their order, where as many names as values all stand before them or all after them."""
    members: Windows = [value for _, _, value in places]
    if len(values) < 2 or len(members) != len(values) or len({id(value) for value in members}) < len(members):
        return []
    apart = places[-1][1] <= values[0].start or values[-1].end <= places[0][0]
    return members if apart else []


def _before(values: Sequence[Quantity], places: Sequence[tuple[int, int, MemberValue]]) -> Windows:
    starts = [0, *(q.end for q in values)]
    return [
        next((v for s, e, v in reversed(places) if e <= q.start and s >= low), None)
        for low, q in zip(starts, values, strict=False)
    ]


def _after(values: Sequence[Quantity], places: Sequence[tuple[int, int, MemberValue]], length: int) -> Windows:
    ends = [*(q.start for q in values[1:]), length]
    return [
        next((v for s, e, v in places if s >= q.end and e <= high), None) for q, high in zip(values, ends, strict=True)
    ]


def _judge(values: Sequence[Quantity], windows: Windows, figure: Figure) -> tuple[frozenset[int], str]:
    unit = base_unit(figure)
    bound: set[int] = set()
    for quantity, value in zip(values, windows, strict=True):
        if value is None:
            continue
        told = quantity.unit if unit is None else unit
        if not (agrees(quantity, value.value, told) and is_rounded(quantity, value.value)):
            return frozenset(), f"{quantity.text!r} is not the value of the member beside it"
        bound.add(quantity.start)
    return frozenset(bound), ""
