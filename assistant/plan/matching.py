"""How a reading fits one table: its places, members and time are looked up among the table's. Scores nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.places import members_of
from assistant.plan.reading import PlaceMention, Reading, left_out
from assistant.plan.vocabulary import MemberName, Span, TableWords
from assistant.plan.words import content_stems
from assistant.types import Field

_WORLD = "WORLD"
_LONGEST_PHRASE = 9
_PARTIAL = 0.6
_FEW_YEARS = 3
_LEAVING_OUT = re.compile(r"\b(?:not|without|outside|other|except|excluding|besides)\b", re.IGNORECASE)
_LISTING = re.compile(r"\b(?:and|or|than|versus|vs|to|with|from|plus|as well as)\b|,|/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Members of one dimension that the question names, and those it excludes."""

    field: str
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    partial: bool = False
    at: int = -1
    spots: tuple[tuple[str, int], ...] = ()

    def spot(self, member: str) -> int:
        """Where the question names a member; -1 where it does not."""
        return next((at for name, at in self.spots if name == member), -1)


@dataclass(frozen=True, slots=True)
class Match:
    """What of a reading one table can place, and what it cannot (`gaps`, in words)."""

    words: TableWords
    chosen: tuple[Chosen, ...] = ()
    member_stems: frozenset[str] = frozenset()
    periods: tuple[Span, ...] = ()
    placed: tuple[PlaceMention, ...] = ()
    named: tuple[PlaceMention, ...] = ()
    unplaced: tuple[PlaceMention, ...] = ()
    period_gap: str = ""

    def of(self, name: str) -> Chosen | None:
        """What was chosen for one dimension."""
        return next((c for c in self.chosen if c.field == name), None)


_Mentions = tuple[PlaceMention, ...]
_Places = tuple[list[Chosen], _Mentions, _Mentions, _Mentions]


def match_table(reading: Reading, words: TableWords) -> Match:
    """Place a reading's places, members and time in a table."""
    chosen, placed, named, unplaced = _match_places(reading, words)
    members, stems = _match_members(reading, words)
    merged = tuple(_merge(chosen, members))
    periods, gap = _match_period(reading, words)
    return Match(words, merged, stems, periods, placed, named, unplaced, gap)


def _match_places(reading: Reading, words: TableWords) -> _Places:
    chosen: dict[str, Chosen] = {}
    placed: list[PlaceMention] = []
    named: list[PlaceMention] = []
    unplaced: list[PlaceMention] = []
    placed_at: dict[int, str] = {}
    for mention in sorted(reading.places, key=lambda m: (_refers(reading, m), m.role == "neutral", m.start)):
        other = placed_at.get(mention.against, "")
        beside = bool(other) and bool(_place_member(mention, words, other))
        name = other if beside else _dimension_for(mention, words, chosen)
        if name is not None:
            placed.append(mention)
            placed_at[mention.start] = name
            member = _place_member(mention, words, name)
            old = chosen.get(name, Chosen(name))
            old = old if old.at >= 0 else replace(old, at=mention.start)
            old = replace(old, spots=(*old.spots, (member, mention.start)))
            extra = (member,) if member not in (*old.members, *old.excluded) else ()
            chosen[name] = (
                replace(old, excluded=old.excluded + extra)
                if mention.excluded
                else replace(old, members=old.members + extra)
            )
        elif _is_about(words, mention):
            named.append(mention)
        else:
            unplaced.append(mention)
    ordered = [_in_order(c, reading, words) for c in chosen.values()]
    return ordered, tuple(placed), tuple(named), tuple(unplaced)


def _is_about(words: TableWords, mention: PlaceMention) -> bool:
    """Whether the table as a whole is about a place: named in its titles, or all members of the group are."""
    code = mention.place.code
    members = members_of(code)
    return code in words.places_named or code == _WORLD or (bool(members) and words.places_named.issuperset(members))


def _refers(reading: Reading, mention: PlaceMention) -> bool:
    return reading.comparison is not None and reading.comparison.refers(mention.start)


