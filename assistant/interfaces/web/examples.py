"""Questions to begin with: of the corpus's own field where its sources are there, otherwise from its titles."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Source

MOST = 6
# A question and the sources that its answer rests on.
_EXAMPLES: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "By how many points did China's share of top-tier AI researchers by origin rise between 2019 and 2022?",
        frozenset({"top-ai-researchers-by-origin"}),
    ),
    (
        "What share of Indian doctorate recipients in the US intended to stay in 2023?",
        frozenset({"intention-to-stay-by-country"}),
    ),
    ("Why is “Chinese-born” wrong for the 38 percent?", frozenset({"origin-is-a-degree-not-a-birthplace"})),
    ("What did Proclamation 10043 do?", frozenset({"proclamation-10043-and-student-visas"})),
    ("How did net AI skill migration to Canada change from 2015 to 2019?", frozenset({"ai-skill-migration"})),
    ("How many foreign doctorate recipients actually stay?", frozenset({"how-many-foreign-doctorates-actually-stay"})),
)


def examples(sources: Sequence[Source]) -> tuple[str, ...]:
    """At most `MOST` questions that the sources can be asked."""
    known = {source.id for source in sources}
    fitting = [question for question, needed in _EXAMPLES if needed <= known]
    return tuple(fitting[:MOST]) or tuple(_about(source) for source in sources if source.kind != "table")[:MOST]


def _about(source: Source) -> str:
    title = source.title.strip().rstrip(".?!")
    return f"What do the sources say about {title[:1].lower()}{title[1:]}?"
