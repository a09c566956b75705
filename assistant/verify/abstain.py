"""What is said where nothing answers: what is missing and what is nearest. States no number."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.places import place_named
from assistant.sentences import GENERIC, content_words, covers_year, is_telling, read, same_word, stems, years_in
from assistant.sentences.attribution import named_source
from assistant.sentences.words import STOPPED, words_of
from assistant.types import Claim, Evidence, Hit, Option, Plan

NEAREST = 3
NEAR = 0.3
MOST_WORDS = 4


def abstention(plan: Plan, evidence: Evidence, dropped: Sequence[Claim]) -> str:
    """One or two sentences on what is missing, then the titles of the nearest material."""
    return f"{_reason(plan, evidence, dropped)} {_nearest(evidence.hits)}".strip()


def _reason(plan: Plan, evidence: Evidence, dropped: Sequence[Claim]) -> str:
    if plan.senseless:
        return "No figure is given for this, because it would mean nothing; the note says why and what can be asked."
    if plan.lacking:
        return plan.lacking
    if name := named_source(_question(plan)):
        return _nothing_of(name, evidence)
    about = _uncovered(plan, evidence)
    missing = [word for word in plan.missing if is_telling(word)]
    if about:
        lacks = f" Nothing states it with {_quoted(missing)} either." if missing else ""
        return f"The sources here do not answer this {about}: nothing that was found on the subject is {about}.{lacks}"
    if missing:
        return f"The sources here do not answer this: nothing that was found states it with {_quoted(missing)}."
    if dropped:
        return "The sources here do not prove an answer to this: what was drafted could not be bound to them."
    if unsaid := _unsaid(plan, evidence):
        return f"The sources here do not answer this question: nothing that was found mentions {_quoted(unsaid)}."
    return "The sources here touch on this but do not answer it: no sentence and no table that was found states it."


def _nothing_of(name: str, evidence: Evidence) -> str:
    """What is said where the question wants the word of one source and that does not answer it."""
    wanted = {word.stem for word in words_of(name)} - STOPPED
    texts = (f"{h.passage.text} {h.source.title} {h.source.publisher}" for h in evidence.hits)
    if wanted and any(wanted <= {word.stem for word in words_of(text)} for text in texts):
        return f"What the sources here have of “{name}” does not answer this, and no other source is put in its place."
    return f"Nothing that was found here on the subject is of “{name}” or tells what it says."


def _uncovered(plan: Plan, evidence: Evidence) -> str:
    """The places and years that nothing found covers: "for Kenya in 2024"."""
    places, years = _uncovered_places(plan, evidence), _uncovered_years(plan, evidence)
    told = [*(["for " + _listed(places)] if places else []), *(["in " + _listed(years)] if years else [])]
    return " ".join(told)


def _unsaid(plan: Plan, evidence: Evidence) -> list[str]:
    """The content words of the question that no passage found has."""
    have = frozenset().union(*(stems(f"{h.passage.text}\n{h.source.title}") for h in evidence.hits))
    asked = {w.stem: w.text for w in content_words(_question(plan)) if w.stem not in GENERIC}
    return [text for word, text in asked.items() if not any(same_word(word, other) for other in have)]


def _quoted(words: Sequence[str]) -> str:
    return _listed([f"“{word}”" for word in words[:MOST_WORDS]])


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
    return f"Nearest in subject: {_listed(named)}." if named else "Nothing near to it in subject was found."


def clarification(options: Sequence[Option]) -> str:
    """The question put back, with its readings."""
    lines = "".join(f"\n- {option.label}: {option.question}" for option in options)
    return f"The question can be read in more than one way, and the answers differ. Which is meant?{lines}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
