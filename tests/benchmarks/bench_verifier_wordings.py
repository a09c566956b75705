"""The first set of wordings: figures told as a chat model would, each true by construction. Judges nothing.

A wording takes the facts of a figure and gives a sentence, or nothing where it does not fit the figure.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from assistant.types import MemberValue
from tests.benchmarks.bench_verifier_amounts import ORDINALS, exact, times
from tests.benchmarks.bench_verifier_facts import Facts

Wording = Callable[[Facts], str | None]


def told(facts: Facts, wording: Wording) -> str | None:
    """The sentence with a capital letter, or None where the wording does not fit."""
    text = wording(facts)
    return None if text is None else text[:1].upper() + text[1:]


def value_of(f: Facts) -> Decimal:
    """The figure's one value."""
    assert f.figure.value is not None
    return f.figure.value


def lookup_plain(f: Facts) -> str:
    return f"in {f.year}, the {f.what}{f.setting()} was {f.amount(value_of(f))}." if f.year else lookup_source(f)


def lookup_source(f: Facts) -> str:
    return f"{f.source()} puts the {f.what}{f.setting()} at {f.amount(value_of(f))}{f.when()}."


def lookup_owner(f: Facts) -> str | None:
    facets = f.facets("place")
    if not f.place or facets[0].direction:
        return None
    return f"{f.name(f.place)}'s {f.what}{f.setting(facets[0].field)} stood at {f.amount(value_of(f))}{f.when()}."


def lookup_people(f: Facts) -> str | None:
    facets = f.facets("place")
    if f.unit != "percent" or not f.people or not f.place or not (verb := f.verb(facets[0], f.place)):
        return None
    rest = f.setting(facets[0].field)
    return f"{f.amount(value_of(f))} of {f.people}{rest} {verb}{f.when()}."


def lookup_had(f: Facts) -> str | None:
    facets = f.facets("place")
    if f.unit != "count" or not f.people or not f.place or facets[0].direction or value_of(f) == 1:
        return None
    return f"{f.name(f.place)} had {f.amount(value_of(f))} {f.people}{f.setting(facets[0].field)}{f.when()}."


def lookup_there(f: Facts) -> str | None:
    if f.unit != "count" or not f.people or value_of(f) == 1:
        return None
    return f"there were {f.amount(value_of(f))} {f.people}{f.setting()}{f.when()}, according to {f.source()}."


def lookup_moved(f: Facts) -> str | None:
    ways = {x.direction: x.members[0] for x in f.facets("place") if len(x.members) == 1}
    if not f.title.lower().startswith("moves of ") or len(ways) != 2 or value_of(f) == 1:
        return None
    people = f.title[len("moves of ") :]
    return (
        f"{f.amount(value_of(f))} {people} moved from {f.name(ways['origin'])} to "
        f"{f.name(ways['destination'])}{f.when()}."
    )


def lookup_left(f: Facts) -> str | None:
    way = f.title.lower().split(" of ")[0]
    if way not in ("inflow", "outflow") or not f.place or f.unit != "count" or value_of(f) == 1:
        return None
    people, rest = f.title.split(" of ")[1], f.setting(f.facets("place")[0].field)
    return (
        f"{f.amount(value_of(f))} {people}{rest} {'left' if way == 'outflow' else 'arrived in'} "
        f"{f.name(f.place)}{f.when()}."
    )


def ends_listed(f: Facts) -> str | None:
    if not f.ends:
        return None
    one, other = f.ends
    if f.in_time:
        pairs = [f"{f.amount(v.value)} in {f.member(v)}" for v in (one, other)]
        return f"the {f.what}{f.setting()} was {pairs[0]} and {pairs[1]}."
    if f.by is None:
        return None
    pairs = [f"{f.amount(v.value)} {f.at(f.by, f.member(v))}" for v in (one, other)]
    return f"the {f.what}{f.setting(f.by.field)} was {pairs[0]} and {pairs[1]}{f.when()}."


