"""The second set of wordings, written after the verifier had been mended with the first; unseen in its first run only.

Clauses turned round, passives, lists, ranks, "of every hundred", "twice as many", subjects at the end. Judges nothing.
"""

from __future__ import annotations

import random
import re

from tests.benchmarks.bench_verifier_amounts import ORDINALS, exact, times
from tests.benchmarks.bench_verifier_facts import OTHER_NAMES, Facts
from tests.benchmarks.bench_verifier_prose import Change
from tests.benchmarks.bench_verifier_wordings import Wording, value_of


def stood_for(f: Facts) -> str:
    return f"at {f.amount(value_of(f))}, that was the {f.what}{f.setting()}{f.when()}."


def was_put(f: Facts) -> str:
    return f"the {f.what}{f.setting()} was put at {f.amount(value_of(f))}{f.when()} by {f.source()}."


def number_first(f: Facts) -> str:
    return f"{f.amount(value_of(f))}: that is the {f.what}{f.setting()}{f.when()}."


def came_to(f: Facts) -> str:
    lead = f"for {f.year}" if f.year else "in all"
    return f"{lead}, {f.source()} gives {f.amount(value_of(f))} as the {f.what}{f.setting()}."


def every_hundred(f: Facts) -> str | None:
    value = f.figure.value
    if (
        f.unit != "percent"
        or value is None
        or value != int(value)
        or not f.people
        or not f.title.lower().startswith("share")
    ):
        return None
    facets = f.facets("place")
    if not f.place or not (verb := f.verb(facets[0], f.place)):
        return None
    return f"of every 100 {f.people}{f.setting(facets[0].field)}, {int(value)} {verb}{f.when()}."


def recorded(f: Facts) -> str | None:
    if f.unit != "count" or not f.people or value_of(f) == 1:
        return None
    return f"{f.source()} recorded {f.amount(value_of(f))} {f.people}{f.setting()}{f.when()}."


def from_to_years(f: Facts) -> str | None:
    if not f.ends or not f.in_time:
        return None
    one, other = f.ends
    return (
        f"the {f.what}{f.setting()} stood at {f.amount(one.value)} in {f.member(one)}; "
        f"by {f.member(other)} it was {f.amount(other.value)}."
    )


def up_from(f: Facts) -> str | None:
    if not f.ends or not f.in_time or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    word = "up" if other.value > one.value else "down"
    return (
        f"in {f.member(other)} the {f.what}{f.setting()} was {f.amount(other.value)}, "
        f"{word} from {f.amount(one.value)} in {f.member(one)}."
    )


