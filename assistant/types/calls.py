"""What one call of a language model took and what came of it. Calls nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["plan", "answer"]


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One call of a language model; tokens are None where its server does not count them.

    `outcome` says what the model asked for or why its reply was not used; `reached` whether it replied at all.
    """

    stage: Stage
    seconds: float
    outcome: str
    input_tokens: int | None = None
    output_tokens: int | None = None
    reached: bool = True
