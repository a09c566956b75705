"""What figures prove beyond their numbers: directions of people and of change, and who is first. Binds no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.quantities import agrees
from assistant.sentences import (
    OPPOSITES,
    SUPERLATIVE,
    Reading,
    changes_told,
    stem,
    words_of,
)
from assistant.types import Figure, MemberValue
from assistant.verify.pairing import REFERENCE, masked, names_of, set_apart
from assistant.verify.proofs import place_codes

_HIGHER, _LOWER = OPPOSITES[1]
_FLOW = re.compile(r"\b(inflow|outflow)\s+(?:of\s+|was\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_BACKWARDS = re.compile(r"(?:\bfrom\s+|(?<![\d.,-]))((?:19|20)\d\d)(?:\s+to\s+|[-–])((?:19|20)\d\d)(?![\d-])")
_AS_HIGH = re.compile(
    r"\b(?:as (?:high|many|much|large|big|great|low|few|small)|th(?:at|ose) (?:of|in|for|from))\b", re.IGNORECASE
)
_ROLE = re.compile(r"\b(?:country|place|region|economy|state) of (?:the )?(\w+)", re.IGNORECASE)
_IN_LABELS = tuple(
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in (
        ("inflow arrival immigration arrive arrived", "outflow departure emigration leave left"),
        ("above", "below"),
        ("growth", "decline"),
        ("abroad", "home"),
        ("include", "exclude"),
        ("inside", "outside"),
        ("domestic native", "foreign international"),
        ("public", "private"),
        ("foreign-born", "native-born"),
    )
)
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
_BEATS = re.compile(r"\b(?:ahead of|exceed\w*|surpass\w*|outnumber\w*|overt(?:ook|ake\w*))\b", re.IGNORECASE)
_BOTTOM = re.compile(r"\bbottom\s+(?:#|\d|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(higher|more|larger|greater|bigger|lower|less|fewer|smaller|exceed\w*|surpass\w*|behind|trail\w*)\b",
    re.IGNORECASE,
)


def figure_text(figure: Figure) -> str:
    """All words a figure brings along; sentences on it may use these."""
    parts = [figure.label, figure.display, figure.unit, *figure.caveats]
    if figure.operation == "sum":
        parts.append("added together combined total altogether")
    if figure.operation == "growth_rate":
        parts.append("annual annually yearly per annum each year")
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
    if exchanged := _exchanged_flows(reading, figures):
        return exchanged
    for mention in reading.mentions:
        code, before = mention.place.code, reading.text[max(0, mention.start - 30) : mention.start]
        if _FROM.search(before) and code in destinations - origins:
            return f"the figure has {mention.text} as the destination"
        if _TO.search(before) and code in origins - destinations and not _change_follows(reading, mention.start):
            return f"the figure has {mention.text} as the origin"
    return ""


def _exchanged_flows(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why what a net flow has as inflow is told as outflow, or the reverse."""
    for figure in figures:
        if figure.operation != "net_flow" or len(figure.values) != 2:
            continue
        flows = dict(zip(("inflow", "outflow"), (v.value for v in figure.values), strict=True))
        for quantity in reading.quantities:
            said = _FLOW.search(reading.text[: quantity.start])
            if said and not agrees(quantity, flows[said[1].lower()], figure.unit):
                return f"the figure has another {said[1].lower()}"
    return ""


def _directed(figures: Sequence[Figure], direction: str) -> frozenset[str]:
    return place_codes(m for figure in figures for f in figure.facets if f.direction == direction for m in f.members)


def _change_follows(reading: Reading, start: int) -> bool:
    """Whether "to" belongs to a change of numbers ("from 29 to China's 47") rather than to people."""
    return bool(re.search(r"\d\s+to\s+$", reading.text[:start]))


