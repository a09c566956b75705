"""Question sets, scores and reports: how good the answers are, and whether they got worse. Answers nothing itself."""

from assistant.evaluation.baseline import Regression, read_baseline, regressions
from assistant.evaluation.cases import Case, Expected, Value, read_cases
from assistant.evaluation.judging import Judgement, Verdict, judge
from assistant.evaluation.reports import report_to_json, report_to_junit, report_to_markdown
from assistant.evaluation.running import Report, Result, run_cases

__all__ = [
    "Case",
    "Expected",
    "Judgement",
    "Regression",
    "Report",
    "Result",
    "Value",
    "Verdict",
    "judge",
    "read_baseline",
    "read_cases",
    "regressions",
    "report_to_json",
    "report_to_junit",
    "report_to_markdown",
    "run_cases",
]
