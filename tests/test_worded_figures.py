"""Whatever is computed from a table is worded and proven: no sentence of the writer without a model is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer.figures import word_figure
from assistant.bootstrap import Assistant, build
from assistant.errors import FigureError
from assistant.settings import load_settings
from assistant.types import Field, Figure, FigureRequest, Filter, Operation, Table
from assistant.verify.judge import judge

FIXTURE = Path(__file__).parent / "fixtures" / "corpus"
FILES = {
    "power plants 2019-2021.csv": "Plant type [since 1998];2019;2020;2021\nSolar (roof);1.250,4;2.550,8;16.871,8\n"
    "Run-of-river;9.100,0;9.100,0;7.640,5\nCoal & gas;28.849,4;27.720,7;29.960,2\n",
    "capacity.csv": "Zone,Installed capacity [MW],of which wind [MW],Fall in demand (%)\nNorth,8934,1200,-3.5\n"
    "Highest Hills,120,0,0.0\nUnder-the-Bridge,77,12,12.25\n",
    "clubs.csv": "Rank,Club,Spent (EUR m),Net growth (EUR m),Age 18-24\n1,Al-Sahra 04,398.5,384.3,7\n"
    "2,FC Rise,276.0,-12.5,9\n3,1860 Foz,12.0,0.0,11\n",
    "meals.csv": "school,school year,meals (000s),uptake pct,average price\nMore Primary,2020/21,39,75.1,2.40\n"
    "More Primary,2021/22,41,79.5,2.65\nSt Last's,2020/21,30,61.4,2.40\nSt Last's,2021/22,31,61.4,2.50\n",
    "moves.csv": "from_country,to_country,year,players,fees (EUR million)\nEngland,Spain,2021,4,35.1\n"
    "England,Spain,2022,9,66.0\nSpain,England,2021,5,20.5\nSpain,England,2022,5,21.5\n",
}
OVER: tuple[Operation, ...] = ("top", "bottom", "rank", "share", "series", "minimum", "maximum", "lookup")
PAIRED: tuple[Operation, ...] = ("difference", "percent_change", "ratio", "compare", "share")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("odd")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(corpus=FIXTURE, index=folder / "index", embedder="fake:384", reranker="none")
    assert build(settings, [folder / name for name in FILES]).problems == ()
    with Assistant.open(settings) as opened:
        yield opened


def test_every_figure_of_every_table_is_worded_and_proven(assistant: Assistant) -> None:
    worded, refused = 0, []
    for table in assistant.tables.tables:
        for request in _requests(assistant, table):
            figure = _computed(assistant, request)
            if figure is None:
                continue
            for sentence in word_figure(figure):
                worded += 1
                claim = judge(sentence, {figure.key: figure}, {})
                if claim.support != "computed":
                    refused.append(f"{request.operation}: {sentence.text} | {claim.reason}")
    assert worded > 300
    assert not refused, "\n".join(refused)


def _computed(assistant: Assistant, request: FigureRequest) -> Figure | None:
    try:
        return assistant.compute(request)
    except FigureError:
        return None


def _requests(assistant: Assistant, table: Table) -> Iterator[FigureRequest]:
    """Lookups of the first rows, orders and shares over each dimension, and pairs of members and of periods.

    Of two periods the later is first: a change told backwards would be another one.
    """
    names = [f.name for f in table.fields]
    keys = [f for f in table.fields if f.role in ("dimension", "time")]
    rows = assistant.tables.rows(table.id)[:6]
    for measure in table.measures:
        for row in rows:
            where = {f.name: row[names.index(f.name)] for f in keys}
            yield _request("lookup", table, measure, where)
            for axis in keys:
                fixed = {name: member for name, member in where.items() if name != axis.name}
                for operation in OVER:
                    own = where if operation in ("rank", "share") else fixed
                    yield _request(operation, table, measure, own, by=axis.name)
                yield from _pairs(assistant, table, measure, fixed, axis)


def _pairs(
    assistant: Assistant, table: Table, measure: Field, fixed: dict[str, str], axis: Field
) -> Iterator[FigureRequest]:
    members = assistant.tables.members(table.id, axis.name)[:3]
    for one in members:
        for other in members:
            if one > other or (one != other and axis.role != "time"):
                sides = tuple(_request("lookup", table, measure, {**fixed, axis.name: m}) for m in (one, other))
                yield from (FigureRequest(operation, operands=sides) for operation in PAIRED)


def _request(
    operation: Operation, table: Table, measure: Field, where: dict[str, str], by: str | None = None
) -> FigureRequest:
    filters = tuple(Filter(name, (member,)) for name, member in where.items() if member)
    return FigureRequest(operation, table.id, measure.name, filters, by)
