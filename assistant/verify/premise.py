"""A premise that the figures refute, told before anything else. Checks the figure it names, words no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Claim, Figure, Plan

_TOLD = {
    "rise": "The question takes a rise for granted, but the figures show none.",
    "fall": "The question takes a fall for granted, but the figures show none.",
    "yes": "The question takes something for granted that the figures do not bear out.",
    "no": "The question takes something for granted that the figures do not bear out.",
    "gain": "The question takes a gain on balance for granted, but the figures show none.",
    "loss": "The question takes a loss on balance for granted, but the figures show none.",
}
_VERDICT = re.compile(r"^(?:yes|no)\s*[:,]\s*", re.IGNORECASE)
_SHORT = "The question takes a larger change for granted than the figures show."


def corrected(plan: Plan, claims: Sequence[Claim], figures: Sequence[Figure]) -> list[Claim]:
    """The claims, with the correction first and the figure behind it next where that figure refutes the premise."""
    if plan.premise is None or plan.premise.holds(figures) is not False:
        return list(claims)
    keys = tuple(f.key for f in figures if f.request in plan.premise.requests)
    proof = [_bare(claim) for claim in claims if set(keys) & set(claim.keys)]
    if not proof:
        return list(claims)
    told = _SHORT if plan.premise.falls_short(figures) else _TOLD[plan.premise.turn]
    return [Claim(told, keys, "computed"), *proof, *(c for c in claims if not set(keys) & set(c.keys))]


def _bare(claim: Claim) -> Claim:
    """The claim without the yes or no that answers the check of a premise, not the question."""
    text = _VERDICT.sub("", claim.sentence)
    return replace(claim, sentence=text[:1].upper() + text[1:])
