"""What is said where nothing answers: what is missing and what is nearest. States no number."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.places import place_named
from assistant.sentences import covers_year, is_telling, read, years_in
from assistant.types import Claim, Evidence, Hit, Option, Plan

NEAREST = 3
NEAR = 0.3


def abstention(plan: Plan, evidence: Evidence, dropped: Sequence[Claim]) -> str:
    """One or two sentences on what is missing, then the titles of the nearest material."""
    told = _reason(plan, evidence, dropped)
    nearest = _nearest(evidence.hits)
    return f"{told} {nearest}".strip()


def _reason(plan: Plan, evidence: Evidence, dropped: Sequence[Claim]) -> str:
    if plan.senseless:
        return "No figure is given for this, because it would mean nothing; the note says why and what can be asked."
    if plan.lacking:
        return plan.lacking
    missing = [word for word in plan.missing if is_telling(word)]
    if missing:
        words = _listed([f"“{word}”" for word in missing[:4]])
        return f"The sources here do not answer this: nothing in them explains {words} in the question."
    places = _uncovered_places(plan, evidence)
    years = _uncovered_years(plan, evidence)
    if places or years:
        about = " ".join(
            [*(["for " + _listed(places)] if places else []), *(["in " + _listed(years)] if years else [])]
        )
        return f"The sources here hold nothing on this {about}."
    if dropped:
        return "The sources here do not prove an answer to this: what was drafted could not be bound to them."
    return "The sources here do not answer this question."


def _uncovered_places(plan: Plan, evidence: Evidence) -> list[str]:
    asked = {m.place.code: m.place.name for m in read(_question(plan)).mentions}
    for name in plan.places:
        if place := place_named(name):
            asked.setdefault(place.code, place.name)
    seen: set[str] = set()
    for hit in evidence.hits:
        seen |= read(hit.passage.text).places | read(hit.source.title).places
    return [name for code, name in asked.items() if code not in seen]


def _uncovered_years(plan: Plan, evidence: Evidence) -> list[str]:
    asked = sorted(years_in(_question(plan)))
    return [str(year) for year in asked if not any(covers_year(hit.passage.text, year) for hit in evidence.hits)]


def _question(plan: Plan) -> str:
    return plan.standalone_question or plan.question


def _nearest(hits: Sequence[Hit]) -> str:
    titles: dict[str, None] = {}
    for hit in sorted(hits, key=lambda h: (-h.similarity, h.rank)):
        if hit.similarity >= NEAR or not any(h.similarity for h in hits):
            titles.setdefault(hit.source.title)
    named = [f"“{title}”" for title in list(titles)[:NEAREST]]
    return f"Nearest in subject: {_listed(named)}." if named else ""


def clarification(options: Sequence[Option]) -> str:
    """The question put back, with its readings."""
    lines = "".join(f"\n- {option.label}: {option.question}" for option in options)
    return f"The question can be read in more than one way, and the answers differ. Which is meant?{lines}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
