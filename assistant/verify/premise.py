"""A premise that the figures refute, told before anything else. Checks the figure it names, words no number."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Claim, Figure, Plan

_TOLD = {
    "rise": "The question takes a rise for granted, but the figures show none.",
    "fall": "The question takes a fall for granted, but the figures show none.",
    "yes": "The question takes something for granted that the figures do not bear out.",
}


def corrected(plan: Plan, claims: Sequence[Claim], figures: Sequence[Figure]) -> list[Claim]:
    """The claims, with the correction first and the figure behind it next where that figure refutes the premise."""
    if plan.premise is None or plan.premise.holds(figures) is not False:
        return list(claims)
    key = next(f.key for f in figures if f.request == plan.premise.request)
    proof = [claim for claim in claims if key in claim.keys]
    if not proof:
        return list(claims)
    return [Claim(_TOLD[plan.premise.turn], (key,), "computed"), *proof, *(c for c in claims if c not in proof)]
