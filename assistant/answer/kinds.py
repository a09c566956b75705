"""What kind of answer a question wants (a number, a year, a reason, ...) and whether a sentence could be one."""

from __future__ import annotations

import re
from typing import Literal

from assistant.sentences import read, words_of

Kind = Literal["number", "share", "when", "who", "where", "why", "definition", "how", "other"]

_ASKS: tuple[tuple[Kind, str], ...] = (
    ("definition", r"\bwhat (?:does|do|did) .{1,80}\b(?:mean|measure|denote|refer to)\b|\bwhat is meant\b|"
        r"\bdefin(?:e|ed|ition)\b|\bmeaning of\b|"
        r"\bstand for\b|\bwho counts as\b"),
    ("share", r"\b(?:what|which) (?:share|percentage|proportion|fraction|per ?cent)\b|\bhow (?:large|big) a (?:share|"
        r"part)\b|^\W*(?!why|how|who|when)(?:\w+\W+){0,4}(?:share|percentage|proportion) of\b"),
    ("number", r"\bhow (?:many|much|large|big|high|low|few|often|old|tall|far|wide|deep|heavy)\b|"
        r"\b(?:number|total|count|amount) of\b|"
        r"\bwhat (?:number|rate)\b|^\W*what (?:does|do|did|will|would)\b.*\b(?:cost|earn|weigh)\b|"
        r"\bwhat (?:price|wage|salary|fee|fare|fine)\b|"
        r"^\W*what (?:is|was|are|were)\b.*\b(?:average|mean|median|rate|size|price|cost|budget|revenue|salary|"
            r"age)\s+(?:of|for|in|among|at)\b|\bby how\b"),
    ("when", r"\bwhen\b|\b(?:what|which) (?:year|date|month|day)\b|\bsince when\b|\bhow long\b"),
    ("why", r"\bwhy\b|\bwhat (?:caused|explains|led to)\b|\breasons?\b|\bcauses?\b|\bhow come\b"),
    ("who", r"\bwho(?:se|m)?\b|\b(?:which|what) (?:\w+ )?(?:organi[sz]ation|institution|university|company|companies|"
        r"agency|publisher|author|people|group|body)\b"),
    ("where", r"\bwhere\b|\b(?:which|what) (?:\w+ )?(?:countr\w+|cit(?:y|ies)|regions?|places?)\b"),
    ("definition", r"^\W*what(?: is| are| was| were|'s) (?:an? |the |meant )?[\w\s\"“”'’-]{2,50}\??\W*$"),
    ("how", r"\bhow\b"),
)  # fmt: skip
_ASKED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _ASKS)
_REASON = re.compile(
    r"\b(?:because|since(?!\s(?:[\w’'-]+\s){0,2}(?:19|20)\d\d)|due to|owing to|"
    r"reasons?|causes?d?|so that|therefore|explain\w*|thanks to|"
    r"result(?:s|ed)? (?:of|from)|"
    r"comes? from|differs?|depends?|association|as a result|driven by|led to|named)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^(?P<subject>.{2,90}?)\s(?:(?:is|are|was|were)\s+(?:an?|the|any|one|roughly|people|those|not|that|arrivals|whether|"
    r"defined|\w+s who|\w+ly)\b|(?:means?|refers? to|stands? for|denotes?|describes?|counts? as)\b)",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = re.compile(r".*(?:\b(?:an?|the|in|of|at|for|by|from|to|that)\s|,)", re.IGNORECASE)
_PUT_IN = re.compile(r",[^,]*,\s*$")  # "a nurse, in the register, is"
_WHEN = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_MANNER = re.compile(r"\b(?:by (?!\d)\w+|through|using|uses?|via|based on|means of|method\w*)\b", re.IGNORECASE)
_OWN_SUBJECT = 0.5  # the share of the subject's words that the question must have
_NAME = re.compile(r"(?<=[\s(“\"])(?:[A-Z][\w’'-]+|[A-Z]{2,})")
_FULL_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+ (?:[a-z]{2,3} )?)(?:[A-ZÀ-Þ][\w’'.-]+)")
_OF_TIME = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()
)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))\b", re.IGNORECASE
)


def wanted(question: str) -> tuple[Kind, ...]:
    """The kinds of answer a question asks for, most specific first; ("other",) where it does not tell."""
    found = tuple(dict.fromkeys(kind for kind, pattern in _ASKED if pattern.search(question)))
    if {"number", "share"} & set(found):
        found = tuple(kind for kind in found if kind != "how")
    return found[:2] or ("other",)


def fits(kind: Kind, question: str, sentence: str) -> float:
    """How well a sentence could answer a question of that kind: -1 cannot, 0 cannot tell, 1 looks like it."""
    if kind in ("number", "share"):
        return _number_fit(kind, sentence)
    if kind == "when":
        if _HOW_LONG.search(question):
            return 1.0 if _LASTS.search(sentence) else -0.5
        return 1.0 if read(sentence).years or _WHEN.search(sentence) else -1.0
    if kind == "how":
        return 0.5 if _MANNER.search(sentence) else -0.5
    if kind == "why":
        return 1.0 if _REASON.search(sentence) else -0.3
    if kind in ("who", "where"):
        return _name_fit(kind, question, sentence)
    if kind == "definition":
        return _definition_fit(question, sentence)
    return 0.0


def _number_fit(kind: Kind, sentence: str) -> float:
    quantities = read(sentence).quantities
    if not quantities:
        return -1.0
    if kind == "share":
        return 1.0 if any(q.unit in ("percent", "ratio") for q in quantities) else -0.5
    return 1.0 if any(q.unit not in ("percent", "ratio") for q in quantities) else 0.3


def _name_fit(kind: Kind, question: str, sentence: str) -> float:
    asked = {word.text.lower() for word in words_of(question)}
    if kind == "where" and read(sentence).places - read(question).places:
        return 1.0
    found = {match.group().lower() for match in _NAME.finditer(sentence)}
    names = found - asked - _OF_TIME
    if kind == "who" and any(_is_new(match.group(), asked) for match in _FULL_NAME.finditer(sentence)):
        return 1.0
    return 0.6 if names else -0.6


def _is_new(name: str, asked: set[str]) -> bool:
    """Whether all words of a name are other than those of the question, and none is a month or day."""
    return not {word.text.lower() for word in words_of(name)} & (asked | _OF_TIME)


def _definition_fit(question: str, sentence: str) -> float:
    match = _DEFINES.match(sentence)
    if match is None:
        return -0.4
    asked = {word.stem for word in words_of(question)}
    head = _BEFORE_SUBJECT.sub("", _PUT_IN.sub("", match["subject"]))
    subject = [word.stem for word in words_of(head) if len(word.text) > 2 or word.text.isupper()]
    shared = sum(s in asked for s in subject)
    return 1.0 if shared and shared >= _OWN_SUBJECT * len(subject) else -0.3
