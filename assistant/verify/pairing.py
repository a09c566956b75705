"""Pair the values of a figure with the members named beside them in a sentence. Knows no quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.quantities import Quantity, agrees
from assistant.sentences import Reading
from assistant.types import Figure, MemberValue

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


def paired(reading: Reading, figure: Figure, text: str = "") -> tuple[frozenset[int], str]:
    """Offsets of the quantities that stand with their own member, and why one stands with another's; "" where none.

    Names stand before their values ("China (47 percent)") or after them ("47 percent for China"), alike all through.
    `text` is what names are looked for in, where the reading leaves some of them out.
    """
    named = _telling(figure)
    values = [q for q in reading.quantities if any(_is_value(q, v, figure) for _, v in named)]
    values = [q for q in values if not _is_result(q, figure)]
    if len(named) < 2 or not values:
        return frozenset(), ""
    places = _find(text or reading.text, named)
    modes = sorted(
        (_before(values, places), _after(values, places, len(reading.text))),
        key=lambda windows: sum(value is None for value in windows),
    )
    likely, other = (_judge(values, windows, figure) for windows in modes)
    as_many = sum(v is None for v in modes[0]) == sum(v is None for v in modes[1])
    return other if likely[1] and as_many else likely


def set_apart(text: str, figure: Figure, word: str) -> tuple[MemberValue, MemberValue] | None:
    """The value a sentence calls higher or lower and the other one, where two members tell a figure's values apart.

    The one meant stands after the word ("lower for men"), else it is the first named before it.
    """
    named = _telling(figure)
    places = _find(text, named) if len(named) == 2 else []
    if len({id(value) for _, _, value in places}) < 2:
        return None
    at = text.lower().find(word)
    beside = re.match(rf"{re.escape(word)}\s+(?:for|in|among)\s+(?:the\s+)?", text[at:], re.IGNORECASE)
    start = at + beside.end() if beside else -1
    subject = next((value for s, _, value in places if s == start), places[0][2])
    return subject, next(value for _, value in named if value is not subject)


def _telling(figure: Figure) -> Named:
    """Each value with the one member that tells it from the others; none where several fields vary."""
    fields = dict.fromkeys(field for value in figure.values for field, _ in value.members)
    varying = [f for f in fields if len({dict(v.members).get(f) for v in figure.values}) > 1]
    if len(varying) != 1:
        return []
    return [(name, v) for v in figure.values if (name := dict(v.members).get(varying[0], ""))]


def _is_value(quantity: Quantity, value: MemberValue, figure: Figure) -> bool:
    """Whether a quantity could be meant as one of the figure's values: it has their unit."""
    unit = figure.values_unit or ("percent" if figure.unit == "points" else figure.unit)
    return quantity.unit == unit or {quantity.unit, unit} <= {"", "count", "ratio", "index", "rank"}


def _is_result(quantity: Quantity, figure: Figure) -> bool:
    """Whether a quantity is what was worked out of the values: the difference, the ratio."""
    bare = figure.operation == "count" and quantity.unit == ""
    if figure.value is None or not (quantity.unit == figure.unit or bare):
        return False
    return any(agrees(quantity, value, figure.unit) for value in (figure.value, -figure.value))


def _find(text: str, named: Named) -> list[tuple[int, int, MemberValue]]:
    """Where the members are named, in order; a name inside a longer one is not one of its own."""
    found: list[tuple[int, int, MemberValue]] = []
    for name, value in sorted(named, key=lambda pair: -len(pair[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), value))
    return sorted(found, key=lambda place: place[0])


Windows = list[MemberValue | None]


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
    unit = figure.values_unit or ("percent" if figure.unit == "points" else figure.unit)
    bound: set[int] = set()
    for quantity, value in zip(values, windows, strict=True):
        if value is None:
            continue
        if not agrees(quantity, value.value, unit):
            return frozenset(), f"{quantity.text!r} is not the value of the member beside it"
        bound.add(quantity.start)
    return frozenset(bound), ""
