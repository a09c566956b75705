"""One thing changed in a true sentence, so that it is no longer what its evidence says. Judges nothing.

Each lie is false by construction: a changed number agrees with no number of the evidence, a place or year is one that
the evidence gives another value or does not name, a word is exchanged for its opposite. What cannot be made so is left.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from assistant.places import find_places, place_named
from tests.benchmarks.bench_verifier_amounts import ORDINALS, figures_of, plain, rounded
from tests.benchmarks.bench_verifier_truth import NUMBER, YEAR, Truth, number_of

HEDGED = re.compile(
    r"\b(?:about|some|around|roughly|approximately|almost|nearly|just|over|under|than|least|most|to)\s*[$€£]?$"
)
ELSEWHERE = ("Norway", "Chile", "Kenya", "Vietnam", "Portugal", "Morocco", "Peru")


Lie = Callable[[Truth, random.Random], Iterator[str]]


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _stated(truth: Truth) -> list[re.Match[str]]:
    """The numbers of a sentence that are values: no years, none that belong to a unit, a label or a name."""
    labels = {number_of(m.group()) for f in truth.figures for m in NUMBER.finditer(f.label)} if truth.figures else set()
    found = []
    for match in NUMBER.finditer(truth.text):
        before = truth.text[: match.start()]
        if YEAR.fullmatch(match.group()) or before.endswith(("per ", "top ", "leading ", "age ")):
            continue
        if number_of(match.group()) not in labels and not re.match(rf" (?:{_MONTHS})", truth.text[match.end() :]):
            found.append(match)
    return found


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _agrees_with_some(truth: Truth, text: str, loosely: bool) -> bool:
    value = number_of(text)
    places = len(text.partition(".")[2])
    if loosely:
        return any(abs(value - known) <= Decimal("0.3") * max(value, known) for known in truth.numbers)
    return any(rounded(known, places) == value for known in truth.numbers)


def digit(truth: Truth, chance: random.Random) -> Iterator[str]:
    for match in _stated(truth):
        text = match.group()
        loosely = bool(HEDGED.search(truth.text[: match.start()])) or truth.text[match.end() :].startswith(
            (" million", " or ")
        )
        at = chance.choice([n for n, c in enumerate(text) if c.isdigit()]) if not loosely else 0
        for other in chance.sample("123456789", 9):
            new = text[:at] + other + text[at + 1 :]
            if new != text and not _agrees_with_some(truth, new, loosely):
                yield _put(truth.text, match, new)
                break


def rounding(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A number rounded to the wrong side, said as it stands or with "about"."""
    exact = {v.value for f in truth.figures for v in f.values} | {f.value for f in truth.figures if f.value is not None}
    for match in _stated(truth):
        value = number_of(match.group())
        sources = [v for v in exact if v == value] if truth.figures else [value]
        if not sources or HEDGED.search(truth.text[: match.start()]) or value < 10:
            continue
        for kept in (1, 2, 3):
            right = figures_of(value, kept)
            step = Decimal(1).scaleb(value.adjusted() - kept + 1)
            wrong = right + step if right <= value else right - step
            fives = Decimal("2.5") * step if f"{wrong:f}".strip("0.").endswith("5") else Decimal(0)
            far = abs(wrong - value) > max(step * Decimal("0.6"), fives) and right != value
            far = far and all(figures_of(value, n) != wrong for n in (1, 2, 3, 4))
            if far and not _agrees_with_some(truth, f"{wrong:f}", False) and wrong > 0:
                yield _put(truth.text, match, chance.choice(("", "about ")) + plain(wrong))
                break


_UNITS = (
    (r"(?<=\d) ?(?:percent|per cent|%)(?! points?)", (" percentage points", " per 1,000", " times")),
    (r"(?<=\d) ?(?:percent|per cent|%) of (?=[a-z])", (" ",)),
    (r"(?<=\d) (?:percentage )?points\b", (" percent", "%")),
    (r"(?<=\d )per (?:1,000|thousand)\b", ("per 100,000", "percent")),
    (r"(?<=\d )per 10,000\b", ("per 1,000", "percent", "per million")),
    (r"(?<=\d )per 100,000\b", ("per 1,000", "percent")),
    (r"(?<=\d) times\b", (" percent",)),
    (r"\bmillion\b", ("billion", "thousand")),
    (r"\bbillion\b", ("million",)),
    (r"\$(?=\d)", ("€", "£")),
    (r"€(?=\d)", ("$",)),
)