def saw(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    one, other = f.ends
    word = "an increase" if value_of(f) > 0 else "a decrease"
    by = f.amount(abs(value_of(f)), f.figure.unit, exactly=True)
    return f"from {f.member(one)} to {f.member(other)} there was {word} of {by} in the {f.what}{f.setting()}."


def compared_with(f: Facts) -> str | None:
    if not f.ends or not f.in_time or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    word = "higher" if other.value > one.value else "lower"
    return (
        f"at {f.amount(other.value)}, the {f.what}{f.setting()} was {word} in {f.member(other)} than the "
        f"{f.amount(one.value)} of {f.member(one)}."
    )


def yearly(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    word = "growth" if value_of(f) > 0 else "decline"
    by = f.chance.choice(exact(abs(value_of(f)), "percent"))
    one, other = f.ends
    return f"{word} in the {f.what}{f.setting()} came to {by} a year from {f.member(one)} to {f.member(other)}."


def while_other(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None:
        return None
    one, other = f.ends
    a, b = f.at(f.by, f.member(one)), f.at(f.by, f.member(other))
    return (
        f"the {f.what}{f.setting(f.by.field)}{f.when()} was {f.amount(one.value)} {a}, while {b} it "
        f"was {f.amount(other.value)}."
    )


def respectively(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None:
        return None
    one, other = f.ends
    a, b = f.name(f.member(one)), f.name(f.member(other))
    v, w = (f.chance.choice(exact(x.value, f.unit)) for x in (one, other))
    return f"{a} and {b} stood at {v} and {w} respectively in {f.what}{f.setting(f.by.field)}{f.when()}."


def trailed(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or f.ends[0].value == f.ends[1].value:
        return None
    low, high = sorted(f.ends, key=lambda v: v.value)
    a, b = f.name(f.member(low)), f.name(f.member(high))
    return (
        f"{a} was behind {b} in {f.what}{f.setting(f.by.field)}{f.when()}: {f.amount(low.value)} "
        f"against {f.amount(high.value)}."
    )


def less_than(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    word = "larger" if one.value > other.value else "smaller"
    a, b = f.name(f.member(one)), f.name(f.member(other))
    return f"compared with {b}, {a} had a {word} {f.what}{f.setting(f.by.field)}{f.when()}."


def points_ahead(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or not value_of(f):
        return None
    one, other = f.ends
    word = "ahead of" if value_of(f) > 0 else "behind"
    a, b = f.name(f.member(one)), f.name(f.member(other))
    by = f.chance.choice(exact(abs(value_of(f)), f.figure.unit))
    return f"by {f.what}{f.setting(f.by.field)}, {a} was {by} {word} {b}{f.when()}."


def times_that(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or not (words := times(value_of(f))):
        return None
    one, other = f.ends
    a, b = f.name(f.member(one)), f.name(f.member(other))
    said = f.chance.choice([w for w in words if w != "half"] or ["half"])
    if said == "half":
        return None
    return f"{a}'s {f.what}{f.setting(f.by.field)}{f.when()} was {said} that of {b}."


def ranking_list(f: Facts) -> str | None:
    values = f.figure.values[:3]
    if len(values) < 3 or len({v.value for v in values}) < 3 or f.by is None:
        return None
    parts = [f"{n}. {f.name(f.member(v))} with {f.amount(v.value, exactly=True)}" for n, v in enumerate(values, 1)]
    word = "highest" if f.figure.operation == "top" else "lowest"
    return f"{f.what}{f.setting(f.by.field)}{f.when()}, {word} first: {'; '.join(parts)}."


def behind_leader(f: Facts) -> str | None:
    values = f.figure.values[:3]
    if f.figure.operation != "top" or len(values) < 3 or len({v.value for v in values}) < 3 or f.by is None:
        return None
    a, b, c = (f.name(f.member(v)) for v in values)
    v, w, x = (f.chance.choice(exact(value.value, f.unit)) for value in values)
    return (
        f"{a} came first{f.when()} by {f.what}{f.setting(f.by.field)} with {v}, {b} second with {w} "
        f"and {c} third with {x}."
    )


def nobody_above(f: Facts) -> str | None:
    if not f.figure.values or f.by is None:
        return None
    word = "largest" if f.figure.operation == "maximum" else "smallest"
    member = f.member(f.figure.values[0])
    return f"with {f.amount(value_of(f))}, {f.name(member)} had the {word} {f.what}{f.setting(f.by.field)}{f.when()}."


def nth_place(f: Facts) -> str | None:
    place = value_of(f)
    if not f.figure.values or f.by is None or not 1 <= place <= len(ORDINALS):
        return None
    one = f.figure.values[0]
    return (
        f"{f.name(f.member(one))} was in {ORDINALS[int(place) - 1]} place by {f.what}{f.setting(f.by.field)}{f.when()} "
        f"({f.chance.choice(exact(one.value, f.unit))})."
    )


def made_up(f: Facts) -> str | None:
    if f.by is None or not f.people:
        return None
    named = next((w.members for w in f.figure.request.where if w.dimension == f.by.field), ())
    if len(named) != 1:
        return None
    return (
        f"{f.amount(value_of(f), 'percent')} of the {f.people}{f.setting(f.by.field)}{f.when()} were "
        f"those {f.at(f.by, named[0])}."
    )


def together(f: Facts) -> str | None:
    return (
        f"added together, the {f.what}{f.setting()} came to {f.amount(value_of(f))}{f.when()}."
        if f.unit == "count"
        else None
    )


def mean_of(f: Facts) -> str | None:
    years = [m for x in f.facets("time") for m in x.members]
    if len(years) < 2:
        return None
    return f"between {min(years)} and {max(years)}, the mean {f.what}{f.setting()} was {f.amount(value_of(f))}."


WORDINGS: dict[str, tuple[Wording, ...]] = {
    "lookup": (stood_for, was_put, number_first, came_to, every_hundred, recorded),
    "series": (from_to_years, up_from, compared_with, while_other, respectively, trailed),
    "difference": (saw, up_from, compared_with, points_ahead, while_other),
    "percent_change": (saw, up_from),
    "growth_rate": (yearly, from_to_years),
    "compare": (trailed, less_than, respectively),
    "ratio": (times_that, while_other),
    "top": (ranking_list, behind_leader),
    "bottom": (ranking_list,),
    "maximum": (nobody_above,),
    "minimum": (nobody_above,),
    "rank": (nth_place,),
    "share": (made_up,),
    "sum": (together,),
    "mean": (mean_of,),
}


def of_them(text: str, chance: random.Random) -> str:
    return re.sub(
        r"^(\d+(?:\.\d+)? percent) of ([^,;.]+?) (were|worked|came|had) ([^,;]+)\.$", r"Of \2, \1 \3 \4.", text
    )


def percentages(text: str, chance: random.Random) -> str:
    return re.sub(r"(\d) percent\b(?! points?)", chance.choice((r"\1 per cent", r"\1%")), text)


def short_names(text: str, chance: random.Random) -> str:
    for name, others in OTHER_NAMES.items():
        text = re.sub(rf"\bthe {name}\b(?! of)", others[-1], text)
    return text


def place_first(text: str, chance: random.Random) -> str:
    match = re.match(r"([^,;:]+) (in|at) ((?:19|20)\d\d|NeurIPS (?:19|20)\d\d)\.$", text)
    if not match:
        return text
    small = match[1].split()[0] in ("The", "A", "An", "About")
    rest = match[1][:1].lower() + match[1][1:] if small else match[1]
    return f"{match[2].capitalize()} {match[3]}, {rest}."


_SYNONYMS = (
    ("rose from", "climbed from"), ("fell from", "decreased from"), ("roughly", "about"), ("more than", "over"),
    ("Nearly", "Almost"), ("nearly", "almost"), ("researchers", "scientists"), ("universities", "institutions"),
    ("programmes", "programs"), ("left", "departed"), ("remained", "stayed"), ("companies", "firms"),
    ("doctorates", "PhDs"),
    ("the largest", "the biggest"), ("introduced", "launched"), ("published", "released"), ("include", "cover"),
)  # fmt: skip


def synonyms(text: str, chance: random.Random) -> str:
    for one, other in _SYNONYMS:
        text = re.sub(rf"\b{one}\b", other, text)
    return text


def second_clause_off(text: str, chance: random.Random) -> str:
    match = re.match(r"([A-Z][^;:()]{40,}?\d[^;:()]*?), (?:and|but) (?=[a-z]+ )[^;:]+\.$", text)
    return match[1] + "." if match and not re.search(r"\bboth\b|\bbetween\b", match[1]) else text


CHANGES: tuple[Change, ...] = (of_them, percentages, short_names, place_first, synonyms, second_clause_off)
