"""The dimension an operation runs over: the one whose noun the question says ("which countries"). Fills no filter."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from assistant.places import members_of
from assistant.plan.reading import Reading
from assistant.plan.selection import Condition
from assistant.plan.words import stem
from assistant.types import Field, Table

Conditions = dict[str, Condition]
PLACE_NOUN = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|where|economies|places?|who|origins?|destinations?|partners?|nationalit(?:y|ies)|"
    r"citizenships?|members?|member states)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:years?|editions)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:per|(?:in|for|of|by) each|(?:in|for|of|by) every)\s+(?P<noun>\w[\w-]*)", re.IGNORECASE)
_OVER_ALL = re.compile(
    r"\b(?:(?:over|across|among|for|of|by)\s+|(?:in|at)\s+(?:all|every|each)\s+)(?:all\s+|the\s+|every\s+|each\s+)*"
    r"(?P<noun>(?:\w[\w-]* ){0,3}?"
    r"(?:countries|nations|economies|places|origins|destinations|partners|nationalities|members|universities|"
    r"institutions|fields|occupations|\w+s))\b",
    re.IGNORECASE,
)
_COMMON = frozenset(stem(w) for w in "country of first name number degree".split())


def several_members(conditions: Conditions, reading: Reading | None = None) -> str | None:
    """The first dimension of which the question names several members, or a group of places."""
    several = next((c.field for c in conditions.values() if len(c.members) > 1), None)
    return several or (grouped(conditions, reading) if reading else None)


def grouped(conditions: Conditions, reading: Reading) -> str | None:
    """The dimension of which the question names a group of places that the table has no member for."""
    codes = {m.place.code for m in reading.places if m.place.kind == "group"}
    return next((c.field for c in conditions.values() if codes & set(c.members)), None)


def target(reading: Reading, table: Table, conditions: Conditions) -> str | None:
    """The dimension that "which X" asks over: the one compared, named by its noun, or left free."""
    if several := several_members(conditions, reading):
        return several
    free = free_dimensions(table, conditions)
    if by := named_axis(reading.text, table, free, {w.stem for w in reading.words}):
        return by
    undecided = [f for f in free if not f.default and not f.totals]
    return undecided[0].name if len(undecided) == 1 else None


def named_axis(text: str, table: Table, free: list[Field], put_right: Collection[str] = ()) -> str | None:
    """The free dimension that a text has a noun for; `put_right` are its words with their spelling corrected."""
    asked = {stem(w) for w in re.findall(r"\w+", text)}.union(put_right)
    places = [f for f in free if f.kind == "place"]
    if places and PLACE_NOUN.search(text):
        return directed(places, asked).name
    named = [f for f in free if f.kind != "place" and asked & _nouns(f)]
    return named[0].name if named else None


def counted_axis(reading: Reading, table: Table, conditions: Conditions) -> str | None:
    """The dimension whose members are counted: of the noun after "how many", or the time where years are."""
    noun = reading.task.noun
    if _YEARS.search(noun):
        return table.time.name if table.time else None
    if group := grouped(conditions, reading):
        return group
    fields = {f.name: f for f in table.dimensions}
    whole = [fields[c.field] for c in conditions.values() if c.field in fields and set(c.members) <= _totals(fields, c)]
    return named_axis(noun, table, [*free_dimensions(table, conditions), *whole])


def _totals(fields: Mapping[str, Field], condition: Condition) -> set[str]:
    return set(fields[condition.field].totals)


def reduced_axis(reading: Reading, table: Table, conditions: Conditions) -> str | None:
    """The dimension over all of whose members a mean, a median or a sum is asked ("across all countries")."""
    free = free_dimensions(table, conditions)
    found = list(_OVER_ALL.finditer(reading.text))
    if {"mean", "median"} & reading.cues.found:
        found += _EACH.finditer(reading.text)
    for match in found:
        if by := named_axis(match.group("noun"), table, free):
            return by
    return None


def left_over(table: Table, conditions: Conditions) -> str | None:
    """The dimension of which the question only leaves members out ("outside Lisbon")."""
    free = {f.name for f in free_dimensions(table, conditions)}
    return next((c.field for c in conditions.values() if c.excluded and c.field in free), None)


def free_dimensions(table: Table, conditions: Conditions) -> list[Field]:
    """The dimensions that the question names no member of."""
    return [f for f in table.dimensions if f.name not in conditions or not conditions[f.name].members]


def directed(places: list[Field], asked: Collection[str]) -> Field:
    """Of several place dimensions the one whose name the question uses."""
    named = [f for f in places if set(asked) & (_nouns(f) - _COMMON)]
    return (named or places)[0]


def _nouns(dimension: Field) -> set[str]:
    names = " ".join((dimension.title, dimension.name.replace("_", " "), *dimension.aliases))
    return {stem(w) for w in re.findall(r"\w+", names)} - {stem("of"), stem("and"), stem("by")}


def singled(reading: Reading, places: Mapping[str, str], axis: Field, condition: Condition) -> Condition:
    """What is counted or ordered are single members: a group with a total of its own stands for those inside it.

    `places` are the members of the axis by place code. Totals beside single members are dropped.
    """
    groups = {m.place.code for m in reading.places if m.place.kind == "group"}
    inside = tuple(
        places[code]
        for group in groups
        if places.get(group) in condition.members
        for code in members_of(group)
        if code in places
    )
    single = tuple(m for m in condition.members if m not in axis.totals) or inside
    excluded = condition.excluded if single else (*condition.excluded, *axis.totals)
    return Condition(condition.field, single, tuple(dict.fromkeys(excluded)), condition.at)
