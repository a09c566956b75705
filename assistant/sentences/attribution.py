"""Whose word and of which time a question wants: a named source, a span of publication, the latest. Filters nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"(?P<name>[A-Z][\w&.’'-]*(?:\s+(?:(?:of|for|on|and|the)\s+){0,2}(?:[A-Z][\w&.-]*|\d(?:\.\d)*))*)"
_SAYS = r"(?:say|report|find|estimate|write|state|claim|publish|put|count|show|conclude|give)"
_SOURCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf",?\s*\b[Aa]ccording to (?:the )?{_NAME}(?:['’]s? [a-z]+)*,?",
        rf"\b[Ww]hat (?:do|does|did) (?:the )?{_NAME} {_SAYS}\b(?: (?:about|on|of|that))?",
        rf"\b(?:in|by) (?:the )?(?:latest|most recent|newest) (?:edition|report|version) "
        rf"(?:of|by|from) (?:the )?{_NAME}",
        rf",?\s*\b(?:as )?(?:reported|estimated|stated) by (?:the )?{_NAME}",
        rf"\b(?:[Dd]oes|[Dd]id|[Dd]o) (?:the )?{_NAME} {_SAYS}\b",
    )
)
_PUBLISHED = re.compile(
    r",?\s*\b(?:in |from |by )?(?:the )?(?:(?:reports?|studies|study|sources?|articles?|papers?|publications?|briefs?)"
    r"(?: (?:that (?:were|was) )?(?:published|released|issued|written|dated))?)"
    r" (?P<how>since|after|before|until|in|from) (?:(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December) )?(?P<year>(?:19|20)\d\d)(?: (?:on|onwards?))?\b,?",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:the )?(?:latest|most recent(?:ly)?|newest|up-to-date|current(?:ly)?|this year(?:'s)?|nowadays|today)\b",
    re.IGNORECASE,
)


_PREFACE = re.compile(
    r"^\W*(?=[^:?]*\b(?:hi|hello|hey|dear|please|memo|need|want|committee|minister|boss|urgent|quick|for an?|my|our|"
    r"i|we)\b)"
    r"[^:?]{1,80}:\s+(?=(?:how|what|which|who|whose|where|when|why|is|are|was|were|do|does|did|has|have|among|of|in)\b)"
    r"|^\W*(?:please,? )?(?:can|could|would) you (?:please )?(?:tell|show|give|explain to) (?:me|us)\s+(?:please\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Years of publication, both ends included."""

    first: int = 0
    last: int = 9999


def named_source(question: str) -> str:
    """The source whose word is wanted ("according to the OECD": "OECD"); "" where none is named."""
    found = next((m for pattern in _SOURCES if (m := pattern.search(question))), None)
    return found["name"].strip(" .,’'") if found else ""


def publication_span(question: str) -> Span | None:
    """The years in which the sources wanted were published; None where the question does not say."""
    found = _PUBLISHED.search(question)
    if not found:
        return None
    year, how = int(found["year"]), found["how"].lower()
    if how == "in":
        return Span(year, year)
    if how in ("since", "from"):
        return Span(year)
    return Span(year + 1) if how == "after" else Span(0, year - (how == "before"))


def asks_latest(question: str) -> bool:
    """Whether the newest is wanted."""
    return bool(_LATEST.search(question))


def without_attribution(question: str) -> str:
    """The question without its courtesies and without what says whose word, and published when, is wanted."""
    text = _PUBLISHED.sub(" sources ", _PREFACE.sub("", question))
    text = _SOURCES[0].sub(" ", text)
    return " ".join(text.split()).replace(" ?", "?").strip(" ,") or question
