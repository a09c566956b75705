from collections.abc import Sequence

from assistant.errors import QuestionError
from assistant.evaluation import Case, run_cases
from assistant.types import Answer
from tests.evaluation.answers import answer, citation

TEXT = "Nurses leave. Most go north."


class _Oracle:
    corpus_version = "v1"

    def ask(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Answer:
        if not question:
            raise QuestionError("The question is empty.", "Write one.")
        start = TEXT.index("Most") + len(history)
        return answer("Most go north. [1]", citations=(citation("Most go north.", start),))

    def source_text(self, source_id: str) -> str:
        return TEXT


def test_a_failing_case_does_not_stop_the_others_and_quotes_are_looked_up() -> None:
    told: list[tuple[int, int]] = []
    cases = (Case("a", "k", "Where?"), Case("b", "k", ""), Case("c", "l", "Where?", history=("off by one",)))
    report = run_cases(cases, _Oracle(), lambda done, count: told.append((done, count)))
    assert [r.judgement.verdict for r in report.results] == ["right", "failed", "right"]
    assert report.results[1].judgement.reasons == ("The question is empty. Write one.",)
    assert [r.broken_quotes for r in report.results] == [(), (), ("1",)]
    assert (report.citations, report.broken_quotes, report.corpus_version) == (2, 1, "v1")
    assert report.kinds == ("k", "l")
    assert (report.count("right"), report.count("right", "k"), report.count("failed")) == (2, 1, 1)
    assert told == [(1, 3), (2, 3), (3, 3)]
