from __future__ import annotations

from collections.abc import Iterator

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from assistant.interfaces.guard import HEADERS, BodyLimit, SecurityHeaders


def client() -> TestClient:
    app = FastAPI()

    @app.post("/length")
    async def length(request: Request) -> int:
        return len(await request.body())

    app.add_middleware(BodyLimit, most=1000)
    app.add_middleware(SecurityHeaders)
    return TestClient(app, raise_server_exceptions=False)


def test_every_response_has_the_headers() -> None:
    for response in (client().post("/length", content=b"x"), client().get("/nowhere")):
        assert all(response.headers[name] == value for name, value in HEADERS.items())


def test_nothing_may_be_loaded_from_or_sent_to_another_host() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split(";"))
    for name in ("default-src", "connect-src", "form-action", "frame-ancestors", "base-uri"):
        assert rules[name] == "'self'"
    assert "http" not in HEADERS["Content-Security-Policy"]


def test_a_body_that_is_too_long_is_refused() -> None:
    assert client().post("/length", content=b"x" * 1000).json() == 1000
    refused = client().post("/length", content=b"x" * 1001)
    assert refused.status_code == 413 and refused.json()["error"]["hint"]


def test_a_body_that_hides_its_length_is_cut_off() -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    assert client().post("/length", content=pieces()).status_code >= 400