def unit(truth: Truth, chance: random.Random) -> Iterator[str]:
    for pattern, others in _UNITS:
        for match in re.finditer(pattern, truth.text):
            yield _put(truth.text, match, chance.choice(others))
    for match in _stated(truth):
        after = truth.text[match.end() :]
        if (
            truth.figures
            and truth.figures[0].unit == "count"
            and number_of(match.group())
            and re.match(r"[ ,.](?!percent|per |million|times|point)", after)
        ):
            yield _put(truth.text, match, match.group() + chance.choice((" percent", " thousand", " million")))


def place(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A place exchanged for one that the evidence does not name, or for one with another value."""
    known = {p.place.code for p in find_places(truth.words)}
    mentions = [m for m in find_places(truth.text) if not m.adjective]
    away = [name for name in ELSEWHERE if (p := place_named(name)) and p.code not in known]
    for mention in mentions:
        start = re.search(r"\b[Tt]he $", truth.text[: mention.start])
        head = truth.text[: start.start() if start else mention.start]
        if away and chance.random() < 0.7:
            yield head + chance.choice(away) + truth.text[mention.end :]
        rivals = [n for n, v in truth.others.items() if (p := place_named(n)) and p.code not in known]
        if rivals:
            yield head + chance.choice(rivals) + truth.text[mention.end :]


def places_exchanged(truth: Truth, chance: random.Random) -> Iterator[str]:
    """Two members with different values exchanged, each beside its own number or rank."""
    for figure in truth.figures:
        unordered = "top_three" in truth.wording
        if unordered or figure.operation not in ("series", "difference", "ratio", "compare", "top", "bottom"):
            continue
        for one in figure.values:
            for other in figure.values:
                if (
                    one is other
                    or one.value >= other.value
                    or abs(one.value - other.value) < Decimal("0.03") * abs(other.value)
                ):
                    continue
                a, b = _apart(one.members, other.members)
                if not (a and b) or a[:1].isdigit() or a in b or b in a:
                    continue
                new = _exchanged(truth.text, a, b)
                if new and new != truth.text:
                    yield new
                    return


def _apart(one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    return next(((m, n) for (_, m), (_, n) in zip(one, other, strict=False) if m != n), ("", ""))


def _exchanged(text: str, a: str, b: str) -> str:
    spans = []
    for name in (a, b):
        code = p.code if (p := place_named(name)) else None
        found = [(m.start, m.end) for m in find_places(text) if m.place.code == code] if code else []
        found = found or [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if len(found) != 1:
            return ""
        spans.append(found[0])
    (s1, e1), (s2, e2) = sorted(spans)
    return text[:s1] + text[s2:e2] + text[e1:s2] + text[s1:e1] + text[e2:]


def year(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A year the evidence does not name, or two years exchanged that have different values."""
    known = set(YEAR.findall(truth.words))
    for match in YEAR.finditer(truth.text):
        if re.match(r"[-–/]\d", truth.text[match.end() :]) or re.search(r"\d[-–/]$", truth.text[: match.start()]):
            continue
        near = [str(int(match.group()) + step) for step in (-7, -3, -1, 1, 2, 4)]
        away = [y for y in near if y not in known and not _is_covered(truth.words, int(y))]
        if away:
            yield _put(truth.text, match, chance.choice(away))
    years = [m for m in YEAR.finditer(truth.text)]
    if len(years) == 2 and years[0].group() != years[1].group() and truth.figures and not _symmetric(truth.text):
        values = {v.value for v in truth.figures[0].values}
        if len(values) > 1:
            one, other = years
            yield (
                truth.text[: one.start()] + other.group() + truth.text[one.end() : other.start()] + one.group()
                + truth.text[other.end() :]
            )  # fmt: skip


def _is_covered(text: str, year: int) -> bool:
    spans = re.findall(r"((?:19|20)\d\d)\s*(?:to|-|–|and|until|through)\s*((?:19|20)?\d\d)\b", text)
    return any(int(a) <= year <= int(b if len(b) == 4 else a[:2] + b) for a, b in spans)


def _symmetric(text: str) -> bool:
    if re.search(r"(?:19|20)\d\d[-–/](?:19|20)\d\d", text):
        return True
    return (
        bool(re.search(r"\b(?:between|averaged|mean|did not change)\b", text, re.IGNORECASE))
        and "went from" not in text
    )


def _turned(pairs: str) -> Lie:
    both: dict[str, str] = {}
    for pair in pairs.split("|"):
        one, other = (part.strip() for part in pair.split("/"))
        both.setdefault(one, other)
        both.setdefault(other, one)
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, both), key=len, reverse=True)) + r")\b", re.IGNORECASE)

    def turn(match: re.Match[str]) -> str:
        new = both[match.group().lower()]
        return new.capitalize() if match.group()[0].isupper() else new

    def lie(truth: Truth, chance: random.Random) -> Iterator[str]:
        new = pattern.sub(turn, truth.text)
        if new != truth.text:
            yield new

    return lie


