"""Parts of an earlier question replaced by their like from a later one: places, time, opposites, members, ends.

Decides nothing about whether the later question leans on the earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.places import Mention, find_places
from assistant.plan.directions import role_of
from assistant.plan.periods import NUMBERS, find_period

Siblings = Callable[[str], Iterable[str]]
"""Names that stand in a table beside a name: for "women" also "men"."""

_SHIFT = re.compile(
    r"\bthe (?:year|one) (?P<a>after|before)\b|\b(?:the )?(?P<b>next|following|previous|prior) year\b|"
    r"\b(?P<n>\w+) years? (?P<c>earlier|before|later|after)\b",
    re.IGNORECASE,
)
_OPPOSED = (
    (("highest", "largest", "biggest", "greatest", "most", "top", "strongest", "best", "maximum"),
     ("lowest", "smallest", "fewest", "least", "bottom", "weakest", "worst", "minimum")),
    (("gain", "gains", "gained", "win", "won", "attract", "attracted"), ("lose", "loses", "lost", "shed")),
    (("rise", "rose", "risen", "grow", "grew", "grown", "increase", "increased"),
     ("fall", "fell", "fallen", "shrink", "shrank", "shrunk", "decrease", "decreased", "decline", "declined")),
    (("arrive", "arrived", "enter", "entered", "inflow", "inflows", "immigration"),
     ("leave", "left", "depart", "departed", "outflow", "outflows", "emigration")),
    (("before",), ("after",)), (("more", "higher", "above"), ("less", "fewer", "lower", "below")),
    (("men", "male"), ("women", "female")),
)  # fmt: skip
_PREPOSITIONS = r"(?:after|before|to|into|from|in|at|for|with|without|among|by|under|over|within|through)"
_PREPOSITIONAL = re.compile(rf"^(?P<prep>{_PREPOSITIONS})\s+(?P<np>.+)$", re.IGNORECASE)
_END = rf"(?=\s+(?:{_PREPOSITIONS}|of|is|are|was|were|do|does|did|had|has|have|and)\b|[?,;.]|\s*$)"


def replace_opposites(previous: str, fragment: str) -> str:
    """The earlier question with its superlative or verb turned into the opposite that the fragment names."""
    text = previous
    for one, other in _OPPOSED:
        for ours, theirs in ((one, other), (other, one)):
            new = re.search(rf"\b(?:{'|'.join(ours)})\b", fragment, re.IGNORECASE)
            old = re.search(rf"\b(?:{'|'.join(theirs)})\b", text, re.IGNORECASE)
            if new and old and not re.search(rf"\b{new.group()}\b", text, re.IGNORECASE):
                text = text[: old.start()] + new.group().lower() + text[old.end() :]
    return text


def replace_member(previous: str, fragment: str, siblings: Siblings) -> str:
    """The earlier question with a member's name replaced by one that stands beside it in a table."""
    for other in sorted(siblings(fragment), key=len, reverse=True):
        words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", other))
        if match := re.search(rf"\b{words}\b", previous, re.IGNORECASE):
            return previous[: match.start()] + _in_case_of(match.group(), fragment) + previous[match.end() :]
    return previous


def replace_phrase(previous: str, fragment: str) -> str:
    """The earlier question with the end of one preposition replaced: "to industry" by "to academia"."""
    match = _PREPOSITIONAL.match(fragment.strip())
    if match is None:
        return previous
    old = list(re.finditer(rf"\b{match['prep']}\s+(?P<np>.+?){_END}", previous, re.IGNORECASE))
    if not old:
        return previous
    last = next((m for m in reversed(old) if m["np"].split()[-1].lower() == match["np"].split()[-1].lower()), old[-1])
    return previous[: last.start("np")] + match["np"] + previous[last.end("np") :]


def replace_places(previous: str, question: str) -> str:
    """The earlier question with the places of the new one where their like stood, or added to its end."""
    new, old = find_places(question), find_places(previous)
    if not new:
        return previous
    if not old:
        return f"{previous.rstrip(' ?.')} for {and_list([m.place.name for m in new])}?"
    if len(new) == 1 or len(old) < len(new):
        like = _like(new[0], question, old, previous) or old[0]
        return previous[: like.start] + and_list([_in_form_of(like, m) for m in new]) + previous[like.end :]
    text = previous
    for mention, replacement in reversed(list(zip(old, new, strict=False))):
        text = text[: mention.start] + _in_form_of(mention, replacement) + text[mention.end :]
    return text


def replace_period(previous: str, question: str) -> str:
    """The earlier question with the time of the new one."""
    new, old = find_period(question), find_period(previous)
    if new.kind == "none":
        return previous
    words = " and ".join(question[s:e].strip() for s, e in new.spans)
    words = re.sub(r"^(?:in|from|between)\s+", "", words) if new.kind == "list" else words
    if not old.spans:
        return f"{previous.rstrip(' ?.')} in {words}?" if new.kind == "list" else f"{previous.rstrip(' ?.')} {words}?"
    text = previous
    for start, end in sorted(old.spans, reverse=True):
        lead = re.match(r"(?:in|from|of|over|between)\s+", text[start:end], re.IGNORECASE)
        kept = lead.group() if lead and new.kind == "list" else ""
        before = text[:start] if kept or new.kind == "list" else re.sub(r"\b(?:in|of|for|during)\s+$", "", text[:start])
        text = before + kept + words + text[end:]
        words = words if len(old.spans) == 1 else ""
    return text


def shift_year(previous: str, question: str) -> str | None:
    """The earlier question some years on or back ("and the year after?"); None where the new one asks no such thing."""
    match, period = _SHIFT.search(question), find_period(previous)
    if match is None or not period.years:
        return None
    word = (match.group("a") or match.group("b") or match.group("c")).lower()
    named = (match.group("n") or "one").lower()
    step = NUMBERS.get(named) or (int(named) if named.isdigit() else 1)
    year = period.years[-1] + (step if word in {"after", "next", "following", "later"} else -step)
    start, end = period.spans[-1]
    return previous[:start] + previous[start:end].replace(str(period.years[-1]), str(year)) + previous[end:]


def and_list(names: Sequence[str]) -> str:
    """Names with commas and an "and"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _in_case_of(old: str, new: str) -> str:
    """The new words, which stood at the head of a question, in small letters where the old ones are."""
    return new[:1].lower() + new[1:] if old[:1].islower() and new[1:2].islower() else new


def _in_form_of(old: Mention, new: Mention) -> str:
    """The new place as an adjective where the old one was, else by its name."""
    if new.adjective:
        return new.text
    return new.place.adjectives[0] if old.adjective and new.place.adjectives else new.place.name


def _like(new: Mention, question: str, old: Sequence[Mention], previous: str) -> Mention | None:
    """The place of the earlier question that the new one stands for: of its role first, then of its form."""
    role = role_of(question, new.start, new.end, new.adjective)
    same = [m for m in old if role != "neutral" and role_of(previous, m.start, m.end, m.adjective) == role]
    return next(iter([*same, *(m for m in old if m.adjective == new.adjective)]), None)
