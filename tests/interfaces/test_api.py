"""The HTTP API over the small corpus: JSON in, JSON out, errors as a sentence with a hint."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.bootstrap import Assistant
from assistant.errors import IndexBroken
from assistant.interfaces.api import add_api

QUESTION = "How many nurses moved from Portugal to the United Kingdom in 2022?"


@pytest.fixture(scope="module")
def client(nurses: Assistant) -> TestClient:
    app = FastAPI()
    add_api(app, nurses)
    return TestClient(app, raise_server_exceptions=False)


def test_ask(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": QUESTION}).json()
    assert answer["status"] == "answered"
    assert answer["figures"][0]["value"] == "310"
    assert answer["figures"][0]["cells"][0]["table"] == "nurse_flows"


def test_ask_within_a_scope(client: TestClient) -> None:
    asked = {"question": "Why do nurses leave?", "scope": ["nurses-leaving-portugal"]}
    citations = client.post("/v1/ask", json=asked).json()["citations"]
    assert {citation["source_id"] for citation in citations} <= {"nurses-leaving-portugal"}


def test_search(client: TestClient) -> None:
    hits = client.post("/v1/search", json={"query": "nurses leaving Portugal", "k": 3}).json()
    assert 0 < len(hits) <= 3
    assert {"source_id", "kind", "title", "text", "score", "rank", "locator"} <= hits[0].keys()


def test_a_locator_points_into_the_source(client: TestClient) -> None:
    answer = client.post(
        "/v1/ask",
        json={"question": "What main reason did departing nurses name in the survey of the Lisbon School of Nursing?"},
    ).json()
    cited = next(c for c in answer["citations"] if c["kind"] == "passage")
    source = client.get(f"/v1/sources/{cited['source_id']}").json()
    assert source["text"][cited["locator"]["start"] : cited["locator"]["end"]] == cited["quote"]


def test_tables(client: TestClient) -> None:
    assert {table["id"] for table in client.get("/v1/figures").json()} == {"nurse_flows", "nurse_shares"}
    assert client.get("/v1/figures/nurse_flows").json()["fields"]


def test_compute(client: TestClient) -> None:
    request = {
        "operation": "sum",
        "table": "nurse_flows",
        "measure": "nurses",
        "where": [{"dimension": "origin", "in": ["Portugal"]}, {"dimension": "year", "in": [2022]}],
    }
    assert client.post("/v1/figures/compute", json=request).json()["value"] == "2000"


def test_check(client: TestClient) -> None:
    text = "In 2022, 310 nurses moved from Portugal to the United Kingdom."
    (entry,) = client.post("/v1/check", json={"text": text}).json()
    assert (entry["text"], entry["verdict"]) == ("310", "supported")


def test_replay_of_an_answer_and_of_its_receipt(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": QUESTION}).json()
    for given in (answer, answer["receipt"]):
        items = client.post("/v1/replay", json=given).json()
        assert {item["status"] for item in items} == {"unchanged"}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/v1/ask", {"question": "  "}, 400),
        ("/v1/ask", {"question": "x" * 20_000}, 400),
        ("/v1/ask", {"question": QUESTION, "scope": ["nothing"]}, 404),
        ("/v1/ask", {"quastion": "?"}, 422),
        ("/v1/ask", {"question": QUESTION, "scopes": []}, 422),
        ("/v1/ask", [], 422),
        ("/v1/search", {"query": "nurses", "k": 0}, 422),
        ("/v1/search", {"query": ""}, 400),
        ("/v1/figures/compute", {"operation": "sum", "table": "nurse_flow", "measure": "nurses"}, 404),
        ("/v1/figures/compute", {"operation": "divide"}, 422),
        ("/v1/replay", {"no": "receipt"}, 400),
        ("/v1/nothing", {}, 404),
    ],
)
def test_bad_input_is_a_sentence_with_a_hint(client: TestClient, path: str, body: object, status: int) -> None:
    response = client.post(path, json=body)
    assert response.status_code == status
    error = response.json()["error"]
    assert error.keys() == {"message", "hint"} and error["message"] and error["hint"]


@pytest.mark.parametrize("path", ["/v1/figures/nurse_flow", "/v1/sources/nothing", "/v1/", "/v1/ask"])
def test_what_is_not_there(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404 and response.json()["error"]["hint"]


@pytest.mark.parametrize("body", [b"{", b"\xff", b"", b"[" * 5000])
def test_json_that_is_none(client: TestClient, body: bytes) -> None:
    response = client.post("/v1/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (400, 422) and response.json()["error"]["message"]


def test_half_a_character_is_no_failure(client: TestClient) -> None:
    body = b'{"question": "How many nurses \\ud800?"}'
    assert client.post("/v1/ask", content=body, headers={"content-type": "application/json"}).status_code < 500


def test_health(client: TestClient, nurses: Assistant) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["corpus_version"] == nurses.corpus_version


class Broken:
    """An assistant whose index is gone, or that fails as nobody foresaw."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:
        raise self._error


def test_an_index_that_does_not_open() -> None:
    app = FastAPI()
    broken: Any = Broken(IndexBroken("No generation opens.", "Run `assistant ingest`."))
    add_api(app, broken)
    for response in (TestClient(app).get("/readyz"), TestClient(app).post("/v1/ask", json={"question": "Why?"})):
        assert response.status_code == 503
        assert response.json() == {"error": {"message": "No generation opens.", "hint": "Run `assistant ingest`."}}
    assert TestClient(app).get("/healthz").status_code == 200


def test_what_nobody_foresaw() -> None:
    app = FastAPI()
    broken: Any = Broken(RuntimeError("secret detail"))
    add_api(app, broken)
    response = TestClient(app, raise_server_exceptions=False).post("/v1/ask", json={"question": "Why?"})
    assert response.status_code == 500 and "secret" not in response.text and response.json()["error"]["hint"]
