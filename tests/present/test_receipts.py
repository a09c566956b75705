from __future__ import annotations

import json
from typing import Any

import pytest

from assistant import Assistant
from assistant.errors import InputError
from assistant.present import receipt_from_json, receipt_to_json, to_json


@pytest.fixture(scope="module")
def answer(nurses: Assistant) -> dict[str, Any]:
    answered = nurses.ask("How many nurses moved from Portugal to Germany in 2019?")
    given: dict[str, Any] = json.loads(json.dumps(to_json(answered)))
    return given


def test_there_and_back(answer: dict[str, Any]) -> None:
    receipt = receipt_from_json(answer["receipt"])
    assert receipt_to_json(receipt) == answer["receipt"]
    assert receipt.source_hashes


def test_an_answer_stands_for_its_receipt(answer: dict[str, Any]) -> None:
    assert receipt_from_json(answer) == receipt_from_json(answer["receipt"])


@pytest.mark.parametrize("data", [None, [], {}, "text", {"figures": [], "citations": [], "source_hashes": {}}])
def test_what_is_no_receipt_is_refused(data: object) -> None:
    with pytest.raises(InputError, match="not a receipt"):
        receipt_from_json(data)


def test_a_damaged_citation_is_refused(answer: dict[str, Any]) -> None:
    damaged = {**answer["receipt"], "citations": [{"key": "1"}]}
    with pytest.raises(InputError, match="not a receipt"):
        receipt_from_json(damaged)
