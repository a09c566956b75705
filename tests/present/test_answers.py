from __future__ import annotations

import json
from dataclasses import replace

from assistant import Assistant
from assistant.errors import ConfigError
from assistant.present import error_to_json, hit_to_json, to_json
from assistant.types import Option

ANSWER = (
    "id question standalone_question status text citations figures claims notes options receipt corpus_version steps"
).split()
CITATION = ("key kind source_id title publisher published url based_on evidence licence locator quote").split()
FIGURE = "key label value values unit display operation request formula cells sql caveats chart".split()
HIT = "source_id kind title text score rank locator url published".split()


def test_an_answer_has_every_key_of_the_contract(nurses: Assistant) -> None:
    answer = to_json(nurses.ask("How many nurses moved from Portugal to Germany in 2019?"))
    assert list(answer) == ANSWER
    assert [list(citation) for citation in answer["citations"]] == [CITATION] * len(answer["citations"])
    assert [list(figure) for figure in answer["figures"]] == [FIGURE]
    assert answer["figures"][0]["value"] == "400"
    assert answer["figures"][0]["cells"][0] == {"table": "nurse_flows", "row": 2, "field": "nurses", "value": "400"}
    assert {tuple(claim) for claim in answer["claims"]} == {("sentence", "keys", "support")}
    assert {tuple(step) for step in answer["steps"]} == {("name", "seconds", "detail")}
    assert answer["receipt"]["question"] == answer["question"]
    assert json.loads(json.dumps(answer)) == answer


def test_the_locator_of_a_table_is_rows_and_fields(nurses: Assistant) -> None:
    answer = to_json(nurses.ask("How many nurses moved from Portugal to Germany in 2019?"))
    cited = next(citation for citation in answer["citations"] if citation["key"] == "F1")
    assert cited["kind"] == "table"
    assert cited["locator"] == {"rows": [2], "fields": ["nurses"]}


def test_the_locator_of_a_passage_is_its_slice_of_the_source(nurses: Assistant) -> None:
    answer = to_json(
        nurses.ask("What main reason did departing nurses name in the survey of the Lisbon School of Nursing?")
    )
    passages = [citation for citation in answer["citations"] if citation["kind"] == "passage"]
    assert passages
    for citation in passages:
        locator = citation["locator"]
        assert list(locator) == ["page", "section", "start", "end"]
        text = nurses.source_text(citation["source_id"])
        assert text[locator["start"] : locator["end"]] == citation["quote"]


def test_a_hit_has_every_key_of_the_contract(nurses: Assistant) -> None:
    hits = [hit_to_json(hit) for hit in nurses.search("nurses leaving Portugal", 3)]
    assert [list(hit) for hit in hits] == [HIT] * 3
    assert [hit["rank"] for hit in hits] == [1, 2, 3]


def test_options_and_no_receipt(nurses: Assistant) -> None:
    answer = replace(nurses.ask("Why do nurses leave Portugal?"), options=(Option("a", "b?"),), receipt=None)
    assert to_json(answer)["options"] == [{"label": "a", "question": "b?"}]
    assert to_json(answer)["receipt"] is None


def test_an_error_is_a_sentence_and_a_hint() -> None:
    assert error_to_json(ConfigError("Bad.", "Mend it.")) == {"message": "Bad.", "hint": "Mend it."}
