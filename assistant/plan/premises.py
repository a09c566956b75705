"""What a question takes for granted ("why did X fall?", "given that A has more"). Knows no table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Turn

_RISE = (
    r"(?:ris(?:e|es|en|ing)|rose|gr(?:ow|ows|ew|own|owing|owth)|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|gain(?:s|ed)?|"
    r"expan(?:d|ds|ded|sion)|surge[sd]?|improve[sd]?|go(?:ne)? up|went up|doubl(?:e|ed)|tripled?|quadrupled?)"
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
_MOST = r"(?:most|(?:more|fewer|less) than half|over half|under half|(?:a|the) majority)"
_LEADS = re.compile(r"\b(?:leads?|led)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"^\s*(?:since|given that|given|because|considering that|seeing that|as|now that|if it is true that)\s+"
    rf"(?P<claim>{_MOST}\b[^,?]*|[^,?]*\b(?:is|are|was|were|has|have|had|gains?|gained|loses?|lost|rose|fell|grew|exceed\w*|"
    r"overtook|outnumber\w*|leads?|led|doubled|tripled|quadrupled|halved|dropped|declined|increased|decreased|shrank)\b"
    r"[^,?]*),\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_MAJORITY = re.compile(rf"^{_MOST}\b", re.IGNORECASE)
_STAYING = ((r"\b(?:leave|depart)\b", "stay in"), (r"\b(?:stay|remain)(?: in)?\b", "leave"))
_BALANCE = re.compile(
    r"^(?P<who>.+?)\s+(?:(?P<gain>gains?|gaining)|(?P<loss>loses?|losing))\s+(?:more\s+)?(?P<what>.+?)"
    r"(?:\s+(?:on balance|than (?:it|they) (?:loses?|gains?)))?\s*$",
    re.IGNORECASE,
)
_LEAD_LOST = re.compile(
    r"^(?P<who>.+?)\s+lost (?:its|their|the) lead (?:(?P<where>(?:in|as|among) .+?) )?to (?P<other>.+?)"
    r"(?P<when>(?: in \d{4})?)$",
    re.IGNORECASE,
)
_HOW_COME = re.compile(r"^\s*how come\s+(?P<rest>.+)$", re.IGNORECASE)
_TIMES = (
    (re.compile(r"\bdoubl(?:e|ed)\b", re.IGNORECASE), Decimal(2)),
    (re.compile(r"\btripled?\b", re.IGNORECASE), Decimal(3)),
    (re.compile(r"\bquadrupled?\b", re.IGNORECASE), Decimal(4)),
    (re.compile(r"\bhalved?\b", re.IGNORECASE), Decimal("0.5")),
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
    """What is taken for granted: the question that checks it, and how its figure must turn out.

    `factor` is how many times as high the later value must be; `otherwise` asks the opposite where the first has no
    figure.
    """

    question: str
    turn: Turn
    factor: Decimal | None = None
    otherwise: Premise | None = None


def premise_of(text: str) -> Premise | None:
    """The premise of a question that asks for a reason or builds on a claim.

    None where there is none that figures show.
    """
    if match := _WHAT_EXPLAINS.match(text):
        return _named_turn(match["turn"], match["rest"].rstrip(" ?"))
    if match := _GIVEN.match(text):
        return _of_claim(match["claim"].strip())
    if match := _HOW_DID.match(text):
        return Premise(f"Did {match['rest'].rstrip(' ?')}?", "yes")
    if match := _WHY_DID.match(text):
        return _of_reason(match["aux"].lower(), match["rest"].rstrip(" ?"))
    if match := _HOW_COME.match(text):
        rest = match["rest"].rstrip(" ?")
        return Premise(f"Do {rest}?", "yes") if _COMPARES.search(rest) else _of_claim(rest)
    return None


def _of_reason(auxiliary: str, rest: str) -> Premise | None:
    if _MAJORITY.match(rest):
        return _of_majority(rest)
    if auxiliary in ("is", "are") and re.search(r"\b(?:gaining|losing)\b", rest, re.IGNORECASE):
        return _of_balance(rest)
    if _COMPARES.search(rest):
        return Premise(f"{auxiliary.capitalize()} {rest}?", "yes")
    return _turned(rest) if auxiliary in ("did", "has", "have", "had", "is", "are") else None


def _of_claim(claim: str) -> Premise | None:
    if _MAJORITY.match(claim):
        return _of_majority(claim)
    if match := _LEAD_LOST.match(claim):
        where = f" {match['where']}" if match["where"] else ""
        return Premise(f"Is {match['other']} ahead of {match['who']}{where}{match['when']}?", "yes")
    if _LEADS.search(claim):
        return Premise(f"Does {_LEADS.sub('lead', claim, count=1)}?", "yes")
    if re.search(r"\bthan (?:it|they) (?:loses?|gains?)\b|\bon balance\b", claim, re.IGNORECASE):
        return _of_balance(claim)
    if not _COMPARES.search(claim):
        return _turned(claim)
    match = _SAYS.search(claim)
    if match is None:
        return None
    before, after, verb = claim[: match.start()].strip(), claim[match.end() :].strip(), match.group().lower()
    if verb in _FRONTED:
        return Premise(f"{_FRONTED[verb]} {before} have {after}?", "yes")
    return Premise(f"{verb.capitalize()} {before} {after}?", "yes")


def _of_majority(claim: str) -> Premise:
    """A premise on more or fewer than half; of those who stay instead where the tables count no leavers."""
    turned = next((re.sub(verb, other, claim, count=1) for verb, other in _STAYING if re.search(verb, claim)), None)
    return Premise(f"Do {claim}?", "yes", otherwise=Premise(f"Do {turned}?", "no") if turned else None)


def _of_balance(claim: str) -> Premise | None:
    """A premise on who gains or loses on balance; a net figure shows it by its sign."""
    match = _BALANCE.match(claim)
    if match is None:
        return None
    turn: Turn = "gain" if match["gain"] else "loss"
    who = re.sub(r"\b(?:is|are)\s*$", "", match["who"]).strip()
    return Premise(f"Is {who} {'gaining' if turn == 'gain' else 'losing'} {match['what']} on balance?", turn)


def _turned(claim: str) -> Premise | None:
    turns = list(_TURN.finditer(claim))
    if not turns:
        return None
    match = turns[0]
    base = "rise" if match["rise"] else "fall"
    about = re.sub(r"\b(?:been|being|has|have|had)\s*$", "", claim[: match.start()]).strip()
    factor = next((times for pattern, times in _TIMES if pattern.search(match.group())), None)
    asked = f"By how much did {about} {base} {claim[match.end() :].strip()}?".replace(" ?", "?")
    return Premise(asked, _turn(match), factor)


def _named_turn(turn: str, rest: str) -> Premise | None:
    """A premise that a noun states: "the decline in X"."""
    match = _TURN.match(turn)
    return _turned(f"{rest} {match.group()}") if match else None


def _turn(match: re.Match[str]) -> Turn:
    return "rise" if match["rise"] else "fall"
