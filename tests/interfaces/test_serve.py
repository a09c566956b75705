from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.bootstrap import Assistant
from assistant.interfaces.guard import HEADERS
from assistant.interfaces.serve import create_app

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPTS = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}


@pytest.fixture(scope="module")
def client(nurses: Assistant) -> Iterator[TestClient]:
    with TestClient(create_app(nurses), base_url="http://127.0.0.1:7860") as client:
        yield client


def test_page_api_and_health_on_one_port(client: TestClient) -> None:
    assert "Talent-flow assistant" in client.get("/").text
    assert client.get("/readyz").json()["status"] == "ok"
    assert client.get("/v1/figures").status_code == 200
    assert client.get("/v1/openapi.json").json()["paths"].keys() >= {"/v1/ask", "/v1/search", "/v1/check"}


def test_mcp_on_the_same_port(client: TestClient) -> None:
    tools = client.post("/mcp", json=CALL, headers=ACCEPTS).json()["result"]["tools"]
    assert len(tools) == 5


def test_mcp_answers_no_foreign_page(client: TestClient) -> None:
    assert client.post("/mcp", json=CALL, headers={**ACCEPTS, "origin": "http://evil.example"}).status_code == 403
    assert client.post("/mcp", json=CALL, headers={**ACCEPTS, "host": "evil.example"}).status_code == 421


def test_the_page_carries_the_headers_and_names_no_other_host(client: TestClient) -> None:
    page = client.get("/")
    assert all(page.headers[name] == value for name, value in HEADERS.items())
    assert page.text.count('<script src="http') == 0


def test_documentation_pages_that_load_from_elsewhere_are_off(client: TestClient) -> None:
    for path in ("/docs", "/redoc"):
        assert "jsdelivr" not in client.get(path).text


@pytest.mark.parametrize(
    "path", ["/gradio_api/file=/etc/passwd", "/gradio_api/file=app.py", "/gradio_api/file=../app.py"]
)
def test_no_file_is_given_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 403, 404)


def test_nothing_can_be_uploaded(client: TestClient) -> None:
    sent = client.post("/gradio_api/upload", files={"files": ("x.html", b"x" * 5000)})
    assert sent.status_code >= 400
