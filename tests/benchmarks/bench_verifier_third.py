"""The third set of wordings, as a press officer or a minister's speech writer would put a figure; judges nothing.

Rhetorical leads, clefts, dashes and brackets, "just", "no fewer than", questions answered, figures told after the fact.
"""

from __future__ import annotations

import random
import re

from tests.benchmarks.bench_verifier_amounts import ORDINALS, exact, times
from tests.benchmarks.bench_verifier_facts import Facts
from tests.benchmarks.bench_verifier_prose import Change
from tests.benchmarks.bench_verifier_wordings import Wording, value_of


def it_was(f: Facts) -> str:
    return f"it was {f.amount(value_of(f))} that {f.source()} reported as the {f.what}{f.setting()}{f.when()}."


def dashed(f: Facts) -> str:
    return f"the {f.what}{f.setting()} – {f.amount(value_of(f))}{f.when()} – comes from {f.source()}."


def bracketed(f: Facts) -> str:
    said = f.amount(value_of(f))
    return f"the figure of {f.source()} for the {f.what}{f.setting()} ({said}) is that{f.when() or ' of the table'}."


def asked_and_answered(f: Facts) -> str:
    return f"how high was the {f.what}{f.setting()}{f.when()}? The answer is {f.amount(value_of(f))}."


def amounted(f: Facts) -> str:
    return f"the {f.what}{f.setting()} amounted to {f.amount(value_of(f))}{f.when()}, {f.source()} says."


def looking_at(f: Facts) -> str:
    return f"looking at the {f.what}{f.setting()}{f.when()}, one finds {f.amount(value_of(f))}."


def between(f: Facts) -> str | None:
    if not f.ends or not f.in_time or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    word = "increased" if other.value > one.value else "decreased"
    return (
        f"between {f.member(one)} and {f.member(other)}, the {f.what}{f.setting()} {word} from "
        f"{f.amount(one.value)} to {f.amount(other.value)}."
    )


def after(f: Facts) -> str | None:
    if not f.ends or not f.in_time or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    return (
        f"after {f.amount(one.value)} in {f.member(one)}, the {f.what}{f.setting()} reached "
        f"{f.amount(other.value)} in {f.member(other)}."
    )


