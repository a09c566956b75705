"""The words of a chart: axis titles, sources, cautions, alternative text, folded into lines. Lays out nothing."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from decimal import Decimal

from assistant.present.charts.points import Point, Subject
from assistant.quantities import format_value
from assistant.types import Figure, Source

_MOST_TOLD = 30
_MOST_CAUTIONS = 3
_TELLING = re.compile(
    r"\b(provisional|preliminary|secondary|derived|estimate[sd]?|projected|break in the series|different bases|"
    r"different tables|small samples?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"Break in the series between (\d{4}) and (\d{4})")
_RESULTS = {"percent_change": "Change", "growth_rate": "Growth per year", "net_flow": "Net flow", "compare": "Answer"}


def folded(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` characters; a longer word has a line of its own and is not cut."""
    return textwrap.wrap(" ".join(text.split()), width, break_long_words=False, break_on_hyphens=False) or [""]


def number(value: Decimal, unit: str) -> str:
    """The value without its unit, which the axis tells."""
    return format_value(value, unit if unit in ("year", "date") else "count")


def axis_title(subject: Subject) -> str:
    """What is measured, with the unit in words: "Share of researchers (percent)"."""
    unit = _unit_words(subject.unit)
    if not subject.measure:
        return (unit or "value").capitalize()
    title = subject.measure[:1].upper() + subject.measure[1:]
    return title if not unit or unit in title.lower() else f"{title} ({unit})"


def _unit_words(unit: str) -> str:
    if unit == "rank":
        return "rank"
    return "" if unit in ("year", "date") else format_value(Decimal(2), unit).removeprefix("2").strip()


def result_line(figure: Figure) -> str:
    """The figure's own value, where it is one: "Share: 25.4 percent"; "" where its values are all there is."""
    if figure.value is None:
        return ""
    name = _RESULTS.get(figure.operation, figure.operation.replace("_", " ").capitalize())
    told = figure.display
    return told[:1].upper() + told[1:] if told.startswith("rank") else f"{name}: {told}"


def footer(figure: Figure, width: int) -> list[str]:
    """The source lines, and the cautions that change how the values are read."""
    sources = "; ".join(dict.fromkeys(_source(source) for source in figure.sources))
    lines = folded(f"{'Source' if len(figure.sources) == 1 else 'Sources'}: {sources}.", width)
    cautions = [caveat for caveat in figure.caveats if _TELLING.search(caveat)]
    for caution in cautions[:_MOST_CAUTIONS]:
        lines += folded(f"Caution: {caution}", width)
    if left := len(cautions) - _MOST_CAUTIONS:
        lines += [f"And {left} more cautions with the figure."] if left > 0 else []
    return lines


def _source(source: Source) -> str:
    named = _listed((source.publisher or source.author, source.title, source.published[:4]))
    based = "; ".join(_listed((p.publisher, p.title, p.published[:4])) for p in source.based_on)
    return f"{named}, based on {based}" if based else named


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def breaks(figure: Figure) -> list[tuple[int, int]]:
    """The pairs of years between which the series breaks, as the caveats say."""
    found = (_BREAK.match(caveat) for caveat in figure.caveats)
    return list(dict.fromkeys((int(m.group(1)), int(m.group(2))) for m in found if m))


def told(point: Point, unit: str) -> str:
    """A point in words: "China, 2022: 47 percent"."""
    called = _listed((point.name, point.period))
    return f"{called}: {format_value(point.value, unit)}"


def alternative(kind: str, subject: Subject, points: Sequence[Point]) -> str:
    """What one who does not see the chart needs: its kind, title, result, values and source."""
    listed = "; ".join(told(point, subject.unit) for point in points[:_MOST_TOLD])
    left = len(subject.points) - min(len(points), _MOST_TOLD)
    values = listed + (f"; and {left} more" if left > 0 else "")
    parts = (f"{kind}: {subject.figure.label}", result_line(subject.figure), values, *footer(subject.figure, 10_000))
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