def _in_order(chosen: Chosen, reading: Reading, words: TableWords) -> Chosen:
    """Members in the order the question names them."""
    order = [_place_member(m, words, chosen.field) for m in reading.places]
    return replace(chosen, members=tuple(sorted(chosen.members, key=lambda m: order.index(m) if m in order else 99)))


def _dimension_for(mention: PlaceMention, words: TableWords, chosen: dict[str, Chosen]) -> str | None:
    options = [
        (_fit(mention, field, chosen), field.name)
        for field in words.table.dimensions
        if field.kind == "place" and _place_member(mention, words, field.name)
    ]
    options = [option for option in options if option[0] > 0]
    return max(options, key=lambda option: option[0])[1] if options else None


def _fit(mention: PlaceMention, field: Field, chosen: dict[str, Chosen]) -> float:
    if field.direction is None:
        return 1.2 if field.name in chosen else 2.0
    if mention.role == field.direction:
        return 3.0
    if mention.role == "neutral":
        return 1.0 if field.name in chosen else 1.5
    return 0.0


def _place_member(mention: PlaceMention, words: TableWords, name: str) -> str:
    known = words.places[name]
    if mention.place.code in known:
        return known[mention.place.code]
    if mention.place.kind == "group" and sum(code in known for code in members_of(mention.place.code)) > 1:
        return mention.place.code
    return ""


def _match_members(reading: Reading, words: TableWords) -> tuple[list[Chosen], frozenset[str]]:
    content = [w for w in reading.words if w.content]
    stems = [w.stem for w in content]
    passing = {w.stem for w in content if _is_where(w.start, reading)}
    taken: set[int] = set()
    found: list[tuple[int, int, MemberName]] = []
    for size in range(min(_LONGEST_PHRASE, len(stems)), 0, -1):
        for at in range(len(stems) - size + 1):
            window = range(at, at + size)
            names = words.members.get(tuple(stems[at : at + size]))
            if names and not taken.intersection(window) and not passing.issuperset(stems[at : at + size]):
                taken.update(window)
                found.append((content[at].start, content[at + size - 1].end, _closest(names, set(stems))))
    named = _listed_or_longest(reading, found)
    chosen = _merge([], [_chosen(reading, at, name) for at, name in named])
    used = {stems[i] for i in taken}
    if words.table.inferred:
        used |= {s for _, name in named for s in content_stems(name.member) if s in stems}
    for partial, partial_stems in _partial_members(reading, words, chosen, used | passing):
        chosen.append(partial)
        used |= partial_stems
    return chosen, frozenset(used)


def _is_where(at: int, reading: Reading) -> bool:
    """Whether a word is a place's adjective that says where something is done: no people in "American universities"."""
    return any(m.start <= at < m.end and m.adjective and m.role == "destination" for m in reading.places)


def _chosen(reading: Reading, at: int, name: MemberName) -> Chosen:
    """A member named, or left out where the question says so and the member's own name does not."""
    if left_out(reading.text, at) and not _LEAVING_OUT.search(name.member):
        return Chosen(name.field, excluded=(name.member,), at=at)
    return Chosen(name.field, (name.member,), at=at, spots=((name.member, at),))


def _closest(names: tuple[MemberName, ...], asked: set[str]) -> MemberName:
    """Of members that share a phrase, the one whose own words the question uses most."""
    return max(names, key=lambda name: _used(content_stems(name.member), asked))


def _used(stems: tuple[str, ...], asked: set[str]) -> float:
    return sum(s in asked for s in stems) / len(stems) if stems else 0.0


def _listed_or_longest(reading: Reading, found: list[tuple[int, int, MemberName]]) -> list[tuple[int, MemberName]]:
    """Several members of one dimension are meant where the question lists or compares them; else the longest is."""
    text, comparison = reading.text, reading.comparison
    kept: dict[str, list[tuple[int, int, MemberName]]] = {}
    for item in found:
        kept.setdefault(item[2].field, []).append(item)
    names: list[tuple[int, MemberName]] = []
    for items in kept.values():
        ordered = sorted(items, key=lambda item: item[0])
        gaps = [text[a[1] : b[0]] for a, b in zip(ordered, ordered[1:], strict=False)]
        meant = ordered if all(_LISTING.search(gap) for gap in gaps) else items[:1]
        if comparison and len(items) > 1:
            sides = [[i for i in items if comparison.refers(i[0]) == inside] for inside in (False, True)]
            meant = [side[0] for side in sides if side] if all(sides) else meant
        names.extend((item[0], item[2]) for item in meant)
    return names


