"""What a question counts, lists or checks under a condition ("how many have more than 50 percent"). Knows no table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.quantities import Quantity
from assistant.types import Condition

Comparison = Literal["at_least", "more_than", "at_most", "less_than", "equal"]

_BEFORE: tuple[tuple[Comparison, str], ...] = (
    ("at_least", r"at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of|(?:reach(?:ed|es)?)"),
    ("at_most", r"at most|no more than|not more than|up to|a maximum of"),
    ("more_than", r"(?:more|higher|larger|greater|bigger) than|over|above|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?"),
    ("less_than", r"(?:less|fewer|lower|smaller) than|below|under|short of"),
    ("equal", r"exactly|precisely"),
)
_AFTER: tuple[tuple[Comparison, str], ...] = (
    ("at_least", r"or (?:more|higher|above|over|greater)"),
    ("at_most", r"or (?:less|fewer|lower|below|under)"),
)
_SIGN: tuple[tuple[Comparison, str], ...] = (
    ("more_than", r"positive|(?:net )?gains?|gained|came out ahead|above zero"),
    ("less_than", r"negative|(?:net )?loss(?:es)?|in the red|below zero|in deficit"),
)
_OUT = r"(?:lost|lose|sent|send)"
_IN = r"(?:gain(?:ed)?|received?|won|win|attract(?:ed)?|took in)"
_BALANCES: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    (
        "less_than",
        re.compile(rf"\b(?P<lose>{_OUT} more)\b[^,;]{{0,40}}? than (?:they|it) (?P<gain>{_IN})\b", re.IGNORECASE),
    ),
    (
        "more_than",
        re.compile(rf"\b(?P<gain>{_IN} more)\b[^,;]{{0,40}}? than (?:they|it) (?P<lose>{_OUT})\b", re.IGNORECASE),
    ),
)
_NET = re.compile(r"\b(?:net|balance|on balance)\b", re.IGNORECASE)
_MEMBERS = re.compile(
    r"\b(?:countries|nations|economies|states|places|members|regions|fields|industries|years|editions)\b", re.IGNORECASE
)
_FILLER = r"(?:of (?:the|all|these|those) |the )?"
_END = r"(?!(?:with|in|of|from|to|for|ha[ds]|have|did|do|does|was|were|are|is|that|where|whose|which)\b)"
_NOUN = rf"\w[\w-]*(?: {_END}\w[\w-]*){{0,3}}"
_COUNTED = (
    re.compile(rf"\bhow many {_FILLER}(?P<noun>{_NOUN})", re.IGNORECASE),
    re.compile(
        r"\b(?:number|count) of (?:the )?(?P<noun>(?:\w[\w-]* ){0,3}?\w[\w-]*)\s+"
        r"(?:with|where|whose|that|which|in which|having|above|below|over|under)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:of|among) (?:all )?(?:the )?(?P<noun>(?:\w[\w-]* ){0,3}?\w[\w-]*), how many\b", re.IGNORECASE),
    re.compile(r"^(?P<noun>(?:\w[\w-]* ){0,2}?\w[\w-]*) (?:with|where|whose|that)\b.*\bhow many\W*$", re.IGNORECASE),
)
_LISTED = re.compile(
    rf"^\s*(?:in |for |at )?(?:which|what|(?:list|name|show|give)(?: me)?(?: all| the| all the| those)?) "
    rf"{_FILLER}(?P<noun>{_NOUN})",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:\w+ )?(?:shares?|per\s?cent\w*|proportion|fraction|portion|number|rates?|average|mean|median|total|sum|"
    r"value|ratio|is|are|was|were)\b",
    re.IGNORECASE,
)
YES_NO = re.compile(r"^\s*(?:[^,?]{2,30},\s*)?(?:is|are|was|were|did|does|do|has|have|had)\b", re.IGNORECASE)
_MAJORITY = re.compile(
    r"^\s*(?:is|are|was|were|did|does|do|has|have|had)\s+"
    r"(?P<most>most(?: of(?: the)?)?|(?:the|a) majority(?: of(?: the)?)?)(?= \w)"
    r"(?!.*\b(?:grow|rise|fall|increase|decrease|change)\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s*$", re.IGNORECASE)
Kind = Literal["", "count", "list", "check"]


@dataclass(frozen=True, slots=True)
class Task:
    """The condition that members must satisfy, the unit its value has, and the words of what is counted or listed.

    `net` where the condition is a sign ("a negative balance"): it is one of a measure of net flows only. `by_amount`
    where it is one of a change ("by more than 10 percent").
    """

    condition: Condition | None = None
    unit: str = ""
    noun: str = ""
    net: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    kind: Kind = ""
    by_amount: bool = False

    @property
    def counts(self) -> bool:
        """Whether members that satisfy a condition are to be counted."""
        return self.kind == "count"

    @property
    def lists(self) -> bool:
        """Whether members that satisfy a condition are to be named."""
        return self.kind == "list"

    @property
    def checks(self) -> bool:
        """Whether one value is to be held against a number."""
        return self.kind == "check"


def find_task(text: str, quantities: Sequence[Quantity]) -> Task:
    """The condition and the noun counted; nothing where no condition is stated."""
    if half := _MAJORITY.search(text):
        return Task(Condition("more_than", Decimal(50)), "percent", spans=(half.span("most"),), kind="check")
    noun, kind = _asked(text)
    if not kind:
        return Task()
    for quantity in quantities:
        if quantity.unit not in ("year", "years") and (found := _comparison(text, quantity)):
            comparison, start, end = found
            condition = Condition(comparison, Decimal(quantity.value))
            by_amount = bool(_BY.search(text[:start]))
            return Task(condition, quantity.unit, noun, spans=((start, end),), kind=kind, by_amount=by_amount)
    return _signed(text, noun) if kind == "count" else Task()


def _asked(text: str) -> tuple[str, Kind]:
    """What is counted or listed, and whether it is the one or the other; or whether a value is checked."""
    if noun := _counted(text):
        return noun, "count"
    if (match := _LISTED.search(text)) and not _VALUE.match(match.group("noun")):
        return match.group("noun"), "list"
    return "", "check" if YES_NO.match(text) else ""


def _counted(text: str) -> str:
    """The words of what is counted; of "of the OECD members, how many exceeded" those before it."""
    return " ".join(match.group("noun") for pattern in reversed(_COUNTED) if (match := pattern.search(text)))


def _comparison(text: str, quantity: Quantity) -> tuple[Comparison, int, int] | None:
    before, after = text[: quantity.start], text[quantity.end :]
    for comparison, words in _BEFORE:
        if match := re.search(rf"\b(?:{words})\s+(?:the\s+)?$", before, re.IGNORECASE):
            return comparison, match.start(), quantity.end
    for comparison, words in _AFTER:
        if match := re.match(rf"\s*(?:{words})\b", after, re.IGNORECASE):
            return comparison, quantity.start, quantity.end + match.end()
    return None


def _signed(text: str, noun: str) -> Task:
    for comparison, turned in _BALANCES:
        if _MEMBERS.search(noun) and (match := turned.search(text)):
            return Task(
                Condition(comparison, Decimal(0)), "", noun, True, (match.span("lose"), match.span("gain")), "count"
            )
    if not _NET.search(text) or not _MEMBERS.search(noun):
        return Task()
    for comparison, words in _SIGN:
        if match := re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            return Task(Condition(comparison, Decimal(0)), "", noun, True, (match.span(),), "count")
    return Task()
