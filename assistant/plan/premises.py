"""What a question takes for granted ("why did X fall?", "given that A has more"). Knows no table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import Turn

_RISE = (
    r"(?:ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing|owth)|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|gain(?:s|ed)?|"
    r"expan(?:d|ds|ded|sion)|surge[sd]?|improve[sd]?|go(?:ne)? up|went up|doubl(?:e|ed)|tripled?)"
)
_FALL = (
    r"(?:fall(?:s|en|ing)?|fell|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)|shr(?:ink|inks|ank|unk)|los(?:e|t|s)|"
    r"collapse[sd]?|plunge[sd]?|slump(?:s|ed)?|slip(?:s|ped)?|go(?:ne)? down|went down|worsen(?:s|ed)?|halved?)"
)
_TURN = re.compile(rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b", re.IGNORECASE)
_CAUSE = r"(?:why|how come|for what reason)"
_EXPLAINS = (
    r"(?:what (?:explains|caused|drove|lies behind|is behind|was behind|led to|accounts for)|how do you explain|"
    r"explain|what (?:is|are|was|were) the (?:main )?(?:reason|cause|driver)s? (?:for|of|behind))"
)
_WHY_DID = re.compile(
    rf"^\s*{_CAUSE}\s+(?P<aux>did|has|have|had|is|are|was|were|do|does)\s+(?P<rest>.+)$", re.IGNORECASE
)
_WHAT_EXPLAINS = re.compile(
    rf"^\s*{_EXPLAINS}\s+(?:the|this|that)?\s*(?:\w+ )?(?P<turn>{_RISE}|{_FALL})\s+(?:in|of)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^\s*(?:since|given that|given|because|considering that|seeing that|as|now that|if it is true that)\s+"
    r"(?P<claim>[^,?]*\b(?:is|are|was|were|has|have|had|gains?|gained|loses?|lost|rose|fell|grew|exceed\w*|overtook|"
    r"outnumber\w*)\b[^,?]*),\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_HOW_DID = re.compile(
    r"^\s*(?:how|when|why) did (?P<rest>.+?\b(?:overtake|surpass|outnumber|exceed|pass)\b.+)$", re.IGNORECASE
)
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|\w+er)\b.*\bthan\b|"
    r"\b(?:overtake|overtaken|surpass\w*|exceed\w*|outnumber\w*|ahead of|behind)\b|"
    r"\b(?:below|above|under|over)\s+\d|\b(?:below|above|under)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_FRONTED = {"has": "Does", "have": "Do", "had": "Did"}


@dataclass(frozen=True, slots=True)
class Premise:
    """What is taken for granted: the question that checks it, and how its figure must turn out."""

    question: str
    turn: Turn


def premise_of(text: str) -> Premise | None:
    """The premise of a question that asks for a reason or builds on a claim.

    None where there is none that figures show.
    """
    if match := _WHAT_EXPLAINS.match(text):
        return _named_turn(match["turn"], match["rest"].rstrip(" ?"))
    if match := _GIVEN.match(text):
        return _of_claim(match["claim"])
    if match := _HOW_DID.match(text):
        return Premise(f"Did {match['rest'].rstrip(' ?')}?", "yes")
    if match := _WHY_DID.match(text):
        return _of_reason(match["aux"].lower(), match["rest"].rstrip(" ?"))
    return None


def _of_reason(auxiliary: str, rest: str) -> Premise | None:
    if _COMPARES.search(rest):
        return Premise(f"{auxiliary.capitalize()} {rest}?", "yes")
    return _turned(rest) if auxiliary in ("did", "has", "have", "had", "is", "are") else None


def _of_claim(claim: str) -> Premise | None:
    if not _COMPARES.search(claim):
        return _turned(claim)
    match = _SAYS.search(claim)
    if match is None:
        return None
    before, after, verb = claim[: match.start()].strip(), claim[match.end() :].strip(), match.group().lower()
    if verb in _FRONTED:
        return Premise(f"{_FRONTED[verb]} {before} have {after}?", "yes")
    return Premise(f"{verb.capitalize()} {before} {after}?", "yes")


def _turned(claim: str) -> Premise | None:
    turns = list(_TURN.finditer(claim))
    if not turns:
        return None
    match = turns[0]
    base = "rise" if match["rise"] else "fall"
    about = re.sub(r"\b(?:been|being|has|have|had)\s*$", "", claim[: match.start()]).strip()
    return Premise(f"By how much did {about} {base} {claim[match.end() :].strip()}?".replace(" ?", "?"), _turn(match))


def _named_turn(turn: str, rest: str) -> Premise | None:
    """A premise that a noun states: "the decline in X"."""
    match = _TURN.match(turn)
    return _turned(f"{rest} {match.group()}") if match else None


def _turn(match: re.Match[str]) -> Turn:
    return "rise" if match["rise"] else "fall"
