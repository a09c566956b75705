"""Whether a place in a question is where people come from, where they go or work, or simply named. Knows no table."""

from __future__ import annotations

import re
from typing import Literal

PlaceRole = Literal["origin", "destination", "neutral"]

_BEFORE_ORIGIN = re.compile(
    r"(?:\bfrom|leav(?:e|es|ing)|\bleft|depart(?:ed|ing)? from|exit(?:ed|ing)?|out of|"
    r"(?:educated|born|trained|schooled) in|"
    r"(?:undergraduate|bachelor'?s?|first)(?: \w+)? (?:degrees?|stud(?:y|ies)|education)(?: \w+)? (?:in|from|at)|"
    r"citizens of|nationals of|graduates? of|produced (?:by|in)|origins? (?:in|is|was)|"
    r"(?:awarded|given|granted|conferred|issued) to|(?:earned|held|received|obtained) by)"
    r"\s+(?:the\s+|mainland\s+)?$",
    re.IGNORECASE,
)
_BEFORE_DESTINATION = re.compile(
    r"(?:\binto|\bto|(?:\bleft|\bleav\w+)\s+\w[\w ]{2,20} for|"
    r"(?:work(?:s|ed|ing)?|employed|based|located|liv(?:e|es|ed|ing)|stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|"
    r"settl(?:e|es|ed|ing)|arriv(?:e|ed|ing)|employ\w*|jobs?|institutions?|universit\w+|companies)"
    r"(?: \w+)? (?:in|at)|(?:\bat|\bjoining|\bentering))"
    r"\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_AFTER_ORIGIN = re.compile(
    r"^(?:'s|’s)?[- ](?:born|educated|trained|origin|schooled|citizens?|nationals?|graduates?|undergraduates?)\b|"
    r"^(?:'s|’s)?\s+(?:(?!were\b|was\b|are\b|is\b|been\b|be\b)\w+\s+){0,2}?"
    r"(?:produced?|produces|educate[sd]?|train(?:s|ed)?|turn(?:s|ed)? out|sends?|sent|loses?|lost)\b",
    re.IGNORECASE,
)
_AFTER_DESTINATION = re.compile(
    r"^(?:'s|’s)?[- ](?:based|headquartered|institutions?|universities|employers?|companies|labs?|firms)\b|"
    r"^(?:'s|’s)?\s+(?:\w+\s+){0,2}?(?:employs?|hosts?|attracts?|receives?|employed|hosted|attracted|received)\b",
    re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(
    r"^\s+(?:\w+[- ]){0,4}?(?:researchers?|scientists?|students?|graduates?|doctorates?|doctoral|recipients?|phds?|"
    r"authors?|scholars?|workers?|engineers?|nurses?|migrants?|immigrants?|people|nationals?|citizens?|founders?|"
    r"talent|doctors?|teachers?|origin)\b",
    re.IGNORECASE,
)

_ALONE = re.compile(
    r"^\s*(?:$|[?.,;:)]|(?:in|on|at|as|than|and|or|who|were|was|are|is|did|do|have|had|over|for|from|to|by|with|since|between|during|gr[eo]wn?|ris(?:e|en)|rose|fell|fall(?:en)?)\b)",
    re.IGNORECASE,
)


def role_of(text: str, start: int, end: int, adjective: bool) -> PlaceRole:
    """The role of the place mentioned at `text[start:end]`; adjectives before people count as origin.

    What goes "to Indians" goes to people, wherever they are: no destination.
    """
    before, after = text[:start], text[end:]
    if (adjective and _PEOPLE_AFTER.search(after)) or _BEFORE_ORIGIN.search(before):
        return "origin"
    if _BEFORE_DESTINATION.search(before) and not (adjective and _ALONE.search(after)):
        return "destination"
    if _AFTER_ORIGIN.search(after):
        return "origin"
    if _AFTER_DESTINATION.search(after):
        return "destination"
    return "neutral"


_ASKS_ORIGIN = re.compile(
    r"\b(?:com(?:e|es|ing)|came|originat\w+) from\b|\borigins?\b|"
    r"\b(?:g(?:ive|ives|ave)|produc\w+|suppl(?:y|ies|ied)|contribut\w+|educat\w+|train(?:s|ed)?)\b",
    re.IGNORECASE,
)
_ASKS_DESTINATION = re.compile(
    r"\b(?:works?|working|worked|employ\w*|host(?:s|ed)?|attract\w*|receiv\w+|go|goes|went|mov\w+ to|"
    r"liv(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)


def asked_directions(text: str) -> tuple[PlaceRole, ...]:
    """What a question asks about without naming a place: "where do they come from", "where do they work"."""
    found: tuple[PlaceRole, ...] = ("origin",) if _ASKS_ORIGIN.search(text) else ()
    return (*found, "destination") if _ASKS_DESTINATION.search(text) else found


# Words of a question that a table's direction explains by itself.
ORIGIN_WORDS = frozenset(
    "origin originate educate education train born produce source supply undergraduate bachelor leave left departure "
    "depart citizenship citizen national nationality country native".split()
)
DESTINATION_WORDS = frozenset(
    """destination work employ host workplace base locate institution live arrive attract receive enter country
    location""".split()
)