def ends_against(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None:
        return None
    one, other = f.ends
    lead = f"in {f.year}, " if f.year else ""
    a, b = (f.name(f.member(v)) for v in (one, other))
    return f"{lead}{a} had {f.amount(one.value)} and {b} {f.amount(other.value)} by {f.what}{f.setting(f.by.field)}."


def went(f: Facts) -> str | None:
    if not f.ends or not f.in_time:
        return None
    one, other = f.ends
    between = f"between {f.member(one)} and {f.member(other)}"
    a, b = f.amount(one.value, exactly=True), f.amount(other.value, exactly=True)
    return f"{between}, the {f.what}{f.setting()} went from {a} to {b}."


def rose(f: Facts) -> str | None:
    if not f.ends or not f.in_time or f.ends[0].value == f.ends[1].value:
        return None
    one, other = f.ends
    verb = f.chance.choice(("rose", "grew", "climbed") if other.value > one.value else ("fell", "declined", "dropped"))
    a, b = f.amount(one.value), f.amount(other.value)
    return f"the {f.what}{f.setting()} {verb} from {a} in {f.member(one)} to {b} in {f.member(other)}."


def changed_by(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    one, other = f.ends
    up = value_of(f) > 0
    by = f.amount(abs(value_of(f)), f.figure.unit)
    verb = f.chance.choice(("increased", "rose", "went up") if up else ("decreased", "fell", "went down"))
    return f"the {f.what}{f.setting()} {verb} by {by} from {f.member(one)} to {f.member(other)}."


def higher_than_before(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    one, other = f.ends
    by = f.chance.choice(exact(abs(value_of(f)), f.figure.unit))
    word = "higher" if value_of(f) > 0 else "lower"
    return f"the {f.what}{f.setting()} was {by} {word} in {f.member(other)} than in {f.member(one)}."


def a_year(f: Facts) -> str | None:
    if not f.ends or not f.in_time or not value_of(f):
        return None
    verb = "grew" if value_of(f) > 0 else "shrank"
    by = f.chance.choice(exact(abs(value_of(f)), "percent"))
    return (
        f"the {f.what}{f.setting()} {verb} by {by} a year on average between {f.member(f.ends[0])} and "
        f"{f.member(f.ends[1])}."
    )


def gap(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None:
        return None
    one, other = f.ends
    by = f.amount(abs(value_of(f)), f.figure.unit)
    lead = f"in {f.year}, " if f.year else ""
    a, b = f.at(f.by, f.member(one)), f.at(f.by, f.member(other))
    return (
        f"{lead}the {f.what}{f.setting(f.by.field)} was {f.amount(one.value)} {a} "
        f"against {f.amount(other.value)} {b}, a gap of {by}."
    )


def _higher(f: Facts) -> tuple[MemberValue, MemberValue, str] | None:
    if not f.ends or f.in_time or f.by is None or f.ends[0].value == f.ends[1].value:
        return None
    return (*f.ends, "higher" if f.ends[0].value > f.ends[1].value else "lower")


def higher_than(f: Facts) -> str | None:
    if not (found := _higher(f)) or f.by is None:
        return None
    one, other, word = found
    a, b = f.at(f.by, f.member(one)), f.at(f.by, f.member(other))
    return f"the {f.what}{f.setting(f.by.field)} was {word} {a} than {b}{f.when()}."


def had_higher(f: Facts) -> str | None:
    if not (found := _higher(f)) or f.by is None:
        return None
    one, other, word = found
    a, b = f.name(f.member(one)), f.name(f.member(other))
    values = f"{f.chance.choice(exact(one.value, f.unit))} against {f.chance.choice(exact(other.value, f.unit))}"
    return f"{a} had a {word} {f.what}{f.setting(f.by.field)} than {b}{f.when()}, {values}."


def exceeded(f: Facts) -> str | None:
    if not (found := _higher(f)) or f.by is None:
        return None
    one, other, word = found
    first, second = (one, other) if word == "higher" else (other, one)
    lead = f"in {f.year}, " if f.year else ""
    a, b = f.name(f.member(first)), f.name(f.member(second))
    return (
        f"{lead}{a} exceeded {b} in {f.what}{f.setting(f.by.field)}, {f.amount(first.value)} to "
        f"{f.amount(second.value)}."
    )


def higher_by(f: Facts) -> str | None:
    if not (found := _higher(f)) or f.by is None:
        return None
    one, other, word = found
    a, b = f.at(f.by, f.member(one)), f.at(f.by, f.member(other))
    by = f.chance.choice(exact(abs(value_of(f)), f.figure.unit))
    return f"the {f.what}{f.setting(f.by.field)} was {by} {word} {a} than {b}{f.when()}."


def as_high(f: Facts) -> str | None:
    if not f.ends or f.in_time or f.by is None or not (words := times(value_of(f))):
        return None
    one, other = f.ends
    a, b = f.at(f.by, f.member(one)), f.at(f.by, f.member(other))
    return f"the {f.what}{f.setting(f.by.field)} was {f.chance.choice(words)} as high {a} as {b}{f.when()}."


def _listed(f: Facts) -> list[str]:
    return [f"{f.name(f.member(v))} ({f.chance.choice(exact(v.value, f.unit))})" for v in f.figure.values[:3]]


def _is_ranking(f: Facts) -> bool:
    values = [v.value for v in f.figure.values]
    return len(values) > 2 and f.unit != "rank" and len(set(values)) == len(values) and bool(f.by)


def led(f: Facts) -> str | None:
    if not _is_ranking(f) or f.by is None:
        return None
    a, b, c = _listed(f)
    return f"by {f.what}{f.setting(f.by.field)}, {a} led{f.when()}, followed by {b} and {c}."


def top_three(f: Facts) -> str | None:
    if not _is_ranking(f) or f.by is None:
        return None
    a, b, c = (f.name(f.member(v)) for v in f.figure.values[:3])
    return f"the top three by {f.what}{f.setting(f.by.field)}{f.when()} were {a}, {b} and {c}."


def top_one(f: Facts) -> str | None:
    if not _is_ranking(f) or f.by is None:
        return None
    first = f.figure.values[0]
    word = "highest" if f.figure.operation == "top" else "lowest"
    a = f.name(f.member(first))
    return f"{a} had the {word} {f.what}{f.setting(f.by.field)}{f.when()}, at {f.amount(first.value)}."


def lowest_three(f: Facts) -> str | None:
    if not _is_ranking(f) or f.by is None:
        return None
    a, b, c = _listed(f)
    return f"the lowest {f.what}{f.setting(f.by.field)}{f.when()} was found for {a}, {b} and {c}."


def the_end(f: Facts) -> str | None:
    if not f.figure.values or f.by is None or f.unit == "rank":
        return None
    word = "highest" if f.figure.operation == "maximum" else "lowest"
    member = f.member(f.figure.values[0])
    rest = f.setting(f.by.field)
    if f.chance.random() < 0.5:
        return f"{f.name(member)} had the {word} {f.what}{rest}{f.when()}: {f.amount(value_of(f))}."
    return f"the {word} {f.what}{rest}{f.when()} was {f.amount(value_of(f))}, {f.at(f.by, member)}."


def ranked(f: Facts) -> str | None:
    place = value_of(f)
    if not f.figure.values or f.by is None or f.unit == "rank" or not 1 <= place <= len(ORDINALS):
        return None
    one = f.figure.values[0]
    nth = ORDINALS[int(place) - 1]
    return (
        f"{f.name(f.member(one))} ranked {nth} by {f.what}{f.setting(f.by.field)}{f.when()}, with "
        f"{f.amount(one.value)}."
    )


def accounted(f: Facts) -> str | None:
    if f.by is None or not f.figure.request.where or not f.people:
        return None
    named = next((w.members for w in f.figure.request.where if w.dimension == f.by.field), ())
    if len(named) != 1:
        return None
    return (
        f"{f.name(named[0])} accounted for {f.amount(value_of(f), 'percent')} of all "
        f"{f.people}{f.setting(f.by.field)}{f.when()}."
    )


def total(f: Facts) -> str | None:
    if f.unit != "count":
        return None
    return f"the total {f.what}{f.setting()} was {f.amount(value_of(f))}{f.when()}."


def on_average(f: Facts) -> str | None:
    years = [m for x in f.facets("time") for m in x.members]
    if len(years) < 2:
        return None
    return f"the {f.what}{f.setting()} averaged {f.amount(value_of(f))} from {min(years)} to {max(years)}."


def balance(f: Facts) -> str | None:
    named = [m for w in f.figure.request.where for m in w.members if not m[:1].isdigit()]
    if len(named) != 1 or not value_of(f):
        return None
    word = "gained" if value_of(f) > 0 else "lost"
    return (
        f"on balance, {f.name(named[0])} {word} {f.amount(abs(value_of(f)))} "
        f"{f.title.removeprefix('moves of ')}{f.when()}."
    )


FIRST: dict[str, tuple[Wording, ...]] = {
    "lookup": (
        lookup_plain, lookup_source, lookup_owner, lookup_people, lookup_had, lookup_there, lookup_moved, lookup_left
    ),
    "series": (ends_listed, ends_against, went, rose),
    "difference": (changed_by, rose, went, higher_than_before, gap, higher_by, higher_than),
    "percent_change": (changed_by, rose, higher_than_before),
    "growth_rate": (a_year, rose),
    "compare": (higher_than, had_higher, exceeded, ends_against),
    "ratio": (as_high, ends_listed),
    "top": (led, top_three, top_one),
    "bottom": (lowest_three, top_one),
    "maximum": (the_end,),
    "minimum": (the_end,),
    "rank": (ranked,),
    "share": (accounted,),
    "sum": (total,),
    "mean": (on_average,),
    "net_flow": (balance,),
}  # fmt: skip
