"""What a build did. Words nothing."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Problem


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Passages `embedded` anew, `kept` with their vectors and `removed`; `changed` is false where nothing was built."""

    embedded: int
    kept: int
    removed: int
    passages: int
    changed: bool
    generation: int
    corpus_version: str
    problems: tuple[Problem, ...] = ()
