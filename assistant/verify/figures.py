"""What figures prove beyond their numbers: directions of people and of change, and who is first. Binds no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.sentences import OPPOSITES, SUPERLATIVE, Reading, words_of
from assistant.types import Figure, MemberValue
from assistant.verify.pairing import masked, names_of, set_apart
from assistant.verify.proofs import place_codes

_UP, _DOWN = OPPOSITES[0]
_HIGHER, _LOWER = OPPOSITES[1]
_ENDS = frozenset({"top", "bottom", "minimum", "maximum"})
_FROM = re.compile(
    r"(?:\bfrom|\bleav(?:e|es|ing)|\bleft|\bout of|\b(?:educated|born|trained|schooled) in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\binto|\bto|\bentering|\b(?:work|works|worked|working|employed|based|living|registered) in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LOWEST = re.compile(r"\b(?:smallest|lowest|fewest|least|last)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(higher|more|larger|greater|bigger|lower|less|fewer|smaller|exceed\w*|surpass\w*)\b", re.IGNORECASE
)


def figure_text(figure: Figure) -> str:
    """All words a figure brings along; sentences on it may use these."""
    parts = [figure.label, figure.display, figure.unit, *figure.caveats]
    if figure.operation == "net_flow":
        parts.append("inflow outflow arrive leave net")
    parts += [
        text for f in figure.facets for text in (f.title, f.field.replace("_", " "), *f.members, f.direction or "")
    ]
    parts += [member for value in figure.values for _, member in value.members]
    for source in figure.sources:
        parts += [source.title, source.publisher]
        parts += [text for p in source.based_on for text in (p.title, p.publisher)]
    return "\n".join(part for part in parts if part)


def turned_direction(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why a place of origin is told as a destination or the reverse."""
    origins = _directed(figures, "origin")
    destinations = _directed(figures, "destination")
    for mention in reading.mentions:
        code, before = mention.place.code, reading.text[max(0, mention.start - 30) : mention.start]
        if _FROM.search(before) and code in destinations - origins:
            return f"the figure has {mention.text} as the destination"
        if _TO.search(before) and code in origins - destinations and not _change_follows(reading, mention.start):
            return f"the figure has {mention.text} as the origin"
    return ""


def _directed(figures: Sequence[Figure], direction: str) -> frozenset[str]:
    return place_codes(m for figure in figures for f in figure.facets if f.direction == direction for m in f.members)


def _change_follows(reading: Reading, start: int) -> bool:
    """Whether "to" belongs to a change of numbers ("from 29 to China's 47") rather than to people."""
    return bool(re.search(r"\d\s+to\s+$", reading.text[:start]))


