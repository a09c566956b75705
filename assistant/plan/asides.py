"""What is told before a question is put: "Plans change, as we all know. What share ...". Knows no table."""

from __future__ import annotations

import re

from assistant.plan.words import content_stems

_OWN_WORDS = 3
_ASKS = re.compile(
    r"^(?:(?:and|so|now|but|well),? )?(?:(?:in|of|at|by|for|from|to|among|with|on|after|between|over) [^.?!]*?)?"
    r"\b(?:what|which|how|who|where|when|whose|is|are|was|were|did|does|do|has|have|had|can|give|tell|show|name|list)\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(r"(?<![A-Z]\.)(?<!\bet al)(?<!\b[A-Z])[.!]\s+(?=[A-Z])")
_COLON = re.compile(r"(?::|\s[-–—])\s+")
# A colon also follows what a question is about ("German hospitals: how many"); only what speaks of the asker is told.
_OF_ONESELF = re.compile(
    r"\b(?:i|i'm|i’m|i've|i’ve|we|we're|we’re|my|our|memo|briefing|slide|deck|speech|deadline|urgent|"
    r"quick (?:one|question)|help|please|boss|minister)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:they|them|these|those|there|it|this|he|she|ones|such|same)\b", re.IGNORECASE)


def aside_of(text: str) -> int:
    """Where the question itself begins, after what is told before it; 0 where all belongs to the question.

    What is told belongs to the question where that refers to it ("how many of them"), or says too little alone.
    """
    ends = [m.end() for m in _STATEMENT.finditer(text)]
    if not ends:
        ends = [m.end() for m in _COLON.finditer(text) if _OF_ONESELF.search(text[: m.start()])][:1]
    if not ends or "?" in text[: ends[-1]]:
        return 0
    asked = text[ends[-1] :]
    alone = _ASKS.match(asked) and not _REFERS.search(asked) and len(content_stems(asked)) >= _OWN_WORDS
    return ends[-1] if alone else 0
