"""Numbers written as words: "two thirds", "half a million", "one in five", "doubled", "ranked second"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.quantities.hedges import hedge_of
from assistant.quantities.quantity import Quantity
from assistant.quantities.units import UNIT_PATTERN, unit_of

_ONES = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_PARTS = {w: n for n, w in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)}
_PARTS["fourth"] = 4
_RANKS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ONE, _TEN, _PART = "|".join(_ONES), "|".join(_TENS), "|".join(_PARTS)
_SMALL = rf"(?:(?:{_TEN})(?:[\s-](?:{_ONE}))?|{_ONE})"
_BIG = "thousand|million|billion|trillion"
_NO_SCALE = rf"(?![\s-](?:hundred|dozen|{_BIG})\b)"
_GROUP = rf"(?:(?:{_SMALL}|an?)[\s-](?:hundred|dozen)(?:\s(?:and\s)?{_SMALL}\b{_NO_SCALE})?|{_SMALL})"
_WHOLE = (
    rf"(?:(?:{_GROUP}|an?)[\s-](?:{_BIG})\b(?:,?\s(?:and\s)?{_GROUP}(?:[\s-](?:{_BIG})\b)?(?!\s(?:{_BIG})))*|{_GROUP})"
)
_COUNT_PART = rf"(?:an?|{_ONE})[\s-](?:{_PART}|halves)s?"
_UNIT = re.compile(rf"[\s-](?:{UNIT_PATTERN})(?![A-Za-z])", re.IGNORECASE)
_SCALE_AFTER = re.compile(rf"(?:\sof)?(?:\sa|\sone)?[\s-](?P<scale>dozen|hundred|{_BIG})\b", re.IGNORECASE)
_PART_UNIT = re.compile(rf"(?:\sof)?(?:\sa|\sone)?[\s-](?:{UNIT_PATTERN})(?![A-Za-z])", re.IGNORECASE)
_NO_PART = re.compile(
    r"[\s-](?:of\s)?(?:degrees?|time|term|round|edition|countr\w+|part(?:y|ies)|wave|group|person|option|years?|straight|"
    r"consecutive|successive|way|stage|phase|category|type|source|study|report|table|column|place|largest|biggest|"
    r"highest|most|earlier|later|ago)\b",
    re.IGNORECASE,
)
_NO_HALF_BEFORE = re.compile(r"\b(?:first|second|latter|other|last|final|and a|better)[\s-]$", re.IGNORECASE)
_NO_HALF_AFTER = re.compile(
    r"[\s-](?:year|day|time|decade|century|hour|way|life|lives|brother|sister|hearted\w*|finished|baked|truth|moon|"
    r"term|yearly|mast|later|earlier|ago|past)\b|-\w",
    re.IGNORECASE,
)
_RANK_VERB = re.compile(
    r"\b(?:ranks?|ranked|ranking|places|placed|stands|finish(?:es|ed)|comes|came)(?:\sin)?\s$", re.IGNORECASE
)
_RANK_BEFORE = re.compile(r"\b(?:come|is|was|are|were|in|rose to|fell to|to)\s$", re.IGNORECASE)
_RANK_AFTER = re.compile(
    r"^\s*(?:[.,;:)]|$)|^\s(?:in the world|worldwide|globally|overall|behind|after)\b", re.IGNORECASE
)
_SUPERLATIVE = re.compile(
    r"^[\s-](?!(?:test|rest|west|interest|quest|guest|best)\b)(?:\w+est|most|least|ranked)\b|^\s(?:place|position|rank)\b"
)
_COUNTED = re.compile(r"\s(?!(?:and|or|to|in|of|the|as|was|is|this|his|its|has)\b)(?:[a-z]{3,}\s)?[a-z]{2,}s\b")
_NUMBER_BEFORE = re.compile(r"\b(?:number|position|rank(?:s|ed)?)\s$", re.IGNORECASE)
_FACTORS = {
    "twice": "2",
    "thrice": "3",
    "doubl": "2",
    "tripl": "3",
    "trebl": "3",
    "quadrupl": "4",
    "quintupl": "5",
    "halv": "0.5",
}
_PATTERN = re.compile(
    r"\b(?:"
    rf"(?P<chance>(?P<n>one|two|three|four|five|six|seven|eight|nine|[1-9])\s(?:[a-z]+\s)?(?:in|out of)(?:\severy)?\s"
    rf"(?P<m>{_SMALL}|(?:an?|one)\shundred|\d{{1,4}}))\b(?![,.]\d|\s?(?:%|per\s?cent|years?|months?|weeks?|days?)|-)|"
    rf"(?P<mixed>(?P<base>{_SMALL})\sand\s(?P<plus>{_COUNT_PART}))\b|"
    rf"(?P<part>{_COUNT_PART})\b|"
    r"(?P<half>half)\b|"
    r"(?P<factor>twice|thrice|(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing)|"
    rf"(?:(?:more than|nearly|almost|about|roughly|over)\s)(?P<verb>doubl|tripl)e)\b|(?P<fold>{_SMALL})-?fold\b|"
    rf"(?P<whole>{_WHOLE})\b(?!-(?:{'|'.join(_RANKS)})\b)|"
    rf"(?P<rank>{'|'.join(_RANKS)})\b)",
    re.IGNORECASE,
)
_Stated = tuple[Decimal, str, int, int]


def word_quantities(text: str, rest: str) -> Iterator[Quantity]:
    """The numbers in words of `rest`, which is the text with names and years blanked."""
    at = 0
    while match := _PATTERN.search(rest, at):
        at = match.end()
        kind = next(k for k in ("chance", "mixed", "part", "half", "factor", "fold", "whole", "rank") if match.group(k))
        stated = _READERS[kind](rest, match)
        if stated is None:
            at = match.start() + max(1, len(match.group().split()[0])) if kind != "whole" else match.end()
            continue
        value, unit, places, end = stated
        at = end
        hedge, inclusive = hedge_of(text, match.start(), end)
        if (
            not hedge
            and kind == "factor"
            and (m := re.match(r"[\w ]+?(?=\s(?:doubl|tripl)e)", match.group(), re.IGNORECASE))
        ):
            hedge, inclusive = hedge_of(m.group() + " ", len(m.group()) + 1, len(m.group()) + 1)
        if not hedge and (unit == "percent" and value != value.to_integral_value() and places == 0 or kind == "factor"):
            hedge = "about"
        yield Quantity(text[match.start() : end], match.start(), end, _short(value), unit, places, hedge, inclusive)


def _short(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _chance(text: str, match: re.Match[str]) -> _Stated | None:
    """Read "one in five", "1 in 10", "three out of four": a share."""
    n, m = _small(match.group("n")), _small(match.group("m"))
    digits = match.group("n").isdigit() or match.group("m").isdigit()
    if m <= n or digits and n > 1 and ("every" not in match.group() and m not in (3, 4, 5, 6, 7, 8, 9, 10, 20, 100)):
        return None
    if digits and "out of" in match.group() and "every" not in match.group():
        return None
    return Decimal(100 * n) / Decimal(m), "percent", 0, match.end()


def _mixed(text: str, match: re.Match[str]) -> _Stated | None:
    """Read "two and a half million", "one and a half times"."""
    value = Decimal(_small(match.group("base"))) + _fraction(match.group("plus"))
    if scale := _SCALE_AFTER.match(text, match.end()):
        factor = _SCALES[scale.group("scale").lower()]
        return _with_unit(text, value * factor, 1 - _power(factor), scale.end(), "count")
    return _with_unit(text, value, 1, match.end(), "count")


def _part(text: str, match: re.Match[str]) -> _Stated | None:
    share = _fraction(match.group("part"))
    if stated := _part_of_unit(text, share, match.end()):
        return stated
    halves = match.group("part").lower().endswith("half")
    if (_NO_HALF_AFTER if halves else _NO_PART).match(text, match.end()):
        return None
    return 100 * share, "percent", 0, match.end()


def _half(text: str, match: re.Match[str]) -> _Stated | None:
    if stated := _part_of_unit(text, Decimal("0.5"), match.end()):
        return stated
    if as_many := re.compile(r"\sas (?:many|much|large|high|likely|big)\b", re.IGNORECASE).match(text, match.end()):
        return Decimal("0.5"), "times", 1, as_many.start()
    before = text[max(0, match.start() - 12) : match.start()]
    if _NO_HALF_BEFORE.search(before) or _NO_HALF_AFTER.match(text, match.end()):
        return None
    return Decimal(50), "percent", 0, match.end()


def _factor(text: str, match: re.Match[str]) -> _Stated | None:
    word = (match.group("verb") or match.group("factor")).lower()
    value = next(v for stem, v in _FACTORS.items() if word.startswith(stem))
    if word == "twice" and not re.match(r"\s(?:as|the|that|its|their|what)\b", text[match.end() :], re.IGNORECASE):
        return None
    return Decimal(value), "times", 1, match.end()


def _fold(text: str, match: re.Match[str]) -> _Stated | None:
    return Decimal(_small(match.group("fold"))), "times", 0, match.end()


def _whole(text: str, match: re.Match[str]) -> _Stated | None:
    words = match.group("whole")
    value, end = Decimal(_evaluate(words)), match.end()
    unit = _UNIT.match(text, end)
    if unit is None and (_is_name(text, match) or words.lower() == "one"):
        return None
    if unit is None and words.lower() == "zero" and not _COUNTED.match(text, end):
        return None
    power = max((_power(_SCALES[w]) for w in re.split(r"[\s,-]+", words.lower()) if w in _SCALES), default=0)
    exact = words.lower().split()[-1].split("-")[-1] not in _SCALES or "dozen" in words.lower()
    ranked = _NUMBER_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
    return _with_unit(text, value, 0 if exact else -power, end, "rank" if ranked else "count")


def _rank(text: str, match: re.Match[str]) -> _Stated | None:
    before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() : match.end() + 24]
    rank = Decimal(_RANKS[match.group("rank").lower()])
    if _SUPERLATIVE.match(after) and (rank > 1 or not after.lstrip(" -").lower().startswith(("most", "least"))):
        return rank, "rank", 0, match.end()
    if _RANK_VERB.search(before) or _RANK_BEFORE.search(before) and _RANK_AFTER.match(after):
        return rank, "rank", 0, match.end()
    return None


_READERS: dict[str, Callable[[str, re.Match[str]], _Stated | None]] = {
    "chance": _chance,
    "mixed": _mixed,
    "part": _part,
    "half": _half,
    "factor": _factor,
    "fold": _fold,
    "whole": _whole,
    "rank": _rank,
}


def _part_of_unit(text: str, share: Decimal, end: int) -> _Stated | None:
    """Read "half a million", "a quarter of a percentage point"."""
    if scale := _SCALE_AFTER.match(text, end):
        factor = _SCALES[scale.group("scale").lower()]
        return _with_unit(text, share * factor, 1 - _power(factor), scale.end(), "count")
    unit = _PART_UNIT.match(text, end)
    if unit and unit_of(unit)[0] in ("percent", "points") and not unit.group().startswith(" per"):
        return share, unit_of(unit)[0], 2, unit.end()
    return None


def _with_unit(text: str, value: Decimal, places: int, end: int, bare: str) -> _Stated:
    unit = _UNIT.match(text, end)
    if unit is None:
        return value, bare, places, end
    name, shift = unit_of(unit)
    return value.scaleb(shift), name, places - shift, unit.end()


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Capitals inside a sentence make a name: the "Ten Thousand Talents" programme, the "Five Eyes"."""
    words = match.group("whole")
    after = re.match(r"[\s-][A-Z]", text[match.end() :])
    if not words[0].isupper() or words.isupper():
        return False
    before = text[: match.start()].rstrip(" \t")
    starts = not before or before[-1] in '.!?:;\n"“(•*-–|'
    return bool(after) and (not starts or words.split()[-1][0].isupper() and " " in words or words == "Five")


def _fraction(words: str) -> Decimal:
    count, part = re.split(r"[\s-]", words.lower(), maxsplit=1)
    part = "half" if part == "halves" else part.removesuffix("s")
    return Decimal(_ONES.get(count, 1)) / Decimal(_PARTS[part])


def _small(words: str) -> int:
    return int(words) if words.isdigit() else _evaluate(words)


def _evaluate(words: str) -> int:
    """The value of a whole number in words."""
    total = group = 0
    for word in re.split(r"[\s,-]+", words.lower()):
        if word in ("hundred", "dozen"):
            group = max(group, 1) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0
        else:
            group += _ONES.get(word, 0) + _TENS.get(word, 0) + (word in ("a", "an"))
    return total + group


def _power(factor: int) -> int:
    return len(str(factor)) - 1 if factor != 12 else 0
