from __future__ import annotations

import json

from tests.interfaces.cli.conftest import Run


def test_hits_as_text_and_json(command: Run) -> None:
    assert command("search", "nurses leaving Portugal", "-k", "1").out.startswith("  1. ")
    hits = command("search", "nurses leaving Portugal", "-k", "3", "--json").json
    assert [hit["rank"] for hit in hits] == [1, 2, 3]


def test_scope(command: Run) -> None:
    hits = command("search", "nurses", "--scope", "nurse_flows", "--json").json
    assert {hit["source_id"] for hit in hits} == {"nurse_flows"}


def test_a_batch(command: Run) -> None:
    lines = [json.dumps({"id": "a", "query": "pay"}), json.dumps({"id": "b"})]
    ended = command("search", "--batch", "-", "-k", "2", stdin="\n".join(lines))
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert (ended.status, len(first["hits"]), list(first)) == (1, 2, ["id", "hits"])
    assert second["id"] == "b" and "error" in second


def test_bad_use(command: Run) -> None:
    assert command("search").status == 2
    assert command("search", "x", "-k", "0").status == 2
    assert command("search", "x", "--scope", "nowhere").status == 2
