"""Follow-up questions made stand-alone: what the new question names replaces its like in the earlier one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.places import Mention, find_places
from assistant.plan.directions import role_of
from assistant.plan.periods import find_period
from assistant.plan.words import words_of

_OPENER = re.compile(
    r"^\s*(?:and|but|or|so|ok(?:ay)?|then|now|what about|how about|what of|same|the same|likewise|for|in)\b",
    re.IGNORECASE,
)
_SHIFT = re.compile(
    r"\bthe (?:year|one) (?P<a>after|before)\b|\b(?:the )?(?P<b>next|following|previous|prior) year\b|"
    r"\b(?P<n>\w+) years? (?P<c>earlier|before|later|after)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}
_REFERS = re.compile(r"\b(?:it|its|that|those|this|these|they|their|them|there|then)\b", re.IGNORECASE)
_FILLER = frozenset(
    """and but or so ok okay then now what about how of same the for in please pls too also likewise it
    is was were year after before next following previous prior with do does did""".split()
)


def stand_alone(question: str, history: Sequence[str]) -> str:
    """The question as it would be asked without the earlier ones; unchanged where it stands alone already."""
    previous = ""
    for earlier in history:
        previous = _continue(earlier, previous)
    return _continue(question, previous)


def _continue(question: str, previous: str) -> str:
    if not previous or not _leans(question):
        return question
    if match := _SHIFT.search(question):
        return _shift_year(previous, match)
    rest = _own_words(question)
    if len(rest) <= 1:
        return _replace_period(_replace_places(previous, question), question)
    return _inherit(question, previous)


def _leans(question: str) -> bool:
    words = words_of(question)
    opened = bool(_OPENER.match(question))
    return (opened and len(words) <= 14) or (len(words) <= 4) or bool(_REFERS.search(question) and len(words) <= 14)


def _own_words(question: str) -> list[str]:
    used = [(m.start, m.end) for m in find_places(question)] + list(find_period(question).spans)
    return [
        w.text
        for w in words_of(question)
        if w.content and w.text.lower() not in _FILLER and not any(s <= w.start and w.end <= e for s, e in used)
    ]


def _replace_places(previous: str, question: str) -> str:
    new, old = find_places(question), find_places(previous)
    if not new:
        return previous
    if not old:
        return f"{previous.rstrip(' ?.')} for {_and([m.place.name for m in new])}?"
    target = old[0] if len(new) == 1 or len(old) < len(new) else None
    if target is not None:
        like = _like(new[0], question, old, previous) or target
        return previous[: like.start] + _and([_in_form_of(like, m) for m in new]) + previous[like.end :]
    text = previous
    for mention, replacement in reversed(list(zip(old, new, strict=False))):
        text = text[: mention.start] + replacement.place.name + text[mention.end :]
    return text


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


def _replace_period(previous: str, question: str) -> str:
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
        text = text[:start] + kept + words + text[end:]
        words = words if len(old.spans) == 1 else ""
    return text


def _shift_year(previous: str, match: re.Match[str]) -> str:
    period = find_period(previous)
    if not period.years:
        return previous
    word = (match.group("a") or match.group("b") or match.group("c")).lower()
    named = (match.group("n") or "one").lower()
    step = _NUMBERS.get(named) or (int(named) if named.isdigit() else 1)
    year = period.years[-1] + (step if word in {"after", "next", "following", "later"} else -step)
    start, end = period.spans[-1]
    old = str(period.years[-1])
    return previous[:start] + previous[start:end].replace(old, str(year)) + previous[end:]


def _inherit(question: str, previous: str) -> str:
    """Keep the new question and add the place and time it leaves out."""
    text = re.sub(r"^\s*(?:and|but|so|ok(?:ay)?|then)\b[\s,]*", "", question, flags=re.IGNORECASE).rstrip(" ?.")
    if not find_places(question) and (places := find_places(previous)):
        text += f" for {_and([m.place.name for m in places])}"
    period = find_period(previous)
    if find_period(question).kind == "none" and period.spans:
        words = " ".join(previous[s:e].strip() for s, e in period.spans)
        text += f" in {words}" if words[0].isdigit() else f" {words}"
    return text + "?"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
