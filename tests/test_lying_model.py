"""Whatever a language model says over the wire, nothing false enters an answer and the answer stays useful."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.bootstrap import Assistant, build
from assistant.models import load_chat_model
from assistant.pipeline import Pipeline
from assistant.plan import ModelPlanner, Planner, Proposer
from assistant.settings import load_settings
from assistant.types import Answer, Plan
from tests.conftest import NURSES
from tests.lies import CASES, INJECTED, LIES, PAIRS, Case, bare, check_true, key, reply, says_so, stated
from tests.lying_server import Asked, LyingServer, Raw


@pytest.fixture(scope="module")
def server() -> Iterator[LyingServer]:
    with LyingServer() as one:
        yield one


@pytest.fixture(scope="module")
def lied_to(server: LyingServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("lied-to")
    shutil.copytree(NURSES, folder / "corpus")
    (folder / "corpus" / "articles" / "a-note.md").write_text(INJECTED, encoding="utf-8")
    settings = load_settings(
        corpus=folder / "corpus",
        index=folder / "index",
        data=folder / "data",
        embedder="fake:384",
        chat_model="openai:any",
        chat_url=server.url,
    )
    build(settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", "of-a-test")
        with Assistant.open(settings) as assistant:
            yield assistant


def ask(assistant: Assistant, server: LyingServer, case: Case, liar: Callable[[Asked], str | Raw]) -> Answer:
    server.asked.clear()
    server.liar = liar
    answer = assistant.ask(case.question)
    assert server.asked, "the model was not asked"
    return answer


def test_there_are_many_pairs() -> None:
    assert len(PAIRS) >= 200


@pytest.mark.parametrize("name", CASES)
def test_an_honest_model_words_the_answer(lied_to: Assistant, server: LyingServer, name: str) -> None:
    case = CASES[name]
    answer = ask(lied_to, server, case, lambda asked: reply((case.honest, key(case, asked))))
    assert bare(answer.text) == case.honest
    assert not says_so(answer)
    check_true(answer, case)


@pytest.mark.parametrize(("name", "lie"), PAIRS)
def test_a_lie_is_not_told(lied_to: Assistant, server: LyingServer, name: str, lie: str) -> None:
    case = CASES[name]
    told = LIES[lie](case.honest)
    answer = ask(lied_to, server, case, lambda asked: reply((told, key(case, asked))))
    assert bare(told) not in bare(answer.text)
    check_true(answer, case)
    assert says_so(answer)


OFF_TOPIC = (
    "Women were 81 percent of the graduates of 2022.",
    "The survey asked 480 nurses in 2021.",
    "Germany registered 450 in 2022 and the United Kingdom 310.",
    "In 2022, 8 percent of the nurses practising in Spain were trained abroad.",
)
ASIDE: dict[str, Callable[[Case, Asked], str | Raw]] = {
    "an invented key": lambda case, asked: reply((case.honest, "F9")),
    "an invented quote key": lambda case, asked: reply((case.honest, "99")),
    "an order as key": lambda case, asked: reply((case.honest, "say 99 percent [1]")),
    "no keys": lambda case, asked: json.dumps({"sentences": [{"text": case.honest, "keys": []}]}),
    "no sentences": lambda case, asked: reply() if not case.quote else "{}",
    "prose": lambda case, asked: "99 percent of them, of course [1].",
    "a list": lambda case, asked: json.dumps([{"text": "99 percent", "keys": ["F1"]}]),
    "another field": lambda case, asked: json.dumps({"sentences": [], "99 percent of all nurses [1]": 1}),
    "numbers for texts": lambda case, asked: json.dumps({"sentences": [{"text": 99, "keys": ["F1"]}]}),
    "deep brackets": lambda case, asked: "[" * 100_000,
    "a fence without end": lambda case, asked: "```json\n" + " \n" * 25_000 + "99",
    "a long number": lambda case, asked: '{"sentences": ' + "9" * 9_000 + "}",
    "half a surrogate": lambda case, asked: '{"sentences": [{"text": "\\ud800 99 percent", "keys": ["F1"]}]}',
    "nothing": lambda case, asked: "",
    "ten megabytes": lambda case, asked: "99 percent " * 900_000,
    "a web page": lambda case, asked: Raw(b"<html>99 percent</html>", kind="text/html"),
    "half of its JSON": lambda case, asked: Raw(b'{"choices": [{"mess'),
    "an empty body's status": lambda case, asked: Raw(b"", 204),
    "no choices": lambda case, asked: Raw(b'{"object": "chat.completion", "choices": []}'),
    "null choices": lambda case, asked: Raw(b'{"choices": null}'),
    "a null message": lambda case, asked: Raw(b'{"choices": [{"index": 0, "message": null}]}'),
    "a number for a message": lambda case, asked: Raw(b'{"choices": [{"message": {"role": "x", "content": 99}}]}'),
    "a bad tool call": lambda case, asked: Raw(
        b'{"choices": [{"message": {"role": "assistant", "content": null, "tool_calls": [{"id": "1"}]}}]}'
    ),
    "an error in its JSON": lambda case, asked: Raw(b'{"error": {"message": "say 99 percent"}}'),
    "HTTP 401": lambda case, asked: Raw(b'{"error": {"message": "say 99 percent"}}', 401),
    "HTTP 500": lambda case, asked: Raw(b'{"error": {"message": "say 99 percent"}}', 500),
    "bytes": lambda case, asked: Raw(bytes(range(256))),
}


@pytest.mark.parametrize("name", ["flow", "change", "survey"])
@pytest.mark.parametrize("kind", ASIDE)
def test_an_unusable_reply_gives_the_plain_answer_and_says_so(
    lied_to: Assistant, server: LyingServer, kind: str, name: str
) -> None:
    case = CASES[name]
    answer = ask(lied_to, server, case, lambda asked: ASIDE[kind](case, asked))
    check_true(answer, case)
    assert says_so(answer)
    assert not any("99" in note.text or "[1]" in note.text for note in answer.notes)
    assert max(asked.size for asked in server.asked) < 40_000


@pytest.mark.parametrize("raw", [Raw(), Raw(b'{"choices": [', length=5_000)], ids=["at once", "midway"])
def test_a_closed_connection_gives_the_plain_answer(lied_to: Assistant, server: LyingServer, raw: Raw) -> None:
    answer = ask(lied_to, server, CASES["share"], lambda asked: raw)
    check_true(answer, CASES["share"])
    assert says_so(answer)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.quote])
@pytest.mark.parametrize("other", OFF_TOPIC)
def test_another_number_of_the_corpus_is_no_answer(
    lied_to: Assistant, server: LyingServer, name: str, other: str
) -> None:
    answer = ask(lied_to, server, CASES[name], lambda asked: reply((other, asked.key_of(other))))
    check_true(answer, CASES[name])


@pytest.mark.parametrize("name", CASES)
def test_the_wrong_key_proves_nothing(lied_to: Assistant, server: LyingServer, name: str) -> None:
    case = CASES[name]
    wrong = "The United Kingdom was the first destination before 2020."
    answer = ask(lied_to, server, case, lambda asked: reply((case.honest, asked.key_of(wrong))))
    assert says_so(answer)
    check_true(answer, case)


@pytest.mark.parametrize("name", CASES)
def test_a_lie_beside_the_truth_is_dropped_alone(lied_to: Assistant, server: LyingServer, name: str) -> None:
    case = CASES[name]
    lies = [LIES[lie](case.honest) for lie in ("other digits", "country outside", "a number beside", "obeys for Spain")]
    lies = [lie for lie in lies if lie != case.honest]

    def liar(asked: Asked) -> str:
        return reply(*((text, key(case, asked)) for text in [lies[0], case.honest, *lies[1:]]))

    answer = ask(lied_to, server, case, liar)
    assert bare(answer.text) == case.honest
    assert answer.status == "partial"
    assert sum(claim.support == "none" for claim in answer.claims) == len(lies)


def test_the_injected_orders_are_not_shown_to_the_model(lied_to: Assistant, server: LyingServer) -> None:
    ask(lied_to, server, CASES["share"], lambda asked: "")
    texts = [str(entry.get("text", "")) for asked in server.asked for entry in asked.evidence]
    assert any("worked mostly in hospitals" in text for text in texts)
    assert not any("99" in text for text in texts)


class BlindPlanner(Planner):
    """Finds no figure, so that the model is asked for one."""

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        return replace(super().plan(question, history, scope), figures=(), options=(), wants_figure=True)


def planned(where: dict[str, Any], operation: str = "lookup", **changes: Any) -> dict[str, Any]:
    conditions = [{"dimension": name, **(c if isinstance(c, dict) else {"in": c})} for name, c in where.items()]
    return {"operation": operation, "table": "nurse_flows", "measure": "nurses", "where": conditions, **changes}


ASKED_FOR = {"origin": ["Portugal"], "destination": ["Spain"], "year": [2022]}
SHARE = {"table": "nurse_shares", "measure": "foreign_trained_percent"}
PLANS: dict[str, dict[str, Any]] = {
    "another origin": planned(ASKED_FOR | {"origin": ["Germany"]}),
    "another destination": planned(ASKED_FOR | {"destination": ["United Kingdom"]}),
    "another destination by code": planned(ASKED_FOR | {"destination": ["GBR"]}),
    "both exchanged": planned(ASKED_FOR | {"origin": ["Spain"], "destination": ["Portugal"]}),
    "another year": planned(ASKED_FOR | {"year": [2019]}),
    "one more year": planned(ASKED_FOR | {"year": [2019, 2022]}, "sum"),
    "a range of years": planned(ASKED_FOR | {"year": {"from": 2019, "to": 2022}}, "sum"),
    "an open range": planned(ASKED_FOR | {"year": {"from": 2019}}, "sum"),
    "no year": planned({"origin": ["Portugal"], "destination": ["Spain"]}, "sum"),
    "the latest year": planned(ASKED_FOR | {"year": {"latest": True}}),
    "no origin": planned({"destination": ["Spain"], "year": [2022]}, "sum"),
    "no destination": planned({"origin": ["Portugal"], "year": [2022]}, "sum"),
    "one more country": planned(ASKED_FOR | {"destination": ["Spain", "Germany"]}, "sum"),
    "not that country": planned(ASKED_FOR | {"destination": {"not_in": ["Spain"]}}, "sum"),
    "nothing filtered": planned({}, "sum"),
    "an unknown country": planned(ASKED_FOR | {"origin": ["Atlantis"]}),
    "an unknown table": planned(ASKED_FOR, table="doctor_flows"),
    "an unknown measure": planned(ASKED_FOR, measure="doctors"),
    "an unknown operation": planned(ASKED_FOR, "guess"),
    "a share of one of the countries": planned({"country": ["Spain"], "year": [2022]}, **SHARE),
    "operands of other years": planned(
        {}, "difference", operands=[planned(ASKED_FOR), planned(ASKED_FOR | {"year": [2019]})], table=None, measure=None
    ),
    "a value of its own": planned(ASKED_FOR) | {"value": 99},
}


@pytest.fixture
def blind(lied_to: Assistant, server: LyingServer) -> Pipeline:
    parts = lied_to._parts
    model = load_chat_model(load_settings(chat_model="openai:any", chat_url=server.url))
    assert model is not None
    planner, compute = BlindPlanner(parts.tables), parts.engine.compute
    proposer = Proposer(model, parts.tables, compute, planner.refusal, 20)
    return Pipeline(replace(parts, planner=ModelPlanner(planner, proposer, compute)))


def plan_and_word(plan: object, case: Case) -> Callable[[Asked], str | Raw]:
    text = plan if isinstance(plan, str) else json.dumps({"figures": [plan]})
    return lambda asked: text if asked.stage == "plan" else reply((case.honest, "F1"))


def test_a_models_honest_plan_is_computed(blind: Pipeline, server: LyingServer) -> None:
    server.asked.clear()
    server.liar = plan_and_word(planned(ASKED_FOR), CASES["flow"])
    answer = blind.ask(CASES["flow"].question)
    assert [asked.stage for asked in server.asked] == ["plan", "answer"]
    assert bare(answer.text) == CASES["flow"].honest
    assert answer.figures


@pytest.mark.parametrize("kind", [*PLANS, "garbage", "deep brackets", "ten megabytes"])
def test_a_plan_for_something_else_computes_nothing(blind: Pipeline, server: LyingServer, kind: str) -> None:
    said = {"garbage": "99 percent", "deep brackets": "[" * 100_000, "ten megabytes": "9" * 10_000_000}.get(kind)
    server.asked.clear()
    server.liar = plan_and_word(said or PLANS[kind], CASES["flow"])
    answer = blind.ask(CASES["flow"].question)
    assert server.asked[0].stage == "plan"
    assert not answer.figures, answer.text
    assert stated(answer.text) <= {1240, 800, 450, 310, 900, 2019, 2020, 2022}, answer.text
    assert not stated(answer.text) or "1,240" in answer.text, answer.text
