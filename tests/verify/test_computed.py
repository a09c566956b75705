"""Every figure that can be computed from the small corpus: its plain wording is proven, and no changed digit is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import PlainWriter
from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.ingest import read_corpus
from assistant.quantities import find_quantities
from assistant.requests import request_from_json
from assistant.tables import TableStore, write_tables
from assistant.types import Figure, Sentence
from assistant.verify import verify
from assistant.verify.judge import judge
from tests.evidence import evidence, plan

CORPUS = Path(__file__).parents[1] / "fixtures" / "corpus"
PORTUGAL = {"dimension": "origin", "in": ["Portugal"]}
SPAIN = {"dimension": "destination", "in": ["Spain"]}
BRITAIN = {"dimension": "destination", "in": ["United Kingdom"]}
LAST = {"dimension": "year", "in": [2022]}
SHARES = {"table": "nurse_shares", "measure": "foreign_trained_percent"}
FLOWS = {"table": "nurse_flows", "measure": "nurses"}
TWO = {"dimension": "country", "in": ["Germany", "Portugal"]}
REQUESTS = [
    {"operation": "lookup", **FLOWS, "where": [PORTUGAL, SPAIN, LAST]},
    {"operation": "lookup", **SHARES, "where": [{"dimension": "country", "in": ["Germany"]}, LAST]},
    {"operation": "series", **FLOWS, "where": [PORTUGAL, BRITAIN]},
    {"operation": "difference", **FLOWS, "where": [PORTUGAL, BRITAIN, {"dimension": "year", "from": 2019, "to": 2022}]},
    {"operation": "difference", **SHARES, "where": [TWO, LAST], "by": "country"},
    {
        "operation": "percent_change",
        **FLOWS,
        "where": [PORTUGAL, SPAIN, {"dimension": "year", "from": 2019, "to": 2022}],
    },
    {"operation": "growth_rate", **FLOWS, "where": [PORTUGAL, SPAIN, {"dimension": "year", "from": 2019, "to": 2022}]},
    {"operation": "ratio", **SHARES, "where": [TWO, LAST], "by": "country"},
    {"operation": "compare", **SHARES, "where": [TWO, LAST], "by": "country"},
    {"operation": "rank", **SHARES, "where": [{"dimension": "country", "in": ["Spain"]}, LAST], "by": "country"},
    {"operation": "top", **SHARES, "where": [LAST], "by": "country", "limit": 3},
    {"operation": "bottom", **SHARES, "where": [LAST], "by": "country", "limit": 2},
    {"operation": "maximum", **FLOWS, "where": [PORTUGAL, LAST], "by": "destination"},
    {"operation": "minimum", **FLOWS, "where": [PORTUGAL, LAST], "by": "destination"},
    {"operation": "sum", **FLOWS, "where": [PORTUGAL, LAST]},
    {"operation": "share", **FLOWS, "where": [PORTUGAL, SPAIN, LAST], "by": "destination"},
    {"operation": "net_flow", **FLOWS, "where": [{"dimension": "destination", "in": ["Spain"]}, LAST]},
    {"operation": "weighted_mean", **SHARES, "where": [LAST]},
]

SWAPS = [
    ("Portugal", "Brazil"),
    ("Spain", "Portugal"),
    ("Germany", "Spain"),
    ("2022", "2018"),
    ("percent", "points"),
    ("rose", "fell"),
    ("highest", "lowest"),
    ("Yes:", "No:"),
    ("higher", "lower"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("tables") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    store = TableStore.open(folder)
    yield Engine(store)
    store.close()


@pytest.fixture
def figure(engine: Engine, request: pytest.FixtureRequest) -> Figure:
    try:
        return replace(engine.compute(request_from_json(request.param)), key="F1")
    except FigureError as error:
        pytest.fail(f"{error} {error.hint}")


def told(figure: Figure) -> str:
    (sentence,) = PlainWriter().draft(plan("?", wants_prose=False), evidence((), [figure])).sentences
    return sentence.text


@pytest.mark.parametrize("figure", REQUESTS, ids=lambda r: r["operation"], indirect=True)
def test_the_plain_wording_is_proven(figure: Figure) -> None:
    given = evidence((), [figure])
    asked = plan("?", wants_prose=False)
    answer = verify(asked, PlainWriter().draft(asked, given), given)
    assert answer.status == "answered", answer.claims


@pytest.mark.parametrize("figure", REQUESTS, ids=lambda r: r["operation"], indirect=True)
def test_no_changed_digit_is_proven(figure: Figure) -> None:
    text = told(figure)
    for quantity in find_quantities(text):
        at = re.compile(r"\d").search(text, quantity.start)
        assert at
        for other in "1379":
            changed = text[: at.start()] + other + text[at.end() :]
            if changed != text:
                claim = judge(Sentence(changed, ("F1",)), {"F1": figure}, {})
                assert claim.support == "none", changed


@pytest.mark.parametrize("figure", REQUESTS, ids=lambda r: r["operation"], indirect=True)
@pytest.mark.parametrize("swap", SWAPS)
def test_no_changed_word_is_proven(figure: Figure, swap: tuple[str, str]) -> None:
    text = told(figure)
    if swap[0] in text and swap[1] not in text:
        changed = text.replace(*swap)
        assert judge(Sentence(changed, ("F1",)), {"F1": figure}, {}).support == "none", changed