def turned_change(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why a rise is told as a fall, or told at all."""
    said = {word.stem for word in words_of(masked(reading.text, names_of(figures)))}
    up, down = said & (_UP - {"up"}), said & (_DOWN - {"down"})
    if not up and not down:
        return ""
    signs = {sign for figure in figures for sign in _changes(figure)}
    if not signs:
        return "the figure shows no change"
    if up and 1 not in signs or down and -1 not in signs:
        return "the figure changes the other way"
    return "" if len(signs) == 1 or up and down else "the figure does not change in one direction"


def _changes(figure: Figure) -> set[int]:
    if figure.operation in ("difference", "percent_change", "growth_rate", "net_flow") and figure.value is not None:
        return {_sign(figure.value)}
    timed = _in_time(figure.values)
    return {_sign(timed[-1] - timed[0])} if len(timed) > 1 else set()


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _in_time(values: Sequence[MemberValue]) -> list[Decimal]:
    """The values in the order of years, where nothing but the year tells them apart."""
    dated = []
    others = set()
    for value in values:
        years = [member for _, member in value.members if re.match(r"(?:19|20)\d\d", member)]
        others.add(tuple(member for _, member in value.members if member not in years))
        if years:
            dated.append((years[0], value.value))
    return [number for _, number in sorted(dated)] if len(others) == 1 and len(dated) == len(values) else []


def turned_order(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why "largest", "led" or "higher than" is not what the figures show."""
    text = _without_hedges(masked(re.sub(r"\btop[- ]tier", "~~~~~~~~", reading.text), names_of(figures)), reading)
    if SUPERLATIVE.search(text):
        return _not_first(reading, figures, lowest=bool(_LOWEST.search(text)))
    match = _COMPARES.search(text)
    return _not_higher(reading, figures, match.group().lower()) if match else ""


def _without_hedges(text: str, reading: Reading) -> str:
    """The text without the hedges of its numbers ("more than 2,000" compares nothing)."""
    for quantity in reading.quantities:
        text = text[: quantity.start] + "#" * (quantity.end - quantity.start) + text[quantity.end :]
    return re.sub(
        r"\b(?:more|less|fewer|higher|lower|at (?:most|least)) (?:than )?(?=#)", "", text, flags=re.IGNORECASE
    )


def _not_first(reading: Reading, figures: Sequence[Figure], lowest: bool) -> str:
    for figure in figures:
        ordered = _ordered(figure)
        if not ordered:
            continue
        if figure.operation in _ENDS and lowest != (figure.operation in ("bottom", "minimum")):
            return "the figure is of the other end"
        if "rank" in (figure.unit, figure.values_unit) and figure.operation in ("top", "bottom"):
            return ""
        if figure.operation == "rank":
            return "" if figure.value is None or figure.value == 1 or lowest else "the figure does not rank it first"
        winner = min(ordered, key=lambda v: v.value) if lowest else max(ordered, key=lambda v: v.value)
        hidden = masked(reading.text, [figure.label.split(", ", 1)[0].rsplit(" by ", 1)[0]])
        named = [m.place.code for m in reading.mentions if hidden[m.start] != "~"]
        mine = place_codes(member for _, member in winner.members)
        if not mine:
            return ""
        among = [code for code in named if any(code in place_codes(m for _, m in v.members) for v in ordered)]
        return "" if among and among[0] in mine else "the figure has another place there"
    return "no figure ranks this"


def _ordered(figure: Figure) -> tuple[MemberValue, ...]:
    if figure.operation in ("top", "bottom", "rank", "compare", "difference", "series", "minimum", "maximum", "lookup"):
        return (
            figure.values
            if len(figure.values) > 1 or figure.operation in ("top", "bottom", "rank", "minimum", "maximum")
            else ()
        )
    return ()


def _not_higher(reading: Reading, figures: Sequence[Figure], word: str) -> str:
    higher = word in ("higher", "more", "larger", "greater", "bigger") or word.startswith(("exceed", "surpass"))
    for figure in figures:
        values = {code: v.value for v in figure.values for code in place_codes(m for _, m in v.members)}
        named = [m.place.code for m in reading.mentions if m.place.code in values]
        distinct = list(dict.fromkeys(named))
        if len(distinct) >= 2:
            subject = _subject(reading, word, distinct)
            other = next(code for code in distinct if code != subject)
            return (
                ""
                if (values[subject] > values[other]) == higher and values[subject] != values[other]
                else "the figure has it the other way round"
            )
        if pair := set_apart(reading.text, figure, word):
            right = pair[0].value != pair[1].value and (pair[0].value > pair[1].value) == higher
            return "" if right else "the figure has it the other way round"
        timed = _in_time(figure.values)
        if len(timed) > 1 and timed[0] != timed[-1]:
            return "" if (timed[-1] > timed[0]) == higher else "the figure has it the other way round"
    return "no figure compares these"


def _subject(reading: Reading, word: str, codes: list[str]) -> str:
    """The place compared: after "higher for X", else the last one before the word "than", else the first."""
    at = reading.text.lower().find(word)
    after = re.match(rf"{word}\s+(?:for|in)\s+(?:the\s+)?", reading.text[at:], re.IGNORECASE)
    if after:
        for mention in reading.mentions:
            if mention.start == at + after.end() and mention.place.code in codes:
                return mention.place.code
    before = [m.place.code for m in reading.mentions if m.start < at and m.place.code in codes]
    return before[0] if before else codes[0]
