"""Reads one cell: number, missing-value symbol, year or period. Knows no column around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

MISSING = frozenset(
    {
        "",
        "..",
        "...",
        ".",
        "-",
        "--",
        "---",
        "n/a",
        "na",
        "n.a.",
        "nan",
        "null",
        "none",
        "x",
        "s",
        "d",
        "c",
        ":",
        "*",
        "…",
    }
    | {"#n/a", "not available", "not applicable", "suppressed", "\u2013", "\u2014", "\u2212", "?", "nd", "n.d.", "f"}
)
DecimalMark = Literal[".", ","]

_LONGEST_NUMBER = 40
_FLAGS = r"[bdepu]{2,3}|[bcdefnprsuz]"
_MARKS = re.compile(
    r"(?:\[[a-z0-9]{1,2}\]|\([a-z]{1,2}\)|[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u2079 ]|"
    rf"(?<=[\d% ])[ac-jln-su-z]|(?<=[\d%] )(?:{_FLAGS}))+$",
    re.I,
)
_MARK_BEFORE = re.compile(rf"[\[(](?:{_FLAGS})[\])]\s*(?=[\d+.$-])", re.I)
_MISSING_MARKED = re.compile(r"(?::|\.{2,3}|\u2026)\s*[\[(]?[a-z]{1,2}[\])]?|[\[(](?:n/?a|[a-z]|[:\u2013-])[\])]", re.I)
_ERRORS = frozenset({"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#n/a"})
_POINT = re.compile(r"[+-]?(?:\d{1,3}(?:[, ']\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d{1,2})?", re.I)
_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:[. ']\d{3})+|\d+)(?:,\d+)?")
_CURRENCY = re.compile(r"^([+-]?)\s*(?:US\$|[$€£¥₹])\s*")
_YEAR = r"(?:1[5-9]|20)\d\d"
_PERIOD = re.compile(
    rf"(?:(?:fiscal year|fy|calendar year|cy|academic year)s?\s*)?({_YEAR})(?:\s*[-/\u2013]\s*({_YEAR}|\d\d))?"
    r"(?:\s*[-_ ]?(?:q[1-4]|h[12]|m?(?:0?[1-9]|1[0-2])))?",
    re.I,
)


def is_missing(text: str) -> bool:
    """Whether the cell says that there is no value: empty, `..`, `-`, `n/a`, `x` and the like."""
    bare = text.strip().lower()
    return bare in MISSING or bare in _ERRORS or (len(bare) < 9 and _MISSING_MARKED.fullmatch(bare) is not None)


def is_error(text: str) -> bool:
    """Whether the cell is what a spreadsheet writes where a formula failed."""
    return text.strip().lower() in _ERRORS


@lru_cache(maxsize=65_536)
def mark_of(text: str) -> str:
    """What a cell says beside its number: the symbol of a missing value, or the marks around a number (`p`, `a *`).

    Text that is neither is kept whole; "" for a bare number and an empty cell.
    """
    bare = text.strip()
    if not bare or (bare.isascii() and bare.isdigit()):
        return ""
    if is_missing(bare):
        return bare
    if number_text(bare) is None and number_text(bare, ",") is None:
        return bare
    before = _MARK_BEFORE.match(bare)
    after = _MARKS.search(bare) if len(bare) > 1 else None
    marks = (before.group() if before else "") + " " + (after.group() if after else "")
    return " ".join(re.findall(r"[^\W\d]+|\d+|[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u2079]+", marks))


def number_text(text: str, mark: DecimalMark = ".") -> str | None:
    """The cell as plain decimal text (`-1234.5`), or None where it is no number.

    Thousands separators, a percent or currency sign, a unary plus, accounting brackets and footnote marks go.
    """
    if text.isascii() and text.isdigit():
        return text
    bare = _bare(text) if len(text) <= _LONGEST_NUMBER else ""
    if not bare or not (_POINT if mark == "." else _COMMA).fullmatch(bare) or not any(c.isdigit() for c in bare):
        return None
    bare = re.sub(r"[ ']", "", bare).lstrip("+")
    plain = bare.replace(",", "") if mark == "." else bare.replace(".", "").replace(",", ".")
    return (
        _positional(plain) if "e" in plain.lower() else plain.replace("-.", "-0.") if plain[0] != "." else f"0{plain}"
    )


def _bare(text: str) -> str:
    bare = text.strip().replace("\u2212", "-").replace("\u2013", "-").replace("\u2019", "'")
    if bare.startswith("(") and bare.endswith(")") and re.fullmatch(r"\([\d,. ]+%?\)", bare):
        bare = "-" + bare[1:-1]
    bare = _MARK_BEFORE.sub("", bare, count=1)
    if _CURRENCY.match(bare) and bare[-2:].lower() == " b":  # billions
        return ""
    bare = _MARKS.sub("", bare) if len(bare) > 1 else bare
    bare = _CURRENCY.sub(r"\1", bare)
    return bare.removesuffix("%").strip()


def _positional(text: str) -> str:
    from decimal import Decimal

    return format(Decimal(text), "f")


def decimal_mark(texts: Iterable[str], otherwise: DecimalMark = ".") -> DecimalMark:
    """`,` where some cells are numbers only with a decimal comma and none only with a decimal point.

    `otherwise` where the cells do not tell: "1.714" is read as the columns beside it are written.
    """
    comma = point = 0
    for text in (text for text in texts if "," in text or "." in text):
        as_point, as_comma = number_text(text, ".") is not None, number_text(text, ",") is not None
        comma += as_comma and not as_point
        point += as_point and not as_comma
    if comma and not point:
        return ","
    return "." if point else otherwise


def has_percent(text: str) -> bool:
    """Whether the cell carries its own percent sign."""
    return len(text) <= _LONGEST_NUMBER and _MARKS.sub("", text.strip()).endswith("%")


def is_period(text: str) -> bool:
    """Whether the cell is a year or a period of years, quarters or months: `2019`, `2010-13`, `FY 2021`, `2020 Q1`."""
    return len(text) <= _LONGEST_NUMBER and _PERIOD.fullmatch(text.strip()) is not None


def period_text(text: str) -> str:
    """A period as stored: without the words before the year."""
    found = _PERIOD.fullmatch(text.strip())
    if found is None:
        return text
    return text.strip()[found.start(1) :]
