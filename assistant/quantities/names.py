"""Digits that are names, not amounts: "GPT-4", "H-1B", "Table 3", "[1]", links, list numbers. Finds no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator

BLANK = "\ue000"  # private use: no digit, no letter, no space

_UNIT_FOLLOWS = r"(?!\s?(?:%|per\s?cent|percentage|points?\b))"
_NAMES: tuple[re.Pattern[str], ...] = (
    re.compile(r"https?://\S+|\bwww\.\S+|\bdoi:?\s?\S+|\b10\.\d{4,9}/\S+|\barXiv:\S+|\S+@\S+\.\w+", re.IGNORECASE),
    re.compile(r"\[F?\d{1,4}(?:\s?[,–-]\s?F?\d{1,4})*\]"),
    re.compile(r"\b\d+(?:-\d+){2,}\b"),
    # H-1B, F-1, EB-2, then GPT-4, COVID-19; but "top-20", "near-50", "mid-2020"
    re.compile(rf"\b[A-Za-z]{{1,2}}\d?-\d+[\w.]*(?:-\w+)*\b{_UNIT_FOLLOWS}"),
    re.compile(
        r"\b(?!(?:Top|Bottom|Near|Sub|Pre|Post|Mid|Late|Early|Under|Over|Aged?|Plus|Non|About|Roughly)-)"
        r"(?:[A-Z][A-Za-z]*|covid|sars|gpt|alpha|tier|type|phase|class|grade|category|level)-\d[\w.]*\b"
        rf"{_UNIT_FOLLOWS}"
    ),
    re.compile(r"\b40[13]\([a-z]\)|\b24/7\b|\b9/11\b"),
    re.compile(r"\b\d{1,2}:\d\d(?=\s?(?:[ap]\.?m\b|UTC|GMT|CET|E[SD]?T\b|hours))", re.IGNORECASE),
    re.compile(r"\b(?:S&P|Fortune|FTSE|Forbes|Nifty|TOP|QS|MSCI) \d{2,4}\b"),
    re.compile(r"\b[A-Z]{2,}\s\d\d-\d{3}\b"),
    re.compile(r"\b[Vv]\d+(?:\.\d+)*\b|\b(?!\d{1,3}(?:\.\d{3})+\b)\d+\.\d+\.\d+\b"),
)
_LABELS = (
    r"(?:Proclamation|Orders?|Public Law|Appendix|Annex|Title|Part|Block|Blocks|Rule|Tracker|Edition|Round|Item|"
    r"Version|GPT|Tier|Grade|Room|Form|Bill|Act|Resolution|Regulation|Directive|Windows|Route|Highway|Flight|Day|"
    r"Phase|Stage|Step|Volume|Vol\.|Issue|Docket|Public Law No\.|Tables?|Charts?|Figures?|Fig\.|Sections?|Chapters?|"
    r"Articles?|No\.|Nos\.|Notes?|visa|visa subclass|subclass)"
)
_LABEL = re.compile(
    rf"\b{_LABELS}\s?(?P<name>\d[\d.,]*(?<![.,])(?:-\d{{1,2}}\b)?)(?![\d%]|[.,]\d|"
    r"\s(?:per\s?cent|percent|percentage|points?|million|billion|thousand))"
)
_SMALL_LABEL = re.compile(
    r"(?:\b(?:tables?|charts?|figures?|fig\.|sections?|chapters?|footnotes?|endnotes?|pages?|pp?\.|paragraphs?|para\.|"
    r"appendix|annex|version|lines?)|§)\s?(?P<name>\d{1,2}(?:[.-]\d{1,2})*)(?![\d%]|[.,-]\d|\s(?:per\s?cent|percent|points?)\b)"
)
_PLURAL_LABEL = re.compile(
    r"(?:\b(?:tables|charts|figures|sections|chapters|footnotes|pages|pp\.|lines|nos\.)|§§)\s?"
    r"(?P<name>\d{1,3}(?:\.\d)?(?:\s?(?:,|-|–|and|or|to|&)\s?\d{1,3}(?:\.\d)?\b)+)(?!\s(?:per\s?cent|percent|points?)\b|%)",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(
    r"(?P<fresh>\A|\n[ \t]*\n|[.:;!?][ \t]*\n)?(?:(?<=\n)|\A)[ \t]*(?P<name>(?P<n>\d{1,2})[.)])(?=[ \t]+[A-Z*_\"“])"
)
_NUMERO = re.compile(r"\b(?:is|was|are|at|as|the|ranks?|ranked|'s|to)\s$")


def blank_names(text: str) -> str:
    """The text, same length, with digits that name things blanked."""
    spans = [m.span("name" if "name" in m.re.groupindex else 0) for p in _NAMES for m in p.finditer(text)]
    for pattern in (_PLURAL_LABEL, _LABEL, _SMALL_LABEL):
        spans += [m.span("name") for m in pattern.finditer(text) if not _is_rank(text, m)]
    return blank(text, [*spans, *_list_numbers(text)])


def _list_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Numbers that open a line: the first of a list stands alone or after a full stop, the others count on."""
    last = 0
    for match in _LIST_NUMBER.finditer(text):
        if match.group("fresh") is not None or int(match.group("n")) == last + 1 > 1:
            last = int(match.group("n"))
            yield match.span("name")


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text, same length, with the spans blanked."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLANK * (end - start)
    return "".join(letters)


def _is_rank(text: str, match: re.Match[str]) -> bool:
    """Whether a "No. 2" is a rank: "is No. 2", "the No. 1 destination"."""
    before = text[max(0, match.start() - 12) : match.start()]
    return match.group().startswith("No.") and bool(_NUMERO.search(before))
