"""Numbers that evidence proves, each with the places and years it holds for. Judges no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Generic, TypeVar

from assistant.places import find_places, place_named
from assistant.quantities import Quantity, find_quantities
from assistant.sentences import Reading, Segment, content_words, read, years_in
from assistant.types import Figure, MemberValue, Quote

T = TypeVar("T")
_INTRODUCTION = re.compile(r"\W*(?:of|among|in|at|between|for|from|by|on|beside)\b[^,]*,", re.IGNORECASE)
_SUMMARIES = frozenset({"sum", "mean", "weighted_mean", "median", "minimum", "maximum", "count"})
_NO_PLACES: frozenset[str] = frozenset()
_NO_YEARS: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """What a number holds for, of one kind (place codes or years).

    `own` stands right with the number, `other` belongs to rival numbers of the same unit, `allowed` may be named too.
    """

    own: frozenset[T]
    allowed: frozenset[T]
    other: frozenset[T]


@dataclass(frozen=True, slots=True)
class Proof:
    """A number the evidence proves; `units` empty means that the evidence does not tell the unit."""

    value: Decimal
    unit: str | None
    hedge: str
    places: Setting[str]
    years: Setting[int]
    near: frozenset[str] | None = None
    label: bool = False
    names: frozenset[str] = frozenset()


def proofs_of_quote(quote: Quote) -> tuple[Proof, ...]:
    """One proof for each quantity of the quoted sentence."""
    reading = read(quote.text)
    over = read(f"{quote.hit.source.title}\n{quote.locator.section or ''}")
    return tuple(_quoted(quantity, reading, over) for quantity in reading.quantities)


def _quoted(quantity: Quantity, reading: Reading, over: Reading) -> Proof:
    place_sets = [(s.places, s) for s in reading.segments]
    year_sets = [(stated_years(s), s) for s in reading.segments]
    return Proof(
        quantity.value,
        quantity.unit,
        quantity.hedge,
        _setting(quantity, reading, place_sets, over.places),
        _setting(quantity, reading, year_sets, over.years),
        near=nearby(reading, quantity),
    )


def _setting(
    quantity: Quantity, reading: Reading, sets: Sequence[tuple[frozenset[T], Segment]], over: frozenset[T]
) -> Setting[T]:
    home = reading.segment_of(quantity)
    own: frozenset[T] = next(found for found, segment in sets if segment == home)
    rivals: set[T] = set()
    allowed: set[T] = set(own)
    for found, segment in sets:
        if segment == home or not found:
            continue
        rival = any(q.unit == quantity.unit for q in segment.quantities) and not introduces(reading, segment)
        (rivals if rival else allowed).update(found)
    if not own:
        own_by_place = [f for f, s in sets if f and s.end <= home.start and s.quantities and not introduces(reading, s)]
        allowed.update(own_by_place[-1] if own_by_place else ())
    return Setting(own, frozenset(allowed | (over - rivals)), frozenset(rivals - allowed))


def stated_years(segment: Segment) -> frozenset[int]:
    """The years of a segment, those of a publication left out."""
    days_only = all(q.unit in ("", "count") and 1 <= q.value <= 31 for q in segment.quantities)
    return _NO_YEARS if segment.attribution and days_only else segment.years


def introduces(reading: Reading, segment: Segment) -> bool:
    """Whether a segment opens the sentence as "Of 100 researchers in X," does and so holds for all of it."""
    return segment.start == 0 and bool(_INTRODUCTION.match(reading.text))


def nearby(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """Stems of the words around a quantity, what it may count."""
    window = reading.text[max(0, quantity.start - 60) : quantity.end + 110]
    return frozenset(word.stem for word in content_words(window))


def proofs_of_figure(figure: Figure) -> tuple[Proof, ...]:
    """One proof for the figure's value, for each of its values and cells, and for numbers in its label."""
    fixed = _Fixed.of(figure)
    proofs = [_valued(figure, value, fixed) for value in figure.values]
    if figure.value is not None:
        proofs.append(Proof(figure.value, figure.unit, "", fixed.places, fixed.years))
        if figure.value < 0:
            proofs.append(Proof(-figure.value, figure.unit, "", fixed.places, fixed.years))
    if not figure.values and figure.operation not in _SUMMARIES:
        proofs += [Proof(n, base_unit(figure), "", fixed.places, fixed.years) for n in _cell_numbers(figure)]
    described = find_quantities(
        " ; ".join([figure.label, *(f.title for f in figure.facets), *(s.title for s in figure.sources)])
    )
    members = find_quantities(" ; ".join(m for f in figure.facets for m in f.members))
    labels = [q for q in (*described, *members) if q.unit != "year"]
    return (*proofs, *(Proof(q.value, q.unit, q.hedge, fixed.places, fixed.years, label=True) for q in labels))


