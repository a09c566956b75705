import json
from xml.etree import ElementTree

from assistant.evaluation import (
    Case,
    Judgement,
    Report,
    Result,
    report_to_json,
    report_to_junit,
    report_to_markdown,
)
from tests.evaluation.answers import answer


def _report() -> Report:
    def result(name: str, judged: Judgement, text: str | None) -> Result:
        said = answer(text) if text is not None else None
        return Result(Case(name, "flows", f"{name}?"), said, judged, 0.5)

    return Report(
        (
            result("good", Judgement("right"), "Yes."),
            result("bad", Judgement("wrong", ("claims \x01 'more'",)), "More\nof <it>."),
            result("mute", Judgement("abstained", ("status abstained",)), "Not known."),
            result("broken", Judgement("failed", ("The model is away.",)), None),
        ),
        "v1",
    )


def test_json_holds_counts_and_every_result() -> None:
    data = json.loads(json.dumps(report_to_json(_report())))
    assert {key: data[key] for key in ("cases", "right", "wrong", "abstained", "failed")} == {
        "cases": 4,
        "right": 1,
        "wrong": 1,
        "abstained": 1,
        "failed": 1,
    }
    assert data["kinds"] == {"flows": {"right": 1, "wrong": 1, "abstained": 1, "failed": 1}}
    assert [(r["id"], r["verdict"]) for r in data["results"]] == [
        ("good", "right"),
        ("bad", "wrong"),
        ("mute", "abstained"),
        ("broken", "failed"),
    ]
    assert data["results"][3]["text"] is None


def test_markdown_lists_what_is_not_right() -> None:
    text = report_to_markdown(_report())
    assert "| flows | 1 | 1 | 1 | 1 |" in text
    assert "## Wrong\n\n- `bad` bad?" in text
    assert "  - said: More of <it>." in text
    assert "good?" not in text


def test_junit_is_xml_whatever_the_answers_hold() -> None:
    suite = ElementTree.fromstring(report_to_junit(_report()).split("\n", 1)[1])
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == (
        "4",
        "1",
        "1",
        "1",
    )
    assert [[child.tag for child in case] for case in suite] == [[], ["failure"], ["skipped"], ["error"]]
