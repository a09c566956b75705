from __future__ import annotations

import json

from tests.interfaces.cli.conftest import Run

REQUEST = {
    "operation": "lookup",
    "table": "nurse_flows",
    "measure": "nurses",
    "where": [
        {"dimension": "origin", "in": "Portugal"},
        {"dimension": "destination", "in": "Germany"},
        {"dimension": "year", "in": 2019},
    ],
}


def test_list(command: Run) -> None:
    assert [table["id"] for table in command("figures", "list", "--json").json] == ["nurse_flows", "nurse_shares"]
    assert "nurse_flows" in command("figures", "list").out


def test_describe(command: Run) -> None:
    assert "members: Portugal, Spain" in command("figures", "describe", "nurse_flows").out
    assert command("figures", "describe", "nurse_flows", "--json").json["rows"] == 12
    assert command("figures", "describe", "nowhere").status == 2


def test_compute(command: Run) -> None:
    assert command("figures", "compute", "-", "--json", stdin=json.dumps(REQUEST)).json["value"] == "400"
    assert "400" in command("figures", "compute", "-", stdin=json.dumps(REQUEST)).out


def test_a_request_that_cannot_be_computed(command: Run) -> None:
    for given in ("[]", "{", '{"operation": "guess"}', json.dumps({**REQUEST, "table": "nurse_flow"})):
        ended = command("figures", "compute", "-", stdin=given)
        assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1)