def turned_change(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why a rise is told as a fall, or told at all."""
    if _BACKWARDS.search(reading.text) and any(int(a) > int(b) for a, b in _BACKWARDS.findall(reading.text)):
        return "the years run backwards"
    up, down = changes_told(masked(reading.text, names_of(figures)))
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
    beats = _BEATS.search(text)
    if beats and any(len(figure.values) == 2 for figure in figures):
        return _not_higher(reading, figures, beats.group().lower())
    if SUPERLATIVE.search(text) or _BOTTOM.search(text):
        return _not_first(reading, figures, lowest=bool(_LOWEST.search(text) or _BOTTOM.search(text)))
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
            return _not_at_end(figure, lowest)
        winner = min(ordered, key=lambda v: v.value) if lowest else max(ordered, key=lambda v: v.value)
        hidden = masked(reading.text, [figure.label.split(", ", 1)[0].rsplit(" by ", 1)[0]])
        named = [m.place.code for m in reading.mentions if hidden[m.start] != "~"]
        mine = place_codes(member for _, member in winner.members)
        if not mine:
            return ""
        among = [code for code in named if any(code in place_codes(m for _, m in v.members) for v in ordered)]
        return "" if among and among[0] in mine else "the figure has another place there"
    return "no figure ranks this"


def _not_at_end(figure: Figure, lowest: bool) -> str:
    """Whether a rank is the first, or for "lowest" the last of those ranked, as the label counts them."""
    ranked = re.search(r"among (\d+) members", figure.label)
    if figure.value is None or lowest and (ranked is None or figure.value == int(ranked[1])):
        return ""
    turned = figure.request.order == "ascending"
    return "" if figure.value == 1 and (turned or not lowest) else "the figure does not rank it there"


def _ordered(figure: Figure) -> tuple[MemberValue, ...]:
    if figure.operation in ("top", "bottom", "rank", "compare", "difference", "series", "minimum", "maximum", "lookup"):
        return (
            figure.values
            if len(figure.values) > 1 or figure.operation in ("top", "bottom", "rank", "minimum", "maximum")
            else ()
        )
    return ()


def _not_higher(reading: Reading, figures: Sequence[Figure], word: str) -> str:
    higher = word in ("higher", "more", "larger", "greater", "bigger") or word.startswith(
        ("exceed", "surpass", "outnumber", "overt", "ahead")
    )
    for figure in figures:
        values = _by_place(figure)
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


def _by_place(figure: Figure) -> dict[str, Decimal]:
    """The value of each place that tells the figure's values apart."""
    codes = [(place_codes(m for _, m in v.members), v.value) for v in figure.values]
    common = frozenset.intersection(*(found for found, _ in codes)) if len(codes) > 1 else frozenset()
    return {code: value for found, value in codes for code in found - common}


def turned_ratio(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why "twice as high in A as in B" is not the ratio of the values, the one named first over the other."""
    match = _AS_HIGH.search(reading.text)
    if match is None:
        return ""
    said = next((q for q in reading.quantities if q.end <= match.start() and match.start() - q.end < 2), None)
    for figure in figures:
        pair = set_apart(reading.text, figure, match.group().lower())
        if said is None or pair is None or not pair[1].value:
            continue
        unit = "ratio" if said.unit == "times" else said.unit
        right = agrees(replace(said, unit=unit), pair[0].value / pair[1].value, "ratio")
        return "" if right else "the figure has another ratio of these"
    return ""


def turned_label(reading: Reading, figures: Sequence[Figure]) -> str:
    """Why the sentence exchanges a word of a figure's name ("inflow") for its opposite, or another role of places."""
    measures = [f.label.split(", ", 1)[0] for f in figures]
    names = "\n".join([*measures, *(facet.title for f in figures for facet in f.facets)])
    said, named = ({word.stem for word in words_of(text)} for text in (reading.text, names))
    for pair in _IN_LABELS:
        for ours, theirs in (pair, pair[::-1]):
            if ours & said - named and theirs & named - said and not (ours & named or theirs & said):
                return f"the figure says the opposite of {min(ours & said)!r}"
    titles = " ".join(text for f in figures for facet in f.facets for text in (facet.title, facet.direction or ""))
    roles = {word.stem for word in words_of(titles)} | {stem(match[1]) for match in _ROLE.finditer(names)}
    for match in _ROLE.finditer(reading.text):
        if stem(match[1]) not in roles:
            return f"the figure does not speak of {match.group()!r}"
    return ""


def _subject(reading: Reading, word: str, codes: list[str]) -> str:
    """The place compared: after "higher for X", else the last one before the word "than", else the first."""
    at = reading.text.lower().find(word)
    others = {m.place.code for m in reading.mentions if REFERENCE.search(reading.text[: m.start])}
    if others and (rest := [code for code in codes if code not in others]):
        return rest[0]
    after = re.match(rf"{word}\s+(?:for|in)\s+(?:the\s+)?", reading.text[at:], re.IGNORECASE)
    if after:
        for mention in reading.mentions:
            if mention.start == at + after.end() and mention.place.code in codes:
                return mention.place.code
    before = [m.place.code for m in reading.mentions if m.start < at and m.place.code in codes]
    return before[0] if before else codes[0]
