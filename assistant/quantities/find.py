"""Numbers of a text with their units, signs, hedges and precision. Judges nothing and knows no table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.quantities.units import SYMBOLS, UNIT_PATTERN
from assistant.quantities.words import WORD_NUMBER, word_value


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: `text` is the slice `start:end` of the source.

    `places` is its precision in decimals, negative for thousands and more ("2.3 million" has -5); `hedge` is "",
    "about", "over", "under" or "nearly".
    """

    text: str
    start: int
    end: int
    value: Decimal
    unit: str
    places: int
    hedge: str = ""


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
    "trillion": 12,
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBER = re.compile(
    r"(?:(?P<symbol>US\$|[$€£₹¥₩])\s?)?"
    r"(?:(?<![\w%)])(?P<sign>[-−+])(?=\.?\d))?"
    r"(?<![\w.,])(?<![A-Za-z]-)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<ordinal>st|nd|rd|th)?(?![\w.]*\d|[A-Za-z_])(?!-\d{3}\b)"
    r"(?P<scale>\s?(?:hundred|thousand|lakhs?|million|mn|crores?|billion|bn|trillion)\b)?"
    rf"(?P<unit>[\s-]?(?:{UNIT_PATTERN})(?![A-Za-z]))?",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<![\w.,$€£₹-])(?P<first>(?:19|20)\d\d)(?:(?P<dash>\s?[-–/]\s?)(?P<second>\d{4}|\d\d))?(?![\w%]|[.,]\d|-\d)"
)
_DATE = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}|{_MONTH} (?P<day2>\d{{1,2}}))\b(?!,\d{{3}})")
_ISO = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d\b")
_LABEL = re.compile(
    r"(?:\b(?:Proclamation|Orders?|Tables?|Charts?|Figures?|Fig\.|Sections?|Tracker|Version|Chapters?|Articles?|Item|No\.|"
    r"Round|Edition|Public Law|Appendix|Annex|Title|Part|Block|GPT|Tier|Grade|Rule)|\bv)\s?$"
)
_CODE = re.compile(r"\b\d\d-$")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|from|to|by|of|until|till|through|during|after|before|between|and|for|year)\s$"
)
_COUNTED = re.compile(
    r"^\s(?!(?:and|or|to|in|of|the|as|was|were|is|by|from|for|on|at|with|than|but|per|times|us|its)\b)[a-z]{3,}"
)
_HEDGES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (hedge, re.compile(rf"(?:{words})(?:\s+(?:the|an?|some|us|only))?\s*$", re.IGNORECASE))
    for hedge, words in (
        (
            "about",
            r"\babout|\baround|\broughly|\bapproximately|\bsome|\bcirca|\bca\.|~|≈|\ban estimated|\bestimated|\bor so",
        ),
        ("nearly", r"\bnearly|\balmost|\bclose to|\bjust under|\bjust below|\bnot quite"),
        (
            "over",
            r"\bmore than|\bover|\babove|\bat least|\bexceeding|\bupwards of|\bgreater than|\bbeyond|\bjust over|>",
        ),
        ("under", r"\bless than|\bfewer than|\bunder|\bbelow|\bat most|\bup to|<"),
    )
)
_RANKED = re.compile(r"\b(?:rank(?:s|ed)?|place[ds]?|position|number)(?: as| in| at)?(?: the)?\s$", re.IGNORECASE)
_JOINED = re.compile(
    r"^\s*(?:,|,?\s*(?:and|or|to|against|versus|vs\.?)|[-–/]|,?\s*(?:then|respectively))\s*(?:\w+\s){0,2}?$",
    re.IGNORECASE,
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of a text in order; years have unit "year", days of a date "date"; names (GPT-4, H-1B) have none."""
    taken: list[tuple[int, int]] = []
    found: list[Quantity] = []
    for quantity in (*_dates(text), *_years(text), *_numbers(text), *_word_numbers(text)):
        if any(quantity.start < end and start < quantity.end for start, end in taken):
            continue
        taken.append((quantity.start, quantity.end))
        found.append(quantity)
    found = [q for q in found if q.unit != "name"]
    found.sort(key=lambda q: q.start)
    return tuple(_share_units(text, found))


def _dates(text: str) -> Iterator[Quantity]:
    for match in _ISO.finditer(text):
        yield Quantity(match.group()[:4], match.start(), match.start() + 4, Decimal(match.group()[:4]), "year", 0)
        yield Quantity(match.group()[4:], match.start() + 4, match.end(), Decimal(0), "name", 0)
    for match in _DATE.finditer(text):
        group = "day" if match.group("day") else "day2"
        start, end = match.span(group)
        if not re.match(r"\d\d\b", text[end:]):
            yield Quantity(text[start:end], start, end, Decimal(text[start:end]), "date", 0)


def _years(text: str) -> Iterator[Quantity]:
    for match in _YEARS.finditer(text):
        first, second = match.group("first"), match.group("second")
        before, after = text[: match.start()], text[match.end() :]
        if _LABEL.search(before):
            continue
        if second is None and not _BEFORE_YEAR.search(before) and _counts(after):
            continue
        if second is None and re.match(
            r"\s?(?:%|per\s?cent|points?|million|billion|thousand|(?:US )?dollars)\b", after
        ):
            continue
        yield Quantity(first, match.start("first"), match.end("first"), Decimal(first), "year", 0)
        if second:
            full = second if len(second) == 4 else first[:2] + second
            yield Quantity(second, match.start("second"), match.end("second"), Decimal(full), "year", 0)


def _counts(after: str) -> bool:
    noun = re.match(r"\s([a-z]+s)\b", after)
    return (
        bool(noun)
        and noun is not None
        and noun.group(1) not in {"was", "is", "has", "shows", "saw", "its", "as", "this"}
    )


def _numbers(text: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        digits = match.group("digits")
        start = _start(match)
        if _LABEL.search(text[:start]) and not match.group("unit") or _CODE.search(text[:start]) and len(digits) > 2:
            yield Quantity(match.group(), start, match.end("digits"), Decimal(0), "name", 0)
            continue
        yield _quantity(text, match, digits, start)


def _start(match: re.Match[str]) -> int:
    for group in ("symbol", "sign", "digits"):
        if match.group(group):
            return match.start(group)
    return match.start()


def _quantity(text: str, match: re.Match[str], digits: str, start: int) -> Quantity:
    scale = _SCALES[match.group("scale").strip().lower()] if match.group("scale") else 0
    value = Decimal(digits.replace(",", "")).scaleb(scale)
    if match.group("sign") in ("-", "−"):
        value = -value
    decimals = len(digits.split(".")[1]) if "." in digits else 0
    unit = _unit(text, match)
    end = max(match.end(g) for g in ("digits", "ordinal", "scale", "unit") if match.group(g))
    hedge = _hedge(text[:start])
    if re.match(r"\s(?:or more|and more|or above|plus)\b|\+", text[end:]):
        hedge = "over"
    return Quantity(text[start:end], start, end, value + 0, unit, decimals - scale, hedge)


def _unit(text: str, match: re.Match[str]) -> str:
    if match.group("unit"):
        return next(k for k, v in match.groupdict().items() if v and k not in _PLAIN_GROUPS)
    if symbol := match.group("symbol"):
        return SYMBOLS[symbol.upper() if len(symbol) > 1 else symbol]
    if match.group("ordinal"):
        return "rank"
    end = match.end("scale") if match.group("scale") else match.end("digits")
    before = text[: match.start("digits")]
    if _RANKED.search(before):
        return "rank"
    return "count" if "," in match.group("digits") or _COUNTED.match(text[end:]) else ""


_PLAIN_GROUPS = frozenset({"symbol", "sign", "digits", "ordinal", "scale", "unit"})


def _hedge(before: str) -> str:
    return next((hedge for hedge, pattern in _HEDGES if pattern.search(before)), "")


def _word_numbers(text: str) -> Iterator[Quantity]:
    for match in WORD_NUMBER.finditer(text):
        stated = word_value(text, match)
        if stated is not None:
            value, unit, places, end = stated
            hedge = _hedge(text[: match.start()])
            if unit == "percent" and value != value.to_integral_value():
                hedge = hedge or "about"
            yield Quantity(text[match.start() : end], match.start(), end, value, unit, places, hedge)


_ALONE = frozenset({"", "count", "year", "date", "rank"})


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare number takes the unit of the number it is listed with: "from 29 to 47 percent", "3-5 percent"."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        between = text[this.end : following.start]
        shares = this.unit == "" or not re.sub(r"[\s,–-]|and|or|to", "", between)
        if this.unit in ("", "count") and following.unit not in _ALONE and _JOINED.match(between) and shares:
            shared[i] = replace(this, unit=following.unit)
    return shared
