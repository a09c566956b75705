"""Figures as sentences, without a language model. Computes nothing: every number is a value or a cell of the figure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from assistant.answer.naming import (
    heading,
    joined,
    period_phrase,
    places_phrase,
    source_phrase,
    subject,
    upper_first,
    value_name,
    varying_fields,
    was_or_were,
)
from assistant.quantities import format_value
from assistant.types import Figure, MemberValue, Sentence

IN_A_SENTENCE = 6
IN_A_LIST = 20
End = tuple[str, Decimal]


def word_figure(figure: Figure) -> tuple[Sentence, ...]:
    """One sentence (or a short list) that states the figure, its place, period and source; none without a value."""
    if figure.value is None and not figure.values:
        return ()
    text = _WRITERS.get(figure.operation, _single)(figure)
    return (Sentence(text, (figure.key,)),)


def _sentence(figure: Figure, *parts: str) -> str:
    """The parts as a claim, with who says so before it."""
    claim = " ".join(part for part in parts if part)
    source = source_phrase(figure)
    return f"According to {source}, {claim}." if source else f"{upper_first(claim)}."


def _verb(figure: Figure) -> str:
    return "was" if heading(figure).startswith("the number of ") else was_or_were(subject(figure))


def _shown(figure: Figure, value: Decimal) -> str:
    """A value in the unit the values have, which need not be the figure's."""
    unit = figure.values_unit or ("percent" if figure.unit == "points" else figure.unit)
    if not figure.values_unit and figure.operation in (
        "percent_change",
        "growth_rate",
        "ratio",
        "share",
        "rank",
        "compare",
    ):
        unit = ""
    return format_value(value, unit)


def _named(figure: Figure) -> list[tuple[str, str]]:
    """The name and the shown value of each value."""
    fields = varying_fields(figure.values)
    return [(value_name(v, fields), _shown(figure, v.value)) for v in figure.values]


def _single(figure: Figure) -> str:
    if figure.value is None:
        return _many(figure)
    return _sentence(
        figure, heading(figure), _verb(figure), figure.display, places_phrase(figure), period_phrase(figure)
    )


def _many(figure: Figure) -> str:
    rows = _named(figure)
    start = (heading(figure), places_phrase(figure), "" if _in_time(figure) else period_phrase(figure), _verb(figure))
    if len(rows) <= IN_A_SENTENCE and not any("," in name for name, _ in rows):
        return _sentence(figure, *start, joined([f"{shown} {_preposition(name)}".strip() for name, shown in rows]))
    return _sentence(figure, *start, "as follows").removesuffix(".") + ":" + _list(rows)


def _list(rows: list[tuple[str, str]]) -> str:
    lines = [f"\n- {upper_first(name)}: {shown}" for name, shown in rows[:IN_A_LIST]]
    return "".join(lines) + ("\n- further values are with the figure" if len(rows) > IN_A_LIST else "")


def _preposition(name: str) -> str:
    if not name:
        return ""
    return f"in {name}" if name[:1].isdigit() else f"for {name}"


def _in_time(figure: Figure) -> bool:
    """Whether the values are of several periods."""
    return (
        len(figure.values) > 1
        and all(any(m[:1].isdigit() for _, m in v.members) for v in figure.values)
        and (len({m for v in figure.values for _, m in v.members if m[:1].isdigit()}) > 1)
    )


def _ends(figure: Figure) -> tuple[End, End] | None:
    """The two values of a change or comparison: the earlier and the later, or the first and the second."""
    values: list[MemberValue] = list(figure.values)
    if len(values) == 2:
        fields = varying_fields(values)
        one, other = [(value_name(v, fields), v.value) for v in values]
        return (one, other) if not one[0][:1].isdigit() or one[0] <= other[0] else (other, one)
    numbers = [(cell.row, number) for cell in figure.cells if (number := _decimal(cell.value)) is not None]
    if len(numbers) != 2:
        return None
    numbers.sort()
    return ("", numbers[0][1]), ("", numbers[1][1])


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "").replace("−", "-").strip())
    except InvalidOperation:
        return None


def _change(figure: Figure) -> str:
    ends = _ends(figure)
    if figure.value is None or ends is None:
        return _single(figure)
    (start, first), (end, last) = ends
    if not (start[:1].isdigit() and end[:1].isdigit()):
        return _gap(figure, ends)
    about = (heading(figure), places_phrase(figure))
    if first == last:
        return _sentence(figure, *about, f"did not change: it was {_shown(figure, first)} in {start} and in {end}")
    if figure.unit == "places":
        return _climb(figure, ends)
    verb = "rose" if last > first else "fell"
    amount = _without_sign(figure) + (" a year" if figure.operation == "growth_rate" else "")
    return _sentence(
        figure,
        *about,
        f"{verb} from {_shown(figure, first)} in {start} to {_shown(figure, last)} in {end}, by {amount}",
    )


def _climb(figure: Figure, ends: tuple[End, End]) -> str:
    """How far a place moved in a ranking, and from which rank to which."""
    (start, first), (end, last) = ends
    moved = f"went {'up' if last < first else 'down'} by {_without_sign(figure)}"
    told = f"from {format_value(first, 'rank')} in {start} to {format_value(last, 'rank')} in {end}"
    return _sentence(figure, f"the rank by {subject(figure)}", places_phrase(figure), f"{moved}, {told}")


