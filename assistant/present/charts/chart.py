"""The chart of a figure: which kind shows it, if any. Each kind is in its own file."""

from __future__ import annotations

from assistant.present.charts.bars import bars_of
from assistant.present.charts.flows import flows_of, is_flows
from assistant.present.charts.lines import lines_of
from assistant.present.charts.points import Subject, Tables, subject_of
from assistant.present.charts.writing import written
from assistant.types import Figure

_FEW_PERIODS = 3
_NOT_DRAWN = ("date",)


def chart_of(figure: Figure, tables: Tables) -> str | None:
    """The specification of a figure's chart as JSON, the same text for the same figure; None for a single number.

    It is a Vega-Lite 6 specification, or a Plotly figure (without `$schema`) for flows between places. Every value in
    it is a value or a cell of the figure.
    """
    subject = subject_of(figure, tables)
    if subject is None or subject.unit in _NOT_DRAWN:
        return None
    if is_flows(subject):
        return written(flows_of(subject))
    return written(lines_of(subject) if _over_time(subject) else bars_of(subject))


def _over_time(subject: Subject) -> bool:
    """Whether time is the axis: not where many names have a value in two or three periods each."""
    periods = len(subject.periods)
    return periods > 1 and (len(subject.names) == 1 or periods > _FEW_PERIODS)
