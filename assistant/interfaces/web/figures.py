"""The figure panel: what was computed, how, and from which cells. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.interfaces.web.charts import chart_html
from assistant.interfaces.web.downloads import cells_link
from assistant.interfaces.web.markup import items, table, text
from assistant.interfaces.web.rows import Tables, rows_html, rows_of_cells
from assistant.quantities import format_value
from assistant.types import Figure

_MOST_VALUES = 60
_SHORT = 28


def figures_html(figures: Sequence[Figure], tables: Tables, anchor: str) -> str:
    """A card for each figure; "" where there are none. `anchor` begins the ids of the cards."""
    cards = "".join(_card(figure, tables, anchor) for figure in figures)
    return f'<section class="panel figures" aria-label="Figures"><h3>Figures</h3>{cards}</section>' if cards else ""


def figure_id(anchor: str, key: str) -> str:
    """The id of a figure's card, which its marker leads to."""
    return f"{anchor}-figure-{key}"


def _card(figure: Figure, tables: Tables, anchor: str) -> str:
    return (
        f'<article class="card" id="{figure_id(anchor, text(figure.key))}" tabindex="-1">'
        f'<h4><span class="key">{text(figure.key)}</span> {text(figure.label)}</h4>'
        f"{''.join(_parts(figure, tables, anchor))}</article>"
    )


def _parts(figure: Figure, tables: Tables, anchor: str) -> Iterator[str]:
    size = "value" if len(figure.display) <= _SHORT else "value long"
    yield f'<p class="{size}">{text(figure.display)}</p>'
    if figure.chart:
        yield chart_html(figure.key, figure.chart)
    if len(figure.values) > 1:
        yield _values(figure)
    if figure.formula:
        yield f'<p class="formula"><span class="label">Formula</span> <code>{text(figure.formula)}</code></p>'
    used = rows_of_cells(figure.cells, tables)
    if used:
        shown = "".join(rows_html(part) for part in used)
        yield f"<details open><summary>Cells used ({len(figure.cells):,})</summary>{shown}</details>"
    if figure.caveats:
        listed = items((text(caveat) for caveat in figure.caveats), "caveats")
        yield f"<details><summary>Caveats ({len(figure.caveats)})</summary>{listed}</details>"
    if figure.sql:
        yield f'<details><summary>SQL</summary><pre tabindex="0"><code>{text(figure.sql)}</code></pre></details>'
    source = f'<a class="plain" href="#{anchor}-source-{text(figure.key)}">Source</a>' if figure.cells else ""
    yield f'<p class="tools">{cells_link(figure.key, used) if used else ""}{source}</p>'


def _values(figure: Figure) -> str:
    """The values of a series or a ranking, a column for each field that tells them apart."""
    fields = list(dict.fromkeys(name for value in figure.values for name, _ in value.members))
    unit = figure.values_unit or figure.unit
    shown = figure.values[:_MOST_VALUES]
    rows = [[*(dict(v.members).get(name, "") for name in fields), format_value(v.value, unit)] for v in shown]
    left = len(figure.values) - len(shown)
    more = f'<p class="small">and {left:,} more values</p>' if left else ""
    return table("Values", [*(_title(figure, name) for name in fields), "value"], rows) + more


def _title(figure: Figure, field: str) -> str:
    return next((facet.title for facet in figure.facets if facet.field == field), field)
