"""The unit of a column from the words around it. Converts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PHRASES = (
    (re.compile(r"\bpercentage points?\b|\bp\.p\.|\bpp\b|\bpercent(?:age)?[- ]point", re.I), "points"),
    (re.compile(r"\bper 100,?000\b", re.I), "per_100000"),
    (re.compile(r"\bper 10,?000\b", re.I), "per_10000"),
    (re.compile(r"\bper (?:1,?000|thousand)\b|‰", re.I), "per_1000"),
    (re.compile(r"(?<!\d)%|(?<!\d )\bper ?cent\b|(?<!\d )\bpercent(?:age)?s?\b|\bpct\b", re.I), "percent"),
    (re.compile(r"\brates? of (?:growth|change)\b|\bgrowth rates?\b", re.I), "percent"),
    (re.compile(r"\bratio\b", re.I), "ratio"),
    (re.compile(r"\brank(?:ing)?\b", re.I), "rank"),
    (re.compile(r"\bindex\b", re.I), "index"),
)
_COUNT = re.compile(r"\b(?:number|count|counts|total number|headcount)\b|\bn\b", re.I)
_SHARE = re.compile(r"\bshares?\b|\bproportions?\b", re.I)
_MONEY = re.compile(r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|usd|eur|gbp)\b", re.I)
_SCALE = re.compile(r"\b(?:in )?\$?(?:thousands|millions|billions|thousand|million|billion|000s?)\b", re.I)
_PHYSICAL = re.compile(
    r"(?<![A-Za-z])(?:[kMGT]Wh?|[kMG]?t|kt|kg|km|ha|m[23]|tonnes?|litres?|hectares?|kilomet(?:er|re)s?|hours)(?![A-Za-z])"
)
_COUNT_AVERSE = re.compile(
    r"\b(?:average|mean|median|rates?|coefficient|scores?|age|p-value|hours|shares?|expenditures?|obligations|spending|"
    r"budget|costs?|prices?|income|earnings|wages?|salar(?:y|ies)|revenues?|funding|gdp|change|growth|intensity)\b",
    re.I,
)


def unit_of(texts: Iterable[str]) -> tuple[str, str]:
    """The unit and, for amounts that no unit of ours measures (money, thousands), their words; both may be empty."""
    for text in texts:
        if not text:
            continue
        if (unit := _named_unit(text)) is not None:
            return unit, ""
        if _MONEY.search(text) or _SCALE.search(text):
            return "", _amount_words(text)
        if measured := _physical(text):
            return "", measured
        if _COUNT.search(text):
            return "count", ""
    return "", ""


def _named_unit(text: str) -> str | None:
    return next((unit for pattern, unit in _PHRASES if pattern.search(text)), None)


def _physical(text: str) -> str:
    """The unit of a physical quantity in brackets (`peak demand [MW]`) or standing alone (`GWh`); else ""."""
    inside = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text) or [text]
    return next((part.strip() for part in inside if _PHYSICAL.fullmatch(part.strip())), "")


def _amount_words(text: str) -> str:
    inside = re.findall(r"\(([^()]*)\)", text)
    return next((part for part in inside if _MONEY.search(part) or _SCALE.search(part)), text).strip()


def unit_of_cells(title: str, cells: Iterable[str], percent: bool, around: str = "") -> str:
    """The unit as the cells show it: a percent sign, a share that never passes 1, or whole numbers.

    Whole numbers are no count where the column or the words around it speak of money, rates or means.
    """
    present = [cell for cell in cells if cell]
    if percent:
        return "percent"
    if _SHARE.search(title):
        return "ratio" if present and all(abs(float(cell)) <= 1 for cell in present) else "percent"
    if _sums_to_hundred(present):
        return "percent"
    if present and all(re.fullmatch(r"-?\d+", cell) for cell in present) and not _COUNT_AVERSE.search(title):
        return "" if _COUNT_AVERSE.search(around) or _MONEY.search(around) else "count"
    return ""


def _sums_to_hundred(cells: list[str]) -> bool:
    """Whether the first or the last number is 100 and the others, of which one has decimals, are its parts."""
    if len(cells) < 4 or "100" not in (cells[0], cells[-1]) or not any("." in cell for cell in cells):
        return False
    rest = cells[1:] if cells[0] == "100" else cells[:-1]
    return all(0 <= float(cell) <= 100 for cell in rest)
