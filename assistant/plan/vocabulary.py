"""The words each table and each of its measures and members go by, with weights. Built once; decides nothing."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from assistant.places import find_places, place_named
from assistant.plan.shortened import shortened
from assistant.plan.unit_words import unit_words
from assistant.plan.words import all_stems, content_stems
from assistant.tables import TableStore
from assistant.types import Field, Table

MANY_MEMBERS = 2_000
_OF_UNIT = 0.85
_GENERIC = all_stems(["countries", "places", "groups", "totals", "years", "origins", "destinations", "world"])
_LEFT_OUT = re.compile(
    r"\s+(?:is |are |was |were )?(?:not (?:covered|included|counted)|excluded|left out|missing)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|never|nor)\b[^.,;:]*", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT_RANGE = re.compile(r"\b((?:19|20)\d\d)\s?[-–/]\s?(\d\d)\b")
_PERIOD = re.compile(r"^((?:19|20)\d\d)(?:\s*[-–/]\s*(\d{4}|\d\d)(-\d\d)?)?$")

Strengths = dict[str, float]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberName:
    """A member and one of the phrases (stems) it is called by."""

    field: str
    member: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Span:
    """A member of a time field with the first and last year it covers."""

    member: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a table is called and what it says about itself; `denied` are words for what it says that it is not."""

    table: Table
    strengths: Strengths
    measures: dict[str, Strengths]
    phrases: dict[str, tuple[Phrase, ...]]
    members: dict[Phrase, tuple[MemberName, ...]]
    member_names: tuple[MemberName, ...]
    places: dict[str, dict[str, str]]
    periods: tuple[Span, ...]
    years_named: frozenset[int]
    years_titled: frozenset[int]
    places_named: frozenset[str]
    stems: frozenset[str] = field(default=frozenset())
    denied: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables' words and how telling each word is (rarer words tell more)."""

    tables: tuple[TableWords, ...]
    frequency: Counter[str]

    def weight(self, stem: str) -> float:
        """Between about 1 (in every table) and 4 (in none)."""
        return 1.0 + math.log((len(self.tables) + 1) / (self.frequency.get(stem, 0) + 1))


def named_part(
    words: TableWords, measure: Field, stems: Collection[str], vocabulary: Vocabulary, passing: Collection[str] = ()
) -> float:
    """The largest weighted part of one of a measure's names that is among `stems` (0 to 1).

    Stems in `passing` do not count in a name that has others.
    """
    best = 0.0
    for names in words.phrases[measure.name]:
        phrase = [s for s in names if s not in passing] or names
        weight = sum(vocabulary.weight(s) for s in phrase)
        best = max(best, sum(vocabulary.weight(s) for s in phrase if s in stems) / weight)
    return best


def build_vocabulary(store: TableStore) -> Vocabulary:
    """Read the words of every table in the store."""
    tables = tuple(_table_words(store, table) for table in store.tables)
    return Vocabulary(tables, Counter(stem for words in tables for stem in words.stems))


def _table_words(store: TableStore, table: Table) -> TableWords:
    strengths = _table_strengths(table)
    measures = {f.name: _measure_strengths(f, by_unit=table.inferred) for f in table.measures}
    phrases = {f.name: _phrases(*_names(f, table.inferred)) for f in table.measures}
    places = {f.name: _place_members(store, table, f) for f in table.dimensions if f.kind == "place"}
    names = tuple(name for f in table.dimensions for name in _member_names(store, table, f, places.get(f.name, {})))
    by_phrase: dict[Phrase, tuple[MemberName, ...]] = {}
    for name in names:
        by_phrase[name.phrase] = (*by_phrase.get(name.phrase, ()), name)
    named = [table.source.title, table.population, *(text for f in table.measures for text in (f.title, f.base))]
    described = " ".join([*named, table.description])
    stems = frozenset(strengths).union(*measures.values(), *(name.phrase for name in names))
    return TableWords(
        table=table,
        strengths=strengths,
        measures=measures,
        phrases=phrases,
        members=by_phrase,
        member_names=names,
        places=places,
        periods=_periods(store, table),
        years_named=years_of(described),
        years_titled=years_of(" ".join(named)),
        places_named=_places_of(". ".join(named)),
        stems=stems,
        denied=all_stems(_DENIED.findall(table.description)),
    )


def _names(measure: Field, inferred: bool) -> tuple[str, ...]:
    """What a measure is called; a header's own title also without what stands in brackets (a unit, a range)."""
    bare = (_BRACKETED.sub(" ", measure.title),) if inferred else ()
    return (measure.title, *measure.aliases, measure.name.replace("_", " "), *bare)


