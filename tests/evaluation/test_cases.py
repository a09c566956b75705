import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.evaluation import Case, Expected, Value, read_cases

LINE = {
    "id": "nu-01",
    "kind": "lookup",
    "question": "How many nurses came to Spain in 2021?",
    "history": ["How many left?"],
    "scope": ["nurse_flows"],
    "answerable": True,
    "expect": {
        "values": [{"value": 30.25, "unit": "percent", "tolerance": 0.5, "label": "Spain"}],
        "alternatives": [[{"value": -7, "unit": "points"}]],
        "must_mention": [["registered", "re:licen[cs]ed"]],
        "must_not_claim": ["doctors"],
        "entities_ranked": ["Spain|Kingdom of Spain", "Portugal"],
        "entity_pool": ["Germany"],
    },
}


def _file(folder: Path, *lines: object) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    (case,) = read_cases(_file(tmp_path, LINE, ""))
    assert case == Case(
        id="nu-01",
        kind="lookup",
        question="How many nurses came to Spain in 2021?",
        history=("How many left?",),
        scope=("nurse_flows",),
        answerable=True,
        expected=Expected(
            values=(Value(Decimal("30.25"), "percent", Decimal("0.5"), "Spain"),),
            alternatives=((Value(Decimal(-7), "points"),),),
            must_mention=(("registered", "re:licen[cs]ed"),),
            must_not_claim=("doctors",),
            ranked=(("Spain", "Kingdom of Spain"), ("Portugal",)),
            pool=("Germany",),
        ),
    )


def test_what_is_not_given_is_empty_and_the_line_names_the_case(tmp_path: Path) -> None:
    (case,) = read_cases(_file(tmp_path, {"question": "Who?", "expect": {"entities_ranked": None}, "extra": 1}))
    assert case == Case("line-1", "", "Who?")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "it is not JSON"),
        ({"id": "a"}, "question: Field required"),
        ({"question": "?", "expect": {"values": [{"unit": "percent"}]}}, "expect.values.0.value: Field required"),
        ([1], "Input should be a valid dictionary"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: object, told: str) -> None:
    with pytest.raises(InputError, match="Line 2 of cases.jsonl is no case") as caught:
        read_cases(_file(tmp_path, LINE, line))
    assert told in caught.value.message


def test_twin_ids_no_cases_and_no_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="two cases with the id 'nu-01'"):
        read_cases(_file(tmp_path, LINE, LINE))
    with pytest.raises(InputError, match="holds no cases"):
        read_cases(_file(tmp_path, ""))
    with pytest.raises(InputError, match="cannot be read"):
        read_cases(tmp_path / "none.jsonl")
