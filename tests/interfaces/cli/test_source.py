from __future__ import annotations

from assistant import Assistant
from tests.interfaces.cli.conftest import Run


def test_the_text_that_locators_point_into(command: Run, nurses: Assistant) -> None:
    for name in ("nurses-leaving-portugal", "nurse_flows"):
        text = nurses.source_text(name)
        assert command("source", name).out.startswith(text)
        assert command("source", name, "--json").json["text"] == text


def test_an_unknown_source(command: Run) -> None:
    ended = command("source", "nurse_flow")
    assert (ended.status, ended.out, len(ended.err.splitlines())) == (2, "", 1)