def _table_strengths(table: Table) -> Strengths:
    strengths: Strengths = {}
    _raise(
        strengths,
        0.6,
        [
            _DENIED.sub(" ", text)
            for text in (
                table.description,
                *(f.description for f in table.fields),
                *(f.definition for f in table.fields),
            )
        ],
    )
    _raise(strengths, 0.7, [word for f in table.fields for word in f.loose])
    _raise(strengths, 0.4, [p.title for p in table.source.based_on])
    _raise(strengths, 0.85, [table.source.publisher, *(p.publisher for p in table.source.based_on)])
    dimensions = [f for f in table.fields if f.role in ("dimension", "time")]
    _raise(strengths, 0.85, [text for f in dimensions for text in (f.title, *f.aliases, f.counted)])
    if table.inferred:
        _raise(strengths, _OF_UNIT, list(unit_words([table.source.title, *(f.title for f in dimensions)])))
    _raise(strengths, 0.9, [table.source.title, table.subject, table.population, *table.aliases])
    return strengths


def _measure_strengths(measure: Field, *, by_unit: bool) -> Strengths:
    strengths: Strengths = {}
    if by_unit:
        _raise(strengths, _OF_UNIT, list(unit_words([measure.title, measure.counted])))
    _raise(strengths, 0.7, [measure.description, measure.definition, measure.base])
    _raise(strengths, 1.0, [measure.title, measure.counted, *measure.aliases, measure.name.replace("_", " ")])
    return strengths


def _raise(strengths: Strengths, strength: float, texts: list[str]) -> None:
    for stem in all_stems(texts):
        strengths[stem] = max(strength, strengths.get(stem, 0.0))


def _phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrase for text in texts if (phrase := content_stems(text))))


def _member_names(store: TableStore, table: Table, dimension: Field, places: dict[str, str]) -> tuple[MemberName, ...]:
    members = [m for m in store.members(table.id, dimension.name) if m and m not in places.values()]
    if len(members) > MANY_MEMBERS:
        return ()
    aliases = dict(dimension.member_aliases)
    generic = _GENERIC | all_stems([dimension.title, dimension.name.replace("_", " ")])
    named = [
        (member, phrase)
        for member in members
        for phrase in _phrases(member, *aliases.get(member, ()))
        if not generic.issuperset(phrase)
    ]
    if table.inferred and dimension.kind != "place":
        single = [(m, phrase) for m, phrase in named if m not in dimension.totals]
        others = (m for f in table.dimensions if f != dimension for m in store.members(table.id, f.name))
        named += shortened(single, generic | _titled(table), {content_stems(m) for m in others})
    return tuple(MemberName(dimension.name, member, phrase) for member, phrase in named)


def _titled(table: Table) -> frozenset[str]:
    """The stems of the titles of a table and its fields, and of its totals."""
    titles = (text for f in table.fields for text in (f.title, f.name.replace("_", " "), *f.totals))
    return all_stems([table.source.title, table.subject, *titles])


def _place_members(store: TableStore, table: Table, dimension: Field) -> dict[str, str]:
    """Members of a place dimension by place code; aliases of members count as names of places too."""
    names = [f.name for f in table.fields]
    column = names.index(dimension.name)
    code = names.index(dimension.code) if dimension.code in names else None
    found: dict[str, str] = {}
    for row in store.rows(table.id):
        if code is not None and row[code]:
            found.setdefault(row[code], row[column])
    known = set(found.values())
    aliases = dict(dimension.member_aliases)
    for member in store.members(table.id, dimension.name):
        if member and member not in known:
            for name in (member, *aliases.get(member, ())):
                if place := place_named(name):
                    found.setdefault(place.code, member)
    return found


def _periods(store: TableStore, table: Table) -> tuple[Span, ...]:
    if table.time is None:
        return ()
    spans = [span for m in store.members(table.id, table.time.name) if (span := period_span(m))]
    return tuple(sorted(spans, key=lambda s: (s.end, s.start)))


def _places_of(text: str) -> frozenset[str]:
    """The places a text is about; "China not covered" is not about China."""
    return frozenset(m.place.code for m in find_places(text) if not _LEFT_OUT.match(text[m.end :]))


def years_of(text: str) -> frozenset[int]:
    """The years a text names, both ends of "2017-19" among them."""
    years = {int(year) for year in _YEAR.findall(text)}
    return frozenset(years | {int(m.group(1)[:2] + m.group(2)) for m in _SHORT_RANGE.finditer(text)})


def period_span(member: str) -> Span | None:
    """The years a time member covers: "2019", "2010-13", "2001-2020", "2023/24", "2025-09-21"."""
    match = _PERIOD.match(member.strip())
    if match is None:
        return None
    start = int(match.group(1))
    tail = match.group(2)
    if not tail or (len(tail) == 2 and match.group(3)):
        return Span(member, start, start)
    end = int(tail) if len(tail) == 4 else int(str(start)[:2] + tail)
    return Span(member, start, end) if end >= start else Span(member, start, start)