def gained_or_shed(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    one, other = f.ends
    word = "up by" if value_of(f) > 0 else "down by"
    by = f.amount(abs(value_of(f)), f.figure.unit, exactly=True)
    return f"the {f.what}{f.setting()} was {word} {by} in {f.member(other)} compared with {f.member(one)}."


def pace(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    one, other = f.ends
    word = "grew" if value_of(f) > 0 else "shrank"
    by = f.chance.choice(exact(abs(value_of(f)), "percent"))
    return f"the {f.what}{f.setting()} {word} by {by} annually between {f.member(one)} and {f.member(other)}."


def outdid(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or f.ends[0].value == f.ends[1].value:
        return None
    low, high = sorted(f.ends, key=lambda v: v.value)
    a, b = f.name(f.member(high)), f.name(f.member(low))
    more, less = f.amount(high.value), f.amount(low.value)
    return f"{a}, at {more}, outdid {b}, at {less}, in {f.what}{f.setting(f.by.field)}{f.when()}."


def versus(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None:
        return None
    one, other = f.ends
    a, b = f.name(f.member(one)), f.name(f.member(other))
    return f"{f.what}{f.setting(f.by.field)}{f.when()}: {a} {f.amount(one.value)}, {b} {f.amount(other.value)}."


def gap_of(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or not value_of(f):
        return None
    one, other = f.ends
    a, b = f.name(f.member(one)), f.name(f.member(other))
    by = f.chance.choice(exact(abs(value_of(f)), f.figure.unit))
    return f"the gap between {a} and {b} in {f.what}{f.setting(f.by.field)}{f.when()} was {by}."


def above_or_below(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    word = "above" if one.value > other.value else "below"
    a, b = f.name(f.member(one)), f.name(f.member(other))
    return f"the {f.what}{f.setting(f.by.field)}{f.when()} was {word} {b}'s in the case of {a}."


def for_each(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or not (words := times(value_of(f))):
        return None
    said = f.chance.choice([w for w in words if w != "half"] or ["half"])
    if said == "half":
        return None
    a, b = (f.name(f.member(value)) for value in f.ends)
    return f"the {f.what}{f.setting(f.by.field)}{f.when()} of {a} was {said} that of {b}."


def top_of(f: Facts) -> str | None:
    values = f.figure.values[:2]
    if f.figure.operation != "top" or len(values) < 2 or values[0].value == values[1].value or f.by is None:
        return None
    a, b = (f.name(f.member(v)) for v in values)
    v, w = (f.chance.choice(exact(value.value, f.unit)) for value in values)
    return f"{a} topped the list by {f.what}{f.setting(f.by.field)}{f.when()} ({v}), followed by {b} ({w})."


def nowhere_higher(f: Facts) -> str | None:
    if not f.figure.values or f.by is None:
        return None
    word = "higher" if f.figure.operation == "maximum" else "lower"
    member = f.member(f.figure.values[0])
    return (
        f"nowhere was the {f.what}{f.setting(f.by.field)}{f.when()} {word} than {f.at(f.by, member)}: "
        f"{f.amount(value_of(f))}."
    )


def ranks(f: Facts) -> str | None:
    place = value_of(f)
    if not f.figure.values or f.by is None or not 1 <= place <= len(ORDINALS):
        return None
    name, nth = f.name(f.member(f.figure.values[0])), ORDINALS[int(place) - 1]
    return f"{name} ranks {nth} in {f.what}{f.setting(f.by.field)}{f.when()}."


def accounted(f: Facts) -> str | None:
    if f.by is None or not f.people:
        return None
    named = next((w.members for w in f.figure.request.where if w.dimension == f.by.field), ())
    if len(named) != 1:
        return None
    return (
        f"{f.name(named[0])} accounted for {f.amount(value_of(f), 'percent')} of the {f.people}"
        f"{f.setting(f.by.field)}{f.when()}."
    )


def in_total(f: Facts) -> str | None:
    return f"in total, the {f.what}{f.setting()} was {f.amount(value_of(f))}{f.when()}." if f.unit == "count" else None


WORDINGS: dict[str, tuple[Wording, ...]] = {
    "lookup": (it_was, dashed, bracketed, asked_and_answered, amounted, looking_at),
    "series": (between, after, outdid, versus),
    "difference": (between, after, gained_or_shed, gap_of, versus),
    "percent_change": (gained_or_shed, between),
    "growth_rate": (pace,),
    "compare": (outdid, above_or_below, versus),
    "ratio": (for_each, versus),
    "top": (top_of,),
    "maximum": (nowhere_higher,),
    "minimum": (nowhere_higher,),
    "rank": (ranks,),
    "share": (accounted,),
    "sum": (in_total,),
}


def attributed_first(text: str, chance: random.Random) -> str:
    match = re.match(r"([A-Z][^;:]+), according to ([^,;]+)\.$", text)
    if not match:
        return text
    rest = (
        match[1]
        if re.match(r"[A-Z][\w’'-]*[A-Z]|(?!At|In|The|Of|Among)[A-Z]", match[1])
        else match[1][:1].lower() + match[1][1:]
    )
    return f"{match[2][:1].upper()}{match[2][1:]} reports that {rest}."


def without_source(text: str, chance: random.Random) -> str:
    return re.sub(r", (?:according to|as reported by) [^,;]+\.$", ".", text)


def brackets(text: str, chance: random.Random) -> str:
    return re.sub(r"^(At|In) ((?:NeurIPS )?(?:19|20)\d\d), (.+)\.$", r"\3 (\2).", text)


_SYNONYMS = (
    ("worked in", "were working in"), ("was the origin of", "was the country of origin of"), ("about", "roughly"),
    (r"more than(?= \d)", "upwards of"), ("fell by", "dropped by"), ("rose by", "went up by"), ("share", "proportion"),
    ("in the United States", "in the US"), ("undergraduate degree", "first degree"), ("earned", "obtained"),
)  # fmt: skip


def synonyms(text: str, chance: random.Random) -> str:
    for one, other in _SYNONYMS:
        text = re.sub(rf"\b{one}\b", other, text)
    return text


CHANGES: tuple[Change, ...] = (attributed_first, without_source, brackets, synonyms)
