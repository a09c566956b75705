"""Tidy lists of a user's own, without a descriptor, from the file to the answer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.errors import NoData
from assistant.models.scripted import ScriptedChatModel
from assistant.plan import ModelPlanner, Planner, Proposer
from assistant.settings import load_settings
from assistant.types import FigureRequest, Filter

FIXTURE = Path(__file__).parent / "fixtures" / "corpus"
FILES = {
    "nurse_stock.tsv": "unit,geo\\time\t2019 \t2020 \t2021 \nNR,Portugal\t71600 \t73500 p\t75200 p\n"
    "NR,Spain\t: c\t280000 \t289000 e\nNR,Malta\t3900 b\t4000 \t4100 \n",
    "exports.csv": "# Source: invented\nCountry,Year,Exports (million euros)\nPortugal,2020,53700\n"
    "Portugal,2021,63600\nSpain,2020,261200\nSpain,2021,316600\nItaly,2020,436700\nItaly,2021,520800\n",
    "museums.csv": "museum,year,visits\nSea Museum,2021,120500\nSea Museum,2022,180700\nClock Museum,2021,45000\n"
    "Clock Museum,2022,61000\nTile Museum,2021,88000\nTile Museum,2022,97000\n",
    "school_places.csv": "Region;Year;Places per 100 pupils\nNorth;2021;98,5\nNorth;2022;101,25\nSouth;2021;87,4\n"
    "South;2022;90,1\n",
    "moves.csv": "origin country,destination country,year,movers\nPortugal,France,2021,1200\nPortugal,Spain,2021,900\n"
    "Spain,Portugal,2021,400\nFrance,Portugal,2021,300\nSpain,France,2021,800\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("own")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(corpus=FIXTURE, index=folder / "index", embedder="fake:384", reranker="none")
    report = build(settings, [folder / name for name in FILES])
    assert report.problems == ()
    with Assistant.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("How many nurses were there in Portugal in 2020 in the nurse stock?", "73,500"),
        ("What was the nurse stock of Malta in 2021?", "4,100"),
        ("What was the nurse stock of Spain in 2020?", "280,000"),
        ("Which country had the most exports in 2021?", "520,800"),
        ("What were the exports of Italy in 2020?", "436,700"),
        ("What were the exports of Portugal in 2021?", "63,600"),
        ("How many visits did the Clock Museum have in 2022?", "61,000"),
        ("Which museum had the most visits in 2022?", "180,700"),
        ("Which museum had the fewest visits in 2021?", "45,000"),
        ("How many school places per 100 pupils were there in the North in 2022?", "101.25"),
        ("Which region had the fewest places per 100 pupils in 2022?", "90.1"),
        ("What were the places per 100 pupils in the South in 2021?", "87.4"),
        ("How many movers went from Portugal to France in 2021?", "1,200"),
        ("How many movers went from Spain to Portugal in 2021?", "400"),
        ("How many movers went from Spain to France in 2021?", "800"),
    ],
)
def test_a_question_on_a_list_of_ones_own(assistant: Assistant, question: str, display: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, [figure.display for figure in answer.figures]) == ("answered", [display])


def stock(assistant: Assistant, place: str, year: str) -> FigureRequest:
    return FigureRequest("lookup", "nurse_stock", "value", (Filter("geo", (place,)), Filter("time", (year,))))


def test_a_provisional_value_says_so(assistant: Assistant) -> None:
    figure = assistant.compute(stock(assistant, "Portugal", "2020"))
    assert figure.caveats == ("The value is marked “p” in the source (usually: provisional).",)
    assert assistant.compute(stock(assistant, "Malta", "2021")).caveats == ()


def test_a_sum_names_the_marked_cells_and_those_left_out(assistant: Assistant) -> None:
    request = FigureRequest("sum", "nurse_stock", "value", (Filter("time", ("2019",)),), by=None)
    told = " ".join(assistant.compute(request).caveats)
    assert "Without a value and left out: Spain, 2019: “: c” in the source (usually: confidential)." in told
    assert "The value of Malta, 2019 is marked “b” in the source (usually: a break in the series)." in told


def test_a_withheld_value_is_refused_with_the_reason(assistant: Assistant) -> None:
    with pytest.raises(NoData, match="“: c” in the source .usually: confidential"):
        assistant.compute(stock(assistant, "Spain", "2019"))


def test_a_model_votes_on_a_list_of_ones_own_too(assistant: Assistant) -> None:
    """What the planner finds nothing for, a model may plan: a request is a request, over whatever table."""
    measure = assistant.tables.get("exports").measures[0].name
    asked = {"operation": "top", "by": "country", "limit": 1, "table": "exports", "measure": measure}
    where = [{"dimension": "year", "in": [2021]}]
    model = ScriptedChatModel(lines=({"content": json.dumps({"figures": [asked | {"where": where}]})},))
    planner, compute = Planner(assistant.tables), assistant._parts.engine.compute
    voting = ModelPlanner(planner, Proposer(model, assistant.tables, compute, planner.refusal, 20), compute, 1.0)
    question = "Which country had exports of the largest size in 2021?"
    plan = voting.plan(question, (), ("exports",))
    assert len(plan.calls) == 1
    assert compute(plan.figures[0].request).display.startswith("520,800")
