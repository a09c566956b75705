from __future__ import annotations

import json
from pathlib import Path

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


RANKING = {
    "operation": "top",
    "table": "nurse_flows",
    "measure": "nurses",
    "by": "destination",
    "where": [{"dimension": "origin", "in": "Portugal"}, {"dimension": "year", "in": 2019}],
}


def test_compute_draws_a_chart(command: Run, tmp_path: Path) -> None:
    for form, begins in (("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b'{"$schema"')):
        target = tmp_path / "charts" / f"ranking.{form}"
        ended = command("figures", "compute", "-", "--chart", str(target), "--json", stdin=json.dumps(RANKING))
        assert (ended.status, target.read_bytes()[: len(begins)]) == (0, begins)
        assert ended.json["chart"]["data"]["values"][0] == {"name": "United Kingdom", "value": 900, "label": "900"}


def test_a_chart_that_cannot_be_drawn(command: Run, tmp_path: Path) -> None:
    for name, asked, told in (
        ("one.svg", REQUEST, "no chart"),
        ("ranking.gif", RANKING, "End the name with one of .svg"),
        ("", RANKING, "End the name"),
        ("file/ranking.svg", RANKING, "cannot be written"),
    ):
        (tmp_path / "file").write_text("")
        ended = command("figures", "compute", "-", "--chart", str(tmp_path / name), stdin=json.dumps(asked))
        assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1) and told in ended.err


def test_a_request_that_cannot_be_computed(command: Run) -> None:
    for given in ("[]", "{", '{"operation": "guess"}', json.dumps({**REQUEST, "table": "nurse_flow"})):
        ended = command("figures", "compute", "-", stdin=given)
        assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1)
