"""Operations that a question asks of numbers and that no figure stands for. Plans nothing."""

from __future__ import annotations

from assistant.plan.asking import asks_explanation
from assistant.plan.cues import Cue
from assistant.plan.reading import Reading

_COMPUTED: tuple[Cue, ...] = (
    "percent_change",
    "growth_rate",
    "ratio",
    "mean",
    "median",
    "rank",
    "gap",
    "sum",
    "series",
)


def undone(reading: Reading) -> tuple[str, ...]:
    """The operations asked of numbers: a sentence that does not state their result must not pass for it."""
    if asks_explanation(reading.text, reading.cues):
        return ()
    asked = [cue for cue in _COMPUTED if cue in reading.cues]
    listed = ["list"] if (reading.cues.limit or 0) > 1 and {"most", "least", "which_n"} & reading.cues.found else []
    extreme = ["rank"] if {"most", "least"} & reading.cues.found and "rank" not in asked else []
    return (*asked, *listed, *extreme)
