"""Places in running text: the longest name wins, and "us", "turkey" or "chad" in small letters are no countries.

What a place does in a sentence (origin, destination, excluded by "non-") is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.places.gazetteer import Place, not_places, places, two_letter_codes

# Names that are ordinary words, or parts of other names, unless written exactly so.
_EXACT = frozenset(
    """Turkey Jordan Chad Guinea Niger Georgia Polish Jersey Emirates Pole Poles Dane Danes Finn Finns Turk Turks Swede
    Swedes Kiwi Kiwis Sino Manx Trinidad Quad Schengen World GB US RSA""".split()
)
_SMALL_TOO = frozenset({"UK", "USA", "UAE", "EU", "OECD", "BRICS", "ASEAN", "NATO", "MENA", "BENELUX", "G7", "G20"})
_ALL_CAPITALS = re.compile(r"^[A-Z][A-Z.\-\d+]*$")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|edu|gov|eu|uk)\b(?:/\S*)?")
_MONEY = re.compile(
    r"\$|[\s-](?:dollars?|francs?|rupees?|won|yuan|yen|pounds?|reais|real|kron(?:a|or|e|er)|pesos?|lira|rand)\b(?!\s+an?\b)"
)
_LANGUAGE_AFTER = re.compile(r"[\s-](?:language|speaking|speaker|speakers|medium)\b")
_LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|speaks?|speaking|written in|translated from)\s$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:)!?]|$|\s(?:and|or)\s(?:in\s)?[A-Z]\w+\s*(?:[.,;)]|$))")
_THE_US = re.compile(r"\bthe us\b(?!\s+(?:vs|versus|and them)\b)")
_NOT_A_PLACE = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at `start:end` of a text; `adjective` where an adjective or a demonym names it."""

    place: Place
    text: str
    start: int
    end: int
    adjective: bool


def find_places(text: str) -> tuple[Mention, ...]:
    """All places of a text in order, without overlaps; "Chinese-born" and "China's" name China."""
    return tuple(_mentions(text))


def place_named(text: str) -> Place | None:
    """The place that has exactly this name, adjective or ISO code; None where there is none."""
    name = " ".join(text.split()).replace("\u2019", "'")
    for form in (name, re.sub(r"^the ", "", name, flags=re.IGNORECASE)):
        if (known := _names().get(form.casefold())) and known[0] != _NOT_A_PLACE:
            return places()[known[0]]
    return places().get(two_letter_codes().get(name, name))


def _mentions(text: str) -> Iterator[Mention]:
    links = [m.span() for m in _LINK.finditer(text)]
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < at or (candidates := _patterns().get(_key(word.group()))) is None:
            continue
        if any(first <= start < last for first, last in links):
            continue
        if (match := _longest(candidates, text, start)) is None:
            continue
        code, adjective = _names().get(_spaced(match.group()), (_NOT_A_PLACE, False))
        at = match.end() if code == _NOT_A_PLACE else at
        if code != _NOT_A_PLACE and _is_meant(code, adjective, text, match):
            at = match.end()
            start += len("the ") if _spaced(match.group()) == "the us" else 0
            yield Mention(places()[code], text[start:at], start, at, adjective)


def _longest(candidates: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The longest name that begins here and is spelled as it must be."""
    match = candidates.match(text, start)
    while match and not _spelled(match.group(), text, match.start()):
        shorter = candidates.match(text, start, match.end() - 1)
        match = shorter if shorter and shorter.end() < match.end() and not text[shorter.end()].isalnum() else None
    return match


def _is_meant(code: str, adjective: bool, text: str, match: re.Match[str]) -> bool:
    """Whether the name stands for the place: not for a currency, a language or the start of an organisation's name."""
    end = match.end()
    if _MONEY.match(text, end):
        return False
    if places()[code].kind == "group" and re.match(r"\s[A-Z][a-z]", text[end : end + 3]):
        return False
    if not adjective:
        return True
    if _LANGUAGE_AFTER.match(text, end):
        return False
    before = text[max(0, match.start() - 18) : match.start()]
    return not (_LANGUAGE_BEFORE.search(before) and _ENDS.match(text, end))


def _spelled(found: str, text: str, start: int) -> bool:
    """Whether a name is in the letters it needs; in a text all in capitals "US" needs its article."""
    name = _spaced(found)
    exact = _exact_spellings().get(name)
    if name == "the us":
        return found == "the US" or bool(_THE_US.match(text, start)) or text.isupper()
    if exact is None:
        return True
    if text.isupper() and len(text) > len(found) + 8:
        return name != "us" or bool(re.search(r"\bTHE\s$", text[:start]))
    if found in exact:
        return True
    return found.upper() in _SMALL_TOO and found.islower() and not re.match(r"[-\w]", text[start + len(found) :])


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Code and whether it is an adjective, by spelling in small letters; phrases that are no places have no code."""
    names = {phrase.casefold(): (_NOT_A_PLACE, False) for phrase in not_places()}
    for code, place in places().items():
        for name in place.names:
            names.setdefault(name.casefold(), (code, False))
    for code, place in places().items():
        for adjective in place.adjectives:
            names.setdefault(adjective.casefold(), (code, True))
    return {**names, "the us": ("USA", False)}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each first word of a name, a pattern of the names that begin with it, the longest first."""
    by_word: dict[str, list[str]] = {}
    for name in _names():
        first = _WORD.match(name)
        if first:
            by_word.setdefault(_key(first.group()), []).append(name)
    return {word: _compile(names) for word, names in by_word.items()}


def _compile(names: list[str]) -> re.Pattern[str]:
    ordered = sorted(names, key=len, reverse=True)
    forms = (re.escape(n).replace(r"\ ", r"\s+").replace("'", "['\u2019]") for n in ordered)
    return re.compile(rf"(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@cache
def _exact_spellings() -> dict[str, set[str]]:
    """Spellings that must match in case: abbreviations and names that are words."""
    names = [name for place in places().values() for name in (*place.names, *place.adjectives)]
    exact: dict[str, set[str]] = {
        name.casefold(): set() for name in names if name in _EXACT or _ALL_CAPITALS.match(name)
    }
    for name in names:
        if name.casefold() in exact:
            exact[name.casefold()].add(name)
    return exact


def _key(word: str) -> str:
    return word.casefold()


def _spaced(found: str) -> str:
    return " ".join(found.split()).casefold().replace("\u2019", "'")
