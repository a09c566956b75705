import json
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.evaluation import (
    Case,
    Judgement,
    Regression,
    Report,
    Result,
    Verdict,
    read_baseline,
    regressions,
    report_to_json,
)


def _report(**verdicts: Verdict) -> Report:
    return Report(tuple(Result(Case(name, "", "?"), None, Judgement(v), 0.0) for name, v in verdicts.items()), "v1")


def test_worse_verdicts_are_regressions_and_better_ones_are_not() -> None:
    before: dict[str, Verdict] = {"a": "right", "b": "abstained", "c": "wrong", "d": "right", "gone": "right"}
    now = _report(a="abstained", b="wrong", c="right", d="right", new="wrong")
    assert regressions(now, before) == (Regression("a", "right", "abstained"), Regression("b", "abstained", "wrong"))


def test_a_report_is_read_back_from_its_file_or_folder(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps(report_to_json(_report(a="right", b="failed"))))
    assert read_baseline(tmp_path) == read_baseline(tmp_path / "report.json") == {"a": "right", "b": "failed"}


@pytest.mark.parametrize("text", ["", "[]", '{"results": [{"id": "a", "verdict": "fine"}]}'])
def test_what_is_no_report_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text)
    with pytest.raises(InputError, match="is not a report"):
        read_baseline(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")
