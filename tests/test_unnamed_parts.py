"""Lists whose questions leave a column open: its members are added where they are parts, and the answer says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.settings import load_settings

FIXTURE = Path(__file__).parent / "fixtures" / "corpus"
FILES = {
    "moves.csv": "origin country,destination country,year,movers\nPortugal,France,2021,1200\nPortugal,Spain,2021,900\n"
    "Spain,Portugal,2021,400\nFrance,Portugal,2021,300\nSpain,France,2021,800\nPortugal,France,2020,1000\n"
    "Portugal,Spain,2020,700\nSpain,France,2020,750\nSpain,Portugal,2020,420\nFrance,Portugal,2020,310\n",
    "sales.csv": "Region;Product;Year;Units sold\nNorth;Chairs;2021;120\nNorth;Tables;2021;80\nSouth;Chairs;2021;60\n"
    "South;Tables;2021;95\nNorth;Chairs;2022;130\nNorth;Tables;2022;90\nSouth;Chairs;2022;66\nSouth;Tables;2022;99\n",
    "staff.csv": "Department,Grade,Year,Staff\nFinance,Junior,2021,20\nFinance,Senior,2021,8\nLegal,Junior,2021,6\n"
    "Legal,Senior,2021,9\nFinance,Junior,2022,21\nFinance,Senior,2022,9\nLegal,Junior,2022,5\nLegal,Senior,2022,7\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("parts")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(corpus=FIXTURE, index=folder / "index", embedder="fake:384", reranker="none")
    assert build(settings, [folder / name for name in FILES]).problems == ()
    with Assistant.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("How many movers left Portugal in 2021?", "2,100"),
        ("How many movers came to Portugal in 2021?", "700"),
        ("How many movers left Portugal between 2020 and 2021?", "3,800"),
        ("By how much did the number of movers leaving Portugal rise between 2020 and 2021?", "+400"),
        ("Did more than 2,000 movers leave Portugal in 2021?", "yes"),
        ("How many units were sold in the North in 2021?", "200"),
        ("How many chairs were sold in 2022?", "196"),
        ("Which region sold the most units in 2022?", "220"),
        ("Did units sold in the North grow by more than 20 percent from 2021 to 2022?", "no"),
        ("Did the number of staff in Legal fall by more than 1 between 2021 and 2022?", "yes"),
        ("In how many departments were there more than 15 staff in 2022?", "1"),
    ],
)
def test_parts_left_open_are_added(assistant: Assistant, question: str, display: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, [f.display.lstrip("+") for f in answer.figures]) == ("answered", [display.lstrip("+")])
    assert any("is not named in the question: added over its" in note.text for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "How many staff were there in Finance between 2021 and 2022?",  # those who stayed would count twice
        "What was the share of senior staff in Legal in 2021?",  # of the seniors, or of Legal
    ],
)
def test_what_may_be_meant_in_two_ways_is_not_answered(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status in ("clarify", "abstained")


def test_values_of_a_few_members_are_given_each_and_not_added(assistant: Assistant) -> None:
    answer = assistant.ask("What were the units sold in the South in 2021?")  # of which product is not said
    (figure,) = answer.figures
    assert (figure.operation, figure.value, len(figure.values)) == ("lookup", None, 2)
    assert any("the values of all 2 are given" in note.text for note in answer.notes)