def base_unit(figure: Figure) -> str | None:
    """The unit of the values a figure was worked out from, None where the figure does not tell."""
    if figure.values_unit:
        return figure.values_unit
    if figure.unit == "points":
        return "percent"
    if figure.operation in ("percent_change", "growth_rate", "ratio", "share", "rank", "count", "compare"):
        return None
    return figure.unit


@dataclass(frozen=True, slots=True)
class _Fixed:
    places: Setting[str]
    years: Setting[int]

    @classmethod
    def of(cls, figure: Figure) -> _Fixed:
        return cls(
            Setting(_NO_PLACES, places_of_figure(figure), _NO_PLACES),
            Setting(_NO_YEARS, years_of_figure(figure), _NO_YEARS),
        )


def places_of_figure(figure: Figure) -> frozenset[str]:
    """The places a sentence on the figure may name: its members, label and titles."""
    members = [m for facet in figure.facets for m in facet.members] + [m for v in figure.values for _, m in v.members]
    texts = [figure.label, *(facet.title for facet in figure.facets)]
    for source in figure.sources:
        texts += [
            source.title,
            source.publisher,
            *(p.publisher for p in source.based_on),
            *(p.title for p in source.based_on),
        ]
    return place_codes(members).union(*(frozenset(m.place.code for m in find_places(text)) for text in texts))


def place_codes(members: Iterable[str]) -> frozenset[str]:
    """The places that members are or contain."""
    codes: set[str] = set()
    for member in dict.fromkeys(members):
        place = place_named(member) if len(member) > 3 else None
        codes.update([place.code] if place else (m.place.code for m in find_places(member)))
    return frozenset(codes)


def years_of_figure(figure: Figure) -> frozenset[int]:
    """The years a sentence on the figure may name."""
    members = [m for facet in figure.facets for m in facet.members] + [m for v in figure.values for _, m in v.members]
    return years_in(" ; ".join([*members, figure.label, *(facet.title for facet in figure.facets)]))


def _valued(figure: Figure, value: MemberValue, fixed: _Fixed) -> Proof:
    named = _telling_names(value, [v for v in figure.values if v is not value])
    others = [_without_studies(figure, v) for v in figure.values if v is not value]
    value = _without_studies(figure, value)
    if figure.operation == "share":  # the whole is told beside the part's places
        return Proof(value.value, base_unit(figure), "", fixed.places, fixed.years)
    places, years = _members_places(value), _members_years(value)
    other_places = frozenset().union(*(_members_places(v) for v in others)) - places
    other_years = frozenset().union(*(_members_years(v) for v in others)) - years
    shared_places = frozenset.intersection(*(_members_places(v) for v in (value, *others)))
    shared_years = frozenset.intersection(*(_members_years(v) for v in (value, *others)))
    return Proof(
        value.value,
        base_unit(figure),
        "",
        Setting(places - shared_places, fixed.places.allowed - other_places, other_places),
        Setting(years - shared_years, fixed.years.allowed - other_years, other_years),
        names=named,
    )


def _without_studies(figure: Figure, value: MemberValue) -> MemberValue:
    """The value without the names of studies, whose places and years ("Bank of Korea") are not the value's."""
    studies = {facet.field for facet in figure.facets if facet.kind == "study"}
    return replace(value, members=tuple((field, m) for field, m in value.members if field not in studies))


def _telling_names(value: MemberValue, others: Sequence[MemberValue]) -> frozenset[str]:
    """Members that are neither places nor periods and that not all values have: one must be named with the value."""
    own = {m for _, m in value.members if any(m not in (n for _, n in other.members) for other in others)}
    return frozenset(m.lower() for m in own if not place_codes([m]) and not years_in(m))


def _members_places(value: MemberValue) -> frozenset[str]:
    return place_codes(member for _, member in value.members)


def _members_years(value: MemberValue) -> frozenset[int]:
    return years_in(" ; ".join(member for _, member in value.members))


def _cell_numbers(figure: Figure) -> tuple[Decimal, ...]:
    numbers = []
    for cell in figure.cells:
        try:
            numbers.append(Decimal(cell.value.replace(",", "").replace("−", "-").strip()))
        except InvalidOperation:
            continue
    return tuple(numbers)
