"""Words of questions and labels as they are compared in a grid: stems without grammar words. Knows no table."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.places import place_named
from assistant.plan.words import stem, words_of

# Only grammar is left out: "high", "large" and "outside" tell rows apart.
_GRAMMAR = frozenset(
    "a about also an and any are as at be because been being both but by can could did do does each for from had has "
    "have having he her his how i if in into is it its itself list many may me much my of on or our out over own per "
    "she should so some such tell than that the their them then there these they this those through to up was we were "
    "what when where which while who whom whose why will with within would you your".split()
)
_ASKING = frozenset(
    "account accounted accounting amount point points percent percentage percentages share proportion number million "
    "billion thousand thousands dollar dollars usd value figure show give find".split()
)
_UNITS = frozenset(stem(word) for word in _ASKING)
_NEGATION = frozenset("not non no without excluding except neither never nor outside".split())
_SAME = {
    "real": "constant",
    "inflation": "constant",
    "nominal": "current",
    "aged": "age",
    "ages": "age",
    "older": "over",
    "northern": "north",
    "southern": "south",
    "eastern": "east",
    "western": "west",
}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_FOOTNOTED = re.compile(r"[a-z]{4,}[a-h]|[a-z]{4,}\d")
_JOINED = re.compile(r"\b([a-z])\s?&\s?([a-z])\b")
_SPELLED = re.compile(r"\b([a-z])[a-z]{3,} (?:and|&) ([a-z])[a-z]{3,}\b")
_SHORTEST_PLACE = 4
_RANGE = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:to|-|–|through)\s*(\d{1,3})(?![\d.%])")
_BELOW = re.compile(r"\b(?:under|below|less than|younger than|fewer than|before the age of)\s+(\d{1,3})\b")
_FROM = re.compile(r"\b(\d{1,3})\s*(?:\+|(?:years? )?(?:and|or) (?:over|older|above|more))")
NOT = "not"


def label_tokens(text: str) -> tuple[str, ...]:
    """The words of a label as compared, grammar left out; a label of grammar alone keeps its words."""
    plain = _JOINED.sub(r"\1and\2", _THOUSANDS.sub("", text.lower()))
    words = [word.text for word in words_of(plain) if word.text != "%"]
    found = tuple(_token(word) for word in words if word not in _GRAMMAR)
    return (found or tuple(stem(word) for word in words)) + _ranges(plain)


def abbreviated(text: str, abbreviations: frozenset[str]) -> str:
    """A text with what it spells out written as the abbreviations say it: `research and development` as `r&d`."""

    def short(found: re.Match[str]) -> str:
        joined = f"{found.group(1)}and{found.group(2)}"
        return joined if joined in abbreviations else found.group()

    return _SPELLED.sub(short, text.lower()) if abbreviations else text


def abbreviations_in(text: str) -> frozenset[str]:
    """The abbreviations of two words that a text has, as tokens: `r&d` is `randd`."""
    return frozenset(f"{one}and{other}" for one, other in _JOINED.findall(text.lower()))


def initials(text: str) -> str:
    """The initials of a label of several words, as an abbreviation of it would be written."""
    words = re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", text.lower()))
    return "".join(word[0] for word in words if word not in _GRAMMAR) if len(words) > 2 or "-" in text else ""


def question_tokens(text: str) -> tuple[str, ...]:
    """The words of a question that a cell has to account for: no grammar, no words of asking and no units."""
    return tuple(token for token in label_tokens(text) if token not in _UNITS and token != NOT)


def without_mark(text: str) -> str:
    """A label without the footnote letter or digit that hangs on its last word, or "" where none can."""
    last = text.lower().split()[-1:] or [""]
    return text[:-1] if _FOOTNOTED.fullmatch(last[0]) else ""


def _ranges(text: str) -> tuple[str, ...]:
    """Spans of ages or sizes, one way of writing each: `under 15` is `0 to 14`."""
    found = [f"{int(low)}..{int(high)}" for low, high in _RANGE.findall(text) if int(low) < int(high)]
    found += [f"0..{int(limit) - 1}" for limit in _BELOW.findall(text)]
    found += [f"{int(limit)}.." for limit in _FROM.findall(text)]
    return tuple(found)


@lru_cache(maxsize=50_000)
def _token(word: str) -> str:
    if word in _NEGATION:
        return NOT
    if word in _SAME:
        return stem(_SAME[word])
    place = place_named(word) if len(word) >= _SHORTEST_PLACE and word.isalpha() else None
    return f"place:{place.code}" if place else stem(word)