change_reversed = _turned(
    "rose/fell|increased/decreased|grew/shrank|climbed/declined|increase/decrease|went up/went down|rise/fall|"
    "gained/lost|growth/decline|dropped/jumped|rising/falling|growing/shrinking"
)
flow_reversed = _turned(
    "inflow/outflow|left/arrived in|arrivals/departures|leaving/entering|educated in/employed in|"
    "worked in/were educated in|were born in/worked in|moved to/moved from|immigration/emigration|"
    "country of work/country of origin|stayed in/left"
)
compare_reversed = _turned(
    "higher/lower|highest/lowest|more than/fewer than|largest/smallest|above/below|ahead of/behind|exceeded/trailed|"
    "biggest/smallest|the most/the fewest|led/trailed|greatest/smallest|top three/bottom three|greater/smaller|"
    "larger/smaller|first/last|overtook/fell behind"
)


def from_and_to(truth: Truth, chance: random.Random) -> Iterator[str]:
    """Origin and destination exchanged."""
    for figure in truth.figures:
        ways = {f.direction: f.members for f in figure.facets if f.direction and len(f.members) == 1}
        if figure.operation in ("lookup", "series", "difference", "percent_change") and len(ways) == 2:
            new = _exchanged(truth.text, ways["origin"][0], ways["destination"][0])
            if new:
                yield new
    match = re.search(r"from ((?:the )?[A-Z][\w ]+?) to ((?:the )?[A-Z]\w+(?: [A-Z]\w+)*)", truth.text)
    if truth.quotes and match and all(place_named(m.removeprefix("the ")) for m in match.groups()):
        yield truth.text.replace(match.group(), f"from {match[2]} to {match[1]}", 1)


_FRACTIONS = (
    ("three quarters", "two thirds"), ("a quarter", "a third"), ("a third", "a quarter"),
    ("two thirds", "three quarters"),
    ("half", "two thirds"), ("a third", "half"), ("three times", "four times"), ("twice", "three times"),
)  # fmt: skip


