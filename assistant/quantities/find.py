"""Numbers of a text with their units, signs, hedges and precision. Judges nothing and knows no table.

A number missed here is a number nobody checks, so what is not a year, a date or a name is a quantity, if need be
one without a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from assistant.quantities.hedges import hedge_of
from assistant.quantities.names import blank, blank_names
from assistant.quantities.quantity import Quantity
from assistant.quantities.sharing import share
from assistant.quantities.units import SYMBOL_PATTERN, SYMBOLS, UNIT_PATTERN, unit_of
from assistant.quantities.words import word_quantities
from assistant.quantities.years import date_spans, year_quantities

_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "lakh": 5,
    "lakhs": 5,
    "million": 6,
    "mn": 6,
    "m": 6,
    "crore": 7,
    "crores": 7,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_THIN = "[\u00a0\u2009\u202f]"
_DIGITS = (
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?|\d{{1,3}}(?:{_THIN}\d{{3}})+(?:\.\d+)?|"
    r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?(?!,\d| \d)|\d{1,3}(?:\.\d{3}){2,}|"
    r"(?<!\d,)\d+,\d{1,2}(?=\s?(?:%|per\s?cent))|\d+(?:\.\d+)?|\.\d+"
)
_NUMBER = re.compile(
    r"(?P<sign>(?<![\w%)\]\ue000])[-+](?=[.\d$€£₹¥₩])|(?<![\w%)\]\ue000])(?<!\d\s)−\s?|(?:(?<=\s)|(?<=\()|^)–(?=[.\d$€£])|"
    r"(?<!\d\s)\b(?:minus|negative)\s(?=[.\d$€£]))?"
    rf"(?:(?P<symbol>(?<![A-Za-z])(?:{SYMBOL_PATTERN}))\s?(?P<sign2>[-−](?=\d))?)?"
    rf"(?<!\w)(?<!\d\.)(?P<digits>{_DIGITS})(?P<power>[eE][+-]?\d{{1,2}})?(?P<part>\s?[½¼¾])?"
    r"(?P<ordinal>st|nd|rd|th)?(?![\w.]*\d|[^\W\d_](?<!k|m|b|x|p|K|M|B))"
    r"(?P<scale>[\s-]?(?:hundred|thousand|lakhs?|million|mn|crores?|billion|bn|trillion|tn)\b|[kKmMbB](?:n\b)?(?![\w]))?"
    rf"(?P<unit>(?:\*\*)?[\s-]?(?:\*\*)?(?:{UNIT_PATTERN})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"^[A-Za-z]")
_LEFT = re.compile(r"(?<![\w])(?<!\d\.)\d+(?!\w)")
_COUNTED = re.compile(
    r"^\s(?!(?:and|or|to|in|of|the|as|was|were|is|by|from|for|on|at|with|than|but|per|times|us|its|that|which|who|when|"
    r"while|after|before|since|between|are|had|has|have|did|does|more|less|fewer|each|respectively|minus|plus|out)\b)[a-z]{3,}"
)
_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|position|number)(?: as| in| at| of)?(?: the)?\s$|#$|\bNo\.\s$", re.IGNORECASE
)
_NO_RANK = re.compile(
    r"\s(?:century|centuries|edition|time|anniversary|percentile|congress|amendment|generation|grade|graders?|birthday|"
    r"floor|street|avenue|session|conference|annual|round|plenum|year|day|week|month|quarter|decade|parallel|party|"
    r"five|national|degree|fleet|hour)\b",
    re.IGNORECASE,
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of a text in order; years have unit "year", days of a date "date"; names (GPT-4, H-1B) have none."""
    found = year_quantities(text)
    rest = blank(blank_names(blank(text, date_spans(text))), _spans(found))
    found += list(word_quantities(text, rest))
    rest = blank(rest, _spans(found))
    numbers = [_quantity(text, match) for match in _NUMBER.finditer(rest) if _is_amount(match)]
    rest = blank(rest, [*_spans(n for n in numbers if n), *_spans(found)])
    found += [n for n in numbers if n and n.unit != "name"]
    found += [_left_over(match) for match in _LEFT.finditer(rest)]
    return share(text, sorted(found, key=lambda q: q.start))


def _spans(quantities: Iterable[Quantity]) -> list[tuple[int, int]]:
    return [(q.start, q.end) for q in quantities]


def _is_amount(match: re.Match[str]) -> bool:
    """Letters right after the digits make a code ("5G", "3M") unless they are a scale or a unit."""
    digits_end = match.end("part") if match.group("part") else match.end("digits")
    after = match.string[digits_end : digits_end + 1]
    if not _ATTACHED.match(after) or match.group("ordinal") or match.group("power"):
        return True
    if match.group("scale") and match.start("scale") == digits_end:
        scale = match.group("scale").strip()
        return bool(match.group("symbol")) or scale.lower() not in ("b",) and not (scale == "M" and digits_end == 1)
    return bool(match.group("unit"))


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    groups = match.groupdict()
    digits = _plain(groups["digits"])
    scale = _SCALES[groups["scale"].strip(" \t\n-\u00a0").lower()] if groups["scale"] else 0
    unit, shift = _unit(text, match)
    value = (Decimal(digits + (groups["power"] or "")) + _part(match)).scaleb(scale + shift)
    places = _decimals(digits, match) - scale - shift
    if (groups["sign"] or "").strip().lower() in ("-", "−", "–", "minus", "negative") or groups["sign2"]:
        value = -value
    start = next(match.start(g) for g in ("sign", "symbol", "digits") if groups[g])
    end = max(match.end(g) for g in ("digits", "power", "part", "ordinal", "scale", "unit") if groups[g])
    hedge, inclusive = hedge_of(text, start, end)
    return Quantity(text[start:end], start, end, value + 0, unit, places, hedge, inclusive)


def _plain(digits: str) -> str:
    """The digits without separators: "1 234", "1.234.567" and "10,37,200" have thousands, "12,5" a decimal comma."""
    digits = re.sub(r"\s", "", digits)
    if digits.count(".") > 1:
        return digits.replace(".", "")
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return digits.replace(",", ".")
    return digits.replace(",", "")


def _part(match: re.Match[str]) -> Decimal:
    return Decimal(_VULGAR[match.group("part").strip()]) if match.group("part") else Decimal(0)


def _decimals(digits: str, match: re.Match[str]) -> int:
    power = int(match.group("power")[1:]) if match.group("power") else 0
    written = len(digits.split(".")[1]) if "." in digits else 0
    return (2 if match.group("part") else written) - power


def _unit(text: str, match: re.Match[str]) -> tuple[str, int]:
    """The unit and the power of ten it adds; "name" for an ordinal that is no rank."""
    unit, shift = unit_of(match)
    if unit:
        return unit, shift
    if symbol := match.group("symbol"):
        return SYMBOLS[symbol.upper()], 0
    end = match.end("scale") if match.group("scale") else match.end("digits")
    if match.group("ordinal"):
        return ("name" if _NO_RANK.match(text, match.end("ordinal")) else "rank"), 0
    if _RANKED.search(text[max(0, match.start("digits") - 24) : match.start("digits")]):
        return "rank", 0
    separated = re.search(r"[\s,]", match.group("digits"))
    return ("count" if separated or _COUNTED.match(text[end : end + 24]) else ""), 0


def _left_over(match: re.Match[str]) -> Quantity:
    """Digits that fit no pattern, such as the second of "29,20": a number without a unit is still to be checked."""
    return Quantity(match.group(), *match.span(), Decimal(match.group()), "", 0)
