"""Figures as HTML: value, formula, the rows whose cells were used, and the SQL. Computes nothing."""

from __future__ import annotations

from urllib.parse import quote

from assistant.interfaces.web.markup import cleaned, link, text
from assistant.tables import TableStore
from assistant.types import Answer, Cell, Figure, Table

_MOST_ROWS = 40


def figures_html(answer: Answer, tables: TableStore) -> str:
    """Every figure of an answer with what one needs to check it."""
    if not answer.figures:
        return ""
    return cleaned("<h3>Figures</h3>" + "".join(_figure(figure, tables) for figure in answer.figures))


def _figure(figure: Figure, tables: TableStore) -> str:
    ids = dict.fromkeys(cell.table for cell in figure.cells)
    used = "".join(_rows(figure, tables.get(table_id), tables) for table_id in ids)
    caveats = "".join(f"<li>{text(caveat)}</li>" for caveat in figure.caveats)
    return (
        f'<section class="card" id="figure-{text(figure.key)}">'
        f'<h4><span class="key computed">{text(figure.key)}</span> {text(figure.label)}</h4>'
        f'<p class="value">{text(figure.display)}</p>'
        f'<p class="formula">{text(figure.operation.replace("_", " "))}: {text(figure.formula)}</p>{used}'
        f"<details><summary>SQL</summary><pre><code>{text(figure.sql)}</code></pre></details>"
        + (f'<details class="based"><summary>Cautions</summary><ul>{caveats}</ul></details>' if caveats else "")
        + "</section>"
    )


def _rows(figure: Figure, table: Table, tables: TableStore) -> str:
    cells = [cell for cell in figure.cells if cell.table == table.id]
    data = tables.rows(table.id)
    shown = list(dict.fromkeys(cell.row for cell in cells))[:_MOST_ROWS]
    used = {(cell.row, cell.field) for cell in cells}
    fields = [i for i, f in enumerate(table.fields) if f.role != "attribute" or f.name == "evidence"]
    measures = {cell.field for cell in cells}
    fields = [i for i in fields if table.fields[i].role != "measure" or table.fields[i].name in measures]
    head = "".join(f'<th scope="col">{text(table.fields[i].title or table.fields[i].name)}</th>' for i in fields)
    body = "".join(_row(row, data[row], fields, table, used) for row in shown)
    return (
        f'<p class="about">{link(table.source.url, table.source.title)} · {text(table.source.publisher)}</p>'
        f'<div class="cells"><table><thead><tr><th scope="col">row</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_more(cells, shown)}"
        f'<p class="about"><a href="/v1/tables/{quote(table.id)}.csv" download="{quote(table.id, safe="")}.csv">'
        f"Download the whole table (CSV)</a></p>"
    )


def _row(row: int, values: tuple[str, ...], fields: list[int], table: Table, used: set[tuple[int, str]]) -> str:
    cells = "".join(
        f"<td><mark>{text(values[i])}</mark></td>"
        if (row, table.fields[i].name) in used
        else f"<td>{text(values[i])}</td>"
        for i in fields
    )
    return f"<tr><td>{row}</td>{cells}</tr>"


def _more(cells: list[Cell], shown: list[int]) -> str:
    hidden = len({cell.row for cell in cells}) - len(shown)
    return f'<p class="about">and {hidden} more rows</p>' if hidden > 0 else ""