def _partial_members(
    reading: Reading, words: TableWords, chosen: list[Chosen], used: set[str]
) -> list[tuple[Chosen, set[str]]]:
    """A member named by most of its words, where those words are not the table's own."""
    asked = {w.stem for w in reading.words if w.content}
    own = {s for s, strength in words.strengths.items() if strength >= 0.85}.union(*words.measures.values())
    done = {c.field for c in chosen}
    best: dict[str, tuple[float, MemberName, set[str]]] = {}
    for name in words.member_names:
        common = asked & set(name.phrase)
        if name.field in done or not common - used - own:
            continue
        score = len(common) / len(set(name.phrase))
        if score >= _PARTIAL and score > best.get(name.field, (0.0,))[0]:
            best[name.field] = (score, name, common)
    places = {w.stem: w.start for w in reversed(reading.words)}
    return [
        (Chosen(name.field, (name.member,), partial=True, at=min(places[s] for s in common)), common)
        for _, name, common in best.values()
    ]


def _merge(first: list[Chosen], second: list[Chosen]) -> list[Chosen]:
    merged: dict[str, Chosen] = {}
    for item in (*first, *second):
        old = merged.get(item.field, Chosen(item.field))
        new = tuple(m for m in item.members if m not in old.members)
        merged[item.field] = replace(
            old,
            members=old.members + new,
            excluded=old.excluded + item.excluded,
            partial=old.partial or item.partial,
            at=old.at if old.at >= 0 else item.at,
            spots=old.spots + item.spots,
        )
    return list(merged.values())


def _match_period(reading: Reading, words: TableWords) -> tuple[tuple[Span, ...], str]:
    period, known = reading.period, words.periods
    if period.kind in ("none", "latest", "first", "last") or (not known and set(period.years) <= words.years_named):
        return (), ""
    if not known:
        return (), period.text
    covered = f"{known[0].start}-{max(s.end for s in known)}" if len(known) > 1 else known[0].member
    if period.ranges:
        named = [next((s for s in known if (s.start, s.end) == ends), None) for ends in period.ranges]
        lacking = any(span is None for span in named)
        return tuple(s for s in named if s), f"{period.text} (the table covers {covered})" if lacking else ""
    if period.kind == "mixed" and not {period.start, period.end} <= words.years_titled:
        exact = [s for s in known if (s.start, s.end) == (period.start, period.end)]
        return tuple(exact), "" if exact else f"{period.text} (the table covers {covered})"
    if period.kind in ("list", "mixed"):
        spans = [_span_for(year, known) for year in period.years]
        missing = [str(y) for y, span in zip(period.years, spans, strict=True) if span is None]
        found = tuple(dict.fromkeys(span for span in spans if span))
        return found, f"{', '.join(missing)} (the table covers {covered})" if missing else ""
    return _match_range(period.start, period.end, period.text, known, covered)


def _span_for(year: int, known: tuple[Span, ...]) -> Span | None:
    exact = [s for s in known if s.start == s.end == year]
    around = [s for s in known if s.start <= year <= s.end and s.end - s.start <= _FEW_YEARS]
    return exact[0] if exact else (min(around, key=lambda s: s.end - s.start) if around else None)


def _match_range(
    start: int | None, end: int | None, text: str, known: tuple[Span, ...], covered: str
) -> tuple[tuple[Span, ...], str]:
    exact = [s for s in known if s.start == start and s.end == end and start != end]
    if exact:
        return (exact[0],), ""
    inside = tuple(s for s in known if (start is None or s.start >= start) and (end is None or s.end <= end))
    first, last = known[0].start, max(s.end for s in known)
    short = (start is not None and start < first) or (end is not None and end > last)
    if not inside or short:
        return inside, f"{text} (the table covers {covered})"
    return inside, ""
