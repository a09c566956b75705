"""Keep a model from answering with another place's numbers. Judges no truth: `judge` has done that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.places import find_places, members_of
from assistant.sentences import read
from assistant.types import Claim, Plan, Quote


def on_topic(claim: Claim, plan: Plan, quotes: Mapping[str, Quote]) -> Claim:
    """The claim, without support where it quotes a number though all its quotes are of places not asked for."""
    if claim.support != "quoted" or not plan.wants_figure or not read(claim.sentence).quantities:
        return claim
    asked = {mention.place.code for mention in find_places(plan.standalone_question or plan.question)}
    asked = asked.union(*(members_of(code) for code in asked))
    told: frozenset[str] = frozenset().union(*(_places(quotes[key]) for key in claim.keys if key in quotes))
    if not asked or not told or asked & told:
        return claim
    return replace(claim, support="none", reason="the evidence has this number for a place that was not asked for")


def _places(quote: Quote) -> frozenset[str]:
    return read("\n".join([quote.text, quote.hit.source.title, quote.locator.section or ""])).places
