"""Two other checks of a draft, made again from the rules their authors published, to be measured beside `verify`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from tests.benchmarks.bench_verifier_truth import NUMBER, YEAR, Truth, number_of

NEAR = Decimal("0.02")
ENOUGH = 0.35


def near_value(text: str, evidence: Truth) -> bool:
    """Accepts when every number is within 2 percent of one of the evidence, or is one rounded; years exactly."""
    stated = [m.group() for m in NUMBER.finditer(text) if not YEAR.fullmatch(m.group())]
    years = set(YEAR.findall(text)) <= set(YEAR.findall(evidence.words))
    return years and all(_is_near(number, evidence) for number in stated)


def _is_near(text: str, evidence: Truth) -> bool:
    value, places = number_of(text), len(text.partition(".")[2])
    for known in evidence.numbers:
        if abs(known - value) <= NEAR * known:
            return True
        if value in (known.quantize(Decimal(1).scaleb(-places), way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)):
            return True
    return False


def shared_words(text: str, evidence: Truth) -> bool:
    """Accepts when 35 percent of the words of the sentence stand in the evidence."""
    said = _words(text)
    known = set(_words(evidence.words))
    return bool(said) and sum(word in known for word in said) >= ENOUGH * len(said)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w.,]*\w", text.lower())
