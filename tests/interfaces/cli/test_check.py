from __future__ import annotations

from tests.interfaces.cli.conftest import Run

TRUE = "In 2019, 400 nurses moved from Portugal to Germany."
FALSE = "\nIn 2019, 900 nurses moved from Portugal to Germany."


def test_a_supported_number(command: Run) -> None:
    ended = command("check", "-", stdin=TRUE)
    assert ended.status == 0
    assert ended.out.startswith("1:10 '400': supported")
    assert "1 numbers: 1 supported." in ended.out


def test_a_contradicted_number_is_found_and_expected(command: Run) -> None:
    ended = command("check", "-", "--json", stdin=TRUE + FALSE)
    assert ended.status == 1
    assert [entry["verdict"] for entry in ended.json] == ["supported", "contradicted"]
    assert (TRUE + FALSE)[ended.json[1]["start"] : ended.json[1]["end"]] == "900"
    assert "2:10 '900': CONTRADICTED; expected 400" in command("check", "-", stdin=TRUE + FALSE).out


def test_no_number_and_no_file(command: Run) -> None:
    assert command("check", "-", stdin="Nurses moved.").out == "There is no number in the text.\n"
    assert command("check", "nowhere.md").status == 2
