"""Places in running text: the longest name wins, and "us", "turkey" or "chad" in small letters are no countries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.places.gazetteer import Place, places, two_letter_codes

# Names that are ordinary words or other names unless written exactly so.
_EXACT = frozenset(
    {
        "US",
        "UK",
        "Turkey",
        "Jordan",
        "Chad",
        "Guinea",
        "Mali",
        "Niger",
        "Oman",
        "Cuba",
        "Georgia",
        "Polish",
        "NZ",
        "ROK",
        "EU",
    }
)
_ALL_CAPITALS = re.compile(r"^[A-Z][A-Z.\-\d]*$")


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
    found = []
    for match in _pattern().finditer(text):
        code, adjective = _names()[match.group().casefold()]
        if _spelled(match.group(), text) and not _part_of_a_name(code, text[match.end() :]):
            found.append(Mention(places()[code], match.group(), match.start(), match.end(), adjective))
    return tuple(found)


def place_named(text: str) -> Place | None:
    """The place that has exactly this name, adjective or ISO code; None where there is none."""
    name = " ".join(text.split())
    if (known := _names().get(name.casefold())) is not None:
        return places()[known[0]]
    code = two_letter_codes().get(name, name)
    return places().get(code)


def _part_of_a_name(code: str, after: str) -> bool:
    """Whether a group's name only begins an organisation's: the World Bank, the European Commission."""
    return places()[code].kind == "group" and bool(re.match(r"\s[A-Z][a-z]", after))


@cache
def _names() -> dict[str, tuple[str, bool]]:
    names: dict[str, tuple[str, bool]] = {}
    for code, place in places().items():
        for name in place.names:
            names.setdefault(name.casefold(), (code, False))
    for code, place in places().items():
        for adjective in place.adjectives:
            names.setdefault(adjective.casefold(), (code, True))
    return names


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(_names(), key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?<![\w.])(?:{alternatives})(?![\w])", re.IGNORECASE)


@cache
def _exact_spellings() -> dict[str, set[str]]:
    """Spellings that must match in case: abbreviations and names that are words."""
    exact: dict[str, set[str]] = {}
    for place in places().values():
        for name in (*place.names, *place.adjectives):
            if name in _EXACT or _ALL_CAPITALS.match(name):
                exact.setdefault(name.casefold(), set()).add(name)
    return exact


def _spelled(found: str, text: str) -> bool:
    exact = _exact_spellings().get(found.casefold())
    if exact is None:
        return True
    if found in exact:
        return True
    return text.isupper() and found.upper() in {name.upper() for name in exact} and found.upper() not in {"US"}
