"""Sentences of articles told in other words, each true of its quote by construction. Judges nothing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.benchmarks.bench_verifier_amounts import WORDS
from tests.benchmarks.bench_verifier_facts import OTHER_NAMES

Change = Callable[[str, random.Random], str]


def other_units(text: str, chance: random.Random) -> str:
    form = chance.choice((r"\1%", r"\1 per cent"))
    return re.sub(r"(\d) percent\b(?! points?)", form, text)


def other_names(text: str, chance: random.Random) -> str:
    for name, others in OTHER_NAMES.items():
        other = chance.choice(others)
        bare = other.removeprefix("the ")
        text = re.sub(rf"\bthe {name}\b(?! of)", other, text)
        text = re.sub(rf"(?<!the )(?<![A-Z]\w )\b{name}\b(?!['’])(?! [A-Z])", bare, text) if bare == other else text
    return text


def year_last(text: str, chance: random.Random) -> str:
    match = re.match(r"(In|By|Between|From) ((?:(?:19|20)\d\d)(?: (?:and|to) (?:19|20)\d\d)?),? ([^;:,]+)\.$", text)
    if not match or re.search(r"\b(?:19|20)\d\d\b", match[3]):
        return text
    return f"{match[3][:1].upper()}{match[3][1:]} {match[1].lower()} {match[2]}."


def without_attribution(text: str, chance: random.Random) -> str:
    text = re.sub(r"^According to [^,]+, (\w)", lambda m: m[1].upper(), text)
    return re.sub(r", (?:according to|as reported by|as told by) [^,;]+\.$", ".", text)


def in_words(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(?<![\w.,$€£-])([2-9]|1[0-2])(?= (?:percent|countries|universities|institutions|companies|years)\b)",
        lambda m: WORDS[int(m[1])],
        text,
    )


_WORDS = {
    "rose": ("increased", "grew", "went up"),
    "fell": ("declined", "dropped", "went down"),
    "about": ("roughly", "around", "approximately"),
    "more than": ("over",),
    "nearly": ("almost",),
    "largest": ("biggest",),
    "worked in": ("were working in",),
    "doctorates": ("PhDs",),
    "the highest": ("the greatest",),
    "however": ("though",),
    "began": ("started",),
    "intended to stay": ("planned to stay",),
}


def other_words(text: str, chance: random.Random) -> str:
    for word, others in _WORDS.items():
        if word in ("about", "more than", "nearly"):
            text = re.sub(rf"\b{word} (?=[$€£]?\d)", chance.choice(others) + " ", text)
        else:
            text = re.sub(rf"\b{word}\b", chance.choice(others), text)
    return text


def first_clause(text: str, chance: random.Random) -> str:
    head, mark, _ = text.partition("; ")
    if mark and len(head.split()) > 6:
        return head + "."
    head, mark, _ = text.partition(", while ")
    return head + "." if mark and len(head.split()) > 6 else text


def without_brackets(text: str, chance: random.Random) -> str:
    return re.sub(r" \([^()]*\)", "", text)


FIRST: tuple[Change, ...] = (
    other_units,
    other_names,
    year_last,
    without_attribution,
    in_words,
    other_words,
    first_clause,
    without_brackets,
)


def reworded(text: str, changes: tuple[Change, ...], chance: random.Random) -> tuple[str, str]:
    """The text after up to three of the changes, and their names; the text itself where none fits."""
    names: list[str] = []
    for change in chance.sample(changes, len(changes)):
        new = change(text, chance)
        if new != text and len(names) < 3:
            text, names = new, [*names, change.__name__]
    return text, "+".join(sorted(names))
