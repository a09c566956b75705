"""`assistant figures`: the tables, what can be computed from them, and one figure of a request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.errors import InputError
from assistant.interfaces.cli.common import opened, print_json, read_json
from assistant.interfaces.cli.options import AsJson, ChartFile, CorpusFolder, IndexFolder

MOST_MEMBERS = 12

figures = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="List and describe tables; compute a figure.")


@figures.command("list")
def list_tables(json: AsJson = False, corpus: CorpusFolder = None, index: IndexFolder = None) -> None:
    """List the tables that figures can be computed from."""
    from assistant.present import listed_table

    with opened(corpus, index) as assistant:
        listed = [listed_table(table) for table in assistant.tables.tables]
    if json:
        print_json(listed)
    for table in [] if json else listed:
        print(f"{table['id']}\n    {table['title']} ({table['rows']:,} rows; measures: {', '.join(table['measures'])})")


@figures.command("describe")
def describe_table(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="A table's id.")],
    json: AsJson = False,
    corrections: Annotated[
        bool,
        typer.Option(
            "--corrections", help="Print the YAML that corrects what was inferred, to be put beside the file."
        ),
    ] = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Describe a table: its fields, their units, what was inferred, and the members a request may name."""
    from assistant.present import correction_lines, described_table

    with opened(corpus, index) as assistant:
        described = described_table(assistant.tables.get(table), assistant.tables.members)
    if json:
        print_json(described)
    else:
        print("\n".join((correction_lines if corrections else _lines)(described)))


@figures.command("compute")
def compute(
    request: Annotated[
        Path, typer.Argument(metavar="REQUEST.json", help="A file with a figure request; - is standard input.")
    ],
    chart: ChartFile = None,
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Compute a figure: {"operation", "table", "measure", "where": [{"dimension", "in"}], ...}."""
    from assistant.interfaces.cli.charts import chart_format, write_chart
    from assistant.present import figure_to_json, figure_to_text

    form = chart_format(chart) if chart else ""
    given = read_json(request)
    if not isinstance(given, dict):
        raise InputError(
            "The figure request is not a JSON object.",
            'Write it as {"operation": ..., "table": ..., "measure": ...}; `assistant figures list` names the tables.',
        )
    with opened(corpus, index) as assistant:
        figure = assistant.compute(given)
    if chart:
        write_chart(figure, chart, form)
    if json:
        print_json(figure_to_json(figure))
    else:
        print(figure_to_text(figure))


def _lines(table: dict[str, Any]) -> Iterator[str]:
    yield f"{table['title']} ({table['id']}, {table['rows']:,} rows)"
    for name in ("description", "publisher", "published", "url", "population"):
        if table[name]:
            yield f"{name}: {table[name]}"
    for caveat in table["caveats"]:
        yield f"caution: {caveat}"
    for change in table["breaks"]:
        yield f"break in {change['field']} between {change['between'][0]} and {change['between'][1]}: {change['note']}"
    for field in table["fields"]:
        yield f"  {field['name']}: {_field_line(field)}"
        if field["because"]:
            yield f"      because: {field['because']}"
    if table["inferred"]:
        yield from _inferred(table)


def _inferred(table: dict[str, Any]) -> Iterator[str]:
    if table["missing"]:
        yield f"missing: {', '.join(table['missing'])}"
    yield (
        "This was inferred from the file. To correct it, put a YAML file beside it: "
        f"`assistant figures describe {table['id']} --corrections` prints one."
    )


def _field_line(field: dict[str, Any]) -> str:
    parts = [field["title"], field["role"], field["direction"], field["unit"], field["base"]]
    if field["partial"]:
        parts.append(f"not adding up to 100: {field['partial']}")
    if field["stock"]:
        parts.append("a stock: not added over time")
    if field["totals"]:
        parts.append(f"totals: {', '.join(field['totals'])}")
    if field["default"]:
        parts.append(f"default: {field['default']}")
    members = field["members"]
    if members:
        shown = ", ".join(members[:MOST_MEMBERS])
        parts.append(
            f"members: {shown}" + (f" and {len(members) - MOST_MEMBERS:,} more" * (len(members) > MOST_MEMBERS))
        )
    return "; ".join(part for part in parts if part)