def fraction(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A number in words exchanged for another."""
    words = "two three four five six seven eight nine ten eleven twelve".split()
    for one, other in _FRACTIONS:
        match = re.search(rf"\b{one}\b", truth.text)
        if match and not re.search(r"\b(?:more than|over) (?:an? )?$", truth.text[: match.start()]):
            yield _put(truth.text, match, other)
    if ranked := re.search(rf"\branked ({'|'.join(ORDINALS)})\b", truth.text):
        yield _put(truth.text, ranked, "ranked " + chance.choice([o for o in ORDINALS if o != ranked[1]]))
    for match in re.finditer(rf"\b({'|'.join(words)})(?= (?:percent|per cent|\w+s\b))", truth.text):
        new = chance.choice([w for w in words if abs(words.index(w) - words.index(match.group())) > 1])
        if Decimal(words.index(new) + 2) not in truth.numbers and new not in truth.words:
            yield _put(truth.text, match, new)


_VERBS = re.compile(r"\b(was|were|is|are|had|has|have|can|would)\b(?! (?:not|no)\b)")
_PAST = {
    "rose": "rise", "fell": "fall", "grew": "grow", "led": "lead", "stood": "stand", "left": "leave", "worked": "work",
    "came": "come", "moved": "move", "accounted": "account", "increased": "increase", "declined": "decline",
    "went": "go", "exceeded": "exceed", "arrived": "arrive", "ranked": "rank", "averaged": "average", "puts": "put",
    "gained": "gain", "lost": "lose", "dropped": "drop", "climbed": "climb", "shrank": "shrink",
}  # fmt: skip


def negation(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A "not" or "never" put into the main clause."""
    if re.search(r"\b(?:not|no|never|none|neither|nor|without)\b|n't", truth.text):
        return
    if match := _VERBS.search(truth.text):
        yield _put(truth.text, match, match.group() + chance.choice((" not", " never", " not", " no longer")))
    elif match := re.search(rf"\b({'|'.join(_PAST)})\b", truth.text):
        yield _put(truth.text, match, chance.choice(("did not ", "never ")) + _PAST[match.group()])
    if chance.random() < 0.3:
        yield f"It is {chance.choice(('not true', 'false', 'wrong'))} that {truth.text[:1].lower()}{truth.text[1:]}"


def negation_lost(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A "not" taken out."""
    if match := re.search(r"(?<=\b(?:is|as|re|ad|an|ld|ay|ve|do)) not\b(?! only)", truth.text):
        yield _put(truth.text, match, "")
    elif match := re.search(r"\b(did|does) not (\w+)", truth.text):
        yield _put(truth.text, match, match[2])


def hedge(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A bound before a number that stands exactly so in the evidence."""
    known = {v.value for f in truth.figures for v in f.values} | {f.value for f in truth.figures if f.value is not None}
    for match in _stated(truth):
        before = truth.text[: match.start()].rstrip("$€£")
        after = truth.text[match.end() :]
        exact = number_of(match.group()) in known if truth.figures else True
        loose = (
            HEDGED.search(before)
            or re.search(r"\b(?:rank|number|by|a|ratio of)\s*$", before)
            or after.startswith(("%%", "-", " or "))
        )
        if exact and not loose and number_of(match.group()) > 1:
            money = len(truth.text[: match.start()]) - len(before)
            at = match.start() - money
            word = chance.choice(
                ("more than ", "less than ", "almost ", "nearly ", "over ", "just under ", "fewer than ")
            )
            yield truth.text[:at] + word + truth.text[at:]


_SHARE = re.compile(r"(?:\b(?:about|roughly) )?(\d+(?:\.\d+)?)(?:%| percent| per cent)(?= of )")


def quantifier(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A share told as "most", "all" or "few" though it is not."""
    for match in _SHARE.finditer(truth.text):
        share = Decimal(match[1])
        small = ("most", "almost all", "the majority", "more than half", "all", "nearly two thirds")
        large = ("few", "a minority", "hardly any", "less than a third", "none", "only a fraction")
        if share < 48 or share > 65:
            yield _put(truth.text, match, chance.choice(small if share < 48 else large))
    some = re.search(r"\b(some|many|most|several)\b(?= [a-z]+s\b)", truth.text)
    if truth.quotes and some:
        yield _put(truth.text, some, chance.choice(("all", "almost no", "nearly all")))


population = _turned(
    "top-tier/junior|elite/ordinary|undergraduate/doctoral|doctorates/bachelor's degrees|articles/patents|"
    "scholars/nurses|researchers/managers|students/teachers|immigrants/tourists|universities/hospitals|"
    "foreign/native|international/domestic|women/men|female/male|companies/ministries|doctorate/bachelor's degree"
)


def addition(truth: Truth, chance: random.Random) -> Iterator[str]:
    """A cause, a forecast, a judgement or a number put at the end."""
    if not truth.text.endswith("."):
        return
    yield truth.text[:-1] + chance.choice(
        (
            " because of higher pay.", ", far more than expected.", ", and it will double by 2030.",
            ", which is about 13 percent of them.", ", twice as many as before.", ", thanks to government policy.",
            ", and the trend continues.", ", a record.", ", mostly women.",
        )
    )  # fmt: skip


LIES: dict[str, Lie] = {
    "digit changed": digit,
    "number word changed": fraction,
    "number rounded wrongly": rounding,
    "unit changed": unit,
    "place swapped": place,
    "places exchanged": places_exchanged,
    "year swapped": year,
    "rise told as fall": change_reversed,
    "flow turned round": flow_reversed,
    "from and to exchanged": from_and_to,
    "comparison reversed": compare_reversed,
    "negation added": negation,
    "negation lost": negation_lost,
    "hedge added": hedge,
    "quantifier changed": quantifier,
    "population changed": population,
    "something added": addition,
}