def _gap(figure: Figure, ends: tuple[End, End]) -> str:
    """Two values set against each other: the first, the second, and by how much the first is higher."""
    (name, value), (other_name, other) = ends
    told = f"{_shown(figure, value)} for {name} and {_shown(figure, other)} for {other_name}"
    start = (heading(figure), period_phrase(figure), _verb(figure))
    if value == other or not name or not other_name:
        return _sentence(figure, *start, told)
    word = "higher" if value > other else "lower"
    return _sentence(figure, *start, f"{told}, so it was {word} for {name} by {_without_sign(figure)}")


def _without_sign(figure: Figure) -> str:
    return figure.display.lstrip("-−+").strip()


def _of_measures(figure: Figure) -> str:
    """Two measures set against each other at the same members: the label names both."""
    values = joined([format_value(v.value, figure.values_unit or "count") for v in figure.values])
    return _sentence(figure, f"{_lowered(figure.label)}: {figure.display} ({values})")


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _same_members(figure: Figure) -> bool:
    return len(figure.values) == 2 and figure.values[0].members == figure.values[1].members


def _ratio(figure: Figure) -> str:
    ends = _ends(figure)
    if figure.value is not None and _same_members(figure):
        return _of_measures(figure)
    if figure.value is None or ends is None or not ends[0][0]:
        return _single(figure)
    (name, value), (other_name, other) = ends
    told = f"{_shown(figure, value)} {_preposition(name)} and {_shown(figure, other)} {_preposition(other_name)}"
    period = "" if name[:1].isdigit() else period_phrase(figure)
    return _sentence(figure, heading(figure), period, _verb(figure), f"{told}, a ratio of {figure.display}")


def _share(figure: Figure) -> str:
    if figure.value is None or len(figure.values) != 2:
        return _single(figure)
    part, whole = (_shown(figure, v.value) for v in figure.values)
    about = (heading(figure), _verb(figure), figure.display, places_phrase(figure), period_phrase(figure))
    names = [name for name, _ in _named(figure)]
    if figure.request.operands and all(names) and names[0] != names[1]:
        return _sentence(figure, *about, f"({part} for {names[0]}, of {whole} for {names[1]})")
    return _sentence(figure, *about, f"({part} of {whole})")


def _ordered(figure: Figure) -> str:
    if not figure.values:
        return _single(figure)
    rows = _named(figure)
    end = "highest" if figure.operation in ("top", "maximum") else "lowest"
    what = heading(figure).removeprefix("the ")
    about = (places_phrase(figure), period_phrase(figure))
    if len(rows) == 1:
        return _sentence(figure, f"the {end} {what}", *about, f"was that of {rows[0][0]}, {rows[0][1]}")
    start = (f"the {end} values of the {what}", *about, "were, in this order,")
    if len(rows) <= IN_A_SENTENCE and not any("," in name for name, _ in rows):
        return _sentence(figure, *start, joined([f"{name} ({shown})" for name, shown in rows]))
    return _sentence(figure, *start).removesuffix(",.") + ":" + _list(rows)


def _extreme(figure: Figure) -> str:
    """The highest or lowest value; the label already says which."""
    if figure.value is None:
        return _many(figure)
    names = [name for name, _ in _named(figure) if name]
    holders = (
        joined([_preposition(name) for name in names]) or f"{places_phrase(figure)} {period_phrase(figure)}".strip()
    )
    return _sentence(figure, heading(figure), _verb(figure), figure.display, holders)


def _rank(figure: Figure) -> str:
    if figure.value is None:
        return _ordered(figure)
    own = f", with {_shown(figure, figure.values[0].value)}" if len(figure.values) == 1 else ""
    place = places_phrase(figure).removeprefix("for ") or joined([name for name, _ in _named(figure)])
    return (
        _sentence(figure, f"{place} had {figure.display} by {subject(figure)}", period_phrase(figure)).removesuffix(".")
        + f"{own}."
    )


def _compare(figure: Figure) -> str:
    verdict = "Yes" if figure.value else "No"
    if figure.request.condition is not None and len(figure.values) == 1:
        shown = _shown(figure, figure.values[0].value)
        own = _sentence(figure, heading(figure), _verb(figure), shown, places_phrase(figure), period_phrase(figure))
        if figure.request.operands:
            about = _lowered(figure.label).split(", whether ")[0]
            own = _sentence(figure, f"the {about}: {shown}")
        return f"{verdict}: {own[:1].lower()}{own[1:]}"
    ends = _ends(figure)
    if ends is None or not ends[0][0]:
        return f"{verdict}."
    rows = [(name, _shown(figure, value)) for name, value in ends]
    told = joined([f"{shown} {_preposition(name)}" for name, shown in rows])
    in_time = rows[0][0][:1].isdigit()
    start = (heading(figure), places_phrase(figure), "" if in_time else period_phrase(figure), _verb(figure))
    return f"{verdict}: {_sentence(figure, *start, told)[:1].lower()}{_sentence(figure, *start, told)[1:]}"


def _net(figure: Figure) -> str:
    if figure.value is None or len(figure.values) != 2:
        return _single(figure)
    into, out = (format_value(v.value, figure.unit) for v in figure.values)
    start = (heading(figure), places_phrase(figure), period_phrase(figure), _verb(figure), figure.display)
    return _sentence(figure, *start).removesuffix(".") + f": inflow {into}, outflow {out}."


_WRITERS: dict[str, Callable[[Figure], str]] = {
    "difference": _change,
    "percent_change": _change,
    "growth_rate": _change,
    "ratio": _ratio,
    "share": _share,
    "top": _ordered,
    "bottom": _ordered,
    "minimum": _extreme,
    "maximum": _extreme,
    "rank": _rank,
    "compare": _compare,
    "net_flow": _net,
    "series": _many,
}
