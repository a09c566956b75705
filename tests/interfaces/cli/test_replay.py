from __future__ import annotations

import json

from tests.interfaces.cli.conftest import Run

QUESTION = "How many nurses moved from Portugal to Germany in 2019?"


def test_the_same_corpus_gives_the_same_answer(command: Run) -> None:
    answer = command("ask", QUESTION, "--json").json
    for given in (answer, answer["receipt"]):
        ended = command("replay", "-", "--json", stdin=json.dumps(given))
        assert (ended.status, {item["status"] for item in ended.json}) == (0, {"unchanged"})
        assert not any(item["note"] for item in ended.json)


def test_a_revised_value_and_a_table_that_is_gone(command: Run) -> None:
    receipt = command("ask", QUESTION, "--json").json["receipt"]
    figure = receipt["figures"][0]
    gone = {**figure, "key": "F2", "request": {**figure["request"], "table": "nowhere"}}
    old = json.dumps({**receipt, "figures": [{**figure, "value": "390", "display": "390"}, gone], "citations": []})
    ended = command("replay", "-", stdin=old)
    assert ended.status == 1
    assert ended.out.splitlines()[0].startswith("[F1] revised: ")
    assert "390 → 400" in ended.out
    assert ended.out.splitlines()[-1] == "1 revised, 1 gone."


def test_what_is_no_receipt(command: Run) -> None:
    for given in ("{}", "[]", "x"):
        ended = command("replay", "-", stdin=given)
        assert (ended.status, len(ended.err.splitlines())) == (2, 1)
