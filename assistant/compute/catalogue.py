"""Names of a request to fields and members of a table, or an error that names the nearest. Reads no cell values."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.errors import FigureError, UnknownName
from assistant.places import Place, members_of, place_named
from assistant.tables import TableStore
from assistant.types import Field, Table

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Match:
    """The members that one name of a request stands for; `expands` where it is a group of places."""

    asked: str
    members: tuple[str, ...]
    alias: bool = False
    expands: Place | None = None

    @property
    def name(self) -> str:
        """What the members are called together: the group, or the members themselves."""
        return self.expands.name if self.expands else " and ".join(self.members)


@dataclass(frozen=True, slots=True)
class _Index:
    members: tuple[str, ...]
    by_text: Mapping[str, str]
    by_alias: Mapping[str, str]
    by_code: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, str] = field(default_factory=dict)


class Catalogue:
    """Looks names up in the tables of one store."""

    def __init__(self, store: TableStore) -> None:
        self._store = store
        self._index = lru_cache(maxsize=None)(self._build_index)

    def table(self, name: str | None) -> Table:
        """The table of a request.

        Raises:
            FigureError: the request names none. UnknownName: there is no such table.
        """
        if name is None:
            raise FigureError("The figure request names no table.", "Give `table`, or two `operands`.")
        return self._store.get(name)

    def measure(self, table: Table, name: str | None) -> Field:
        """The measure of a request; a table's only measure needs no name.

        Raises:
            FigureError: none is named and there are several. UnknownName: there is no such measure.
        """
        if name is None:
            if len(table.measures) == 1:
                return table.measures[0]
            raise FigureError(f"The request names no measure of {table.id}.", f"Measures: {_names(table.measures)}.")
        return _field(table, name, table.measures, "measure")

    def dimension(self, table: Table, name: str) -> Field:
        """A field that can be filtered or listed by: a dimension, the time, or else an attribute.

        Raises:
            UnknownName: there is none of that name.
        """
        first = [f for f in table.fields if f.role in ("dimension", "time")]
        others = [f for f in table.fields if f.role == "attribute"]
        return _field(table, name, [*first, *others], "dimension", shown=first)

    def axis(self, table: Table, name: str) -> Field:
        """A field to list, rank or compare by: a dimension or the time.

        Raises:
            UnknownName: there is none of that name.
        """
        return _field(table, name, [f for f in table.fields if f.role in ("dimension", "time")], "dimension")

    def match(self, table: Table, dimension: Field, name: str) -> Match:
        """The members that a name stands for: stored text, alias, code, place or group of places.

        Raises:
            UnknownName: no member is called so; the nearest are named.
        """
        index = self._index(table.id, dimension.name)
        key = _key(name)
        if name in index.members:
            return Match(name, (name,))
        if member := index.by_text.get(key):
            return Match(name, (member,))
        if codes := index.by_code.get(name.strip().upper()):
            return Match(name, codes)
        if member := index.by_alias.get(key):
            return Match(name, (member,), alias=not _same_place(name, member, index))
        if found := _by_place(name, dimension, index):
            return found
        raise self._unknown(table, dimension, name, index)

    def same_place(self, table: Table, one: Field, member: str, other: Field) -> tuple[str, ...]:
        """The members of another place field that are the same place as a member of the first."""
        code = self._index(table.id, one.name).codes.get(member)
        index = self._index(table.id, other.name)
        if code and code in index.by_code:
            return index.by_code[code]
        return (member,) if member in index.members else ()

    def _build_index(self, table_id: str, name: str) -> _Index:
        table = self._store.get(table_id)
        dimension = table.field_named(name)
        assert dimension is not None
        members = self._store.members(table_id, name)
        known = set(members)
        aliases = {_key(a): m for m, names in dimension.member_aliases if m in known for a in names}
        codes = self._codes(table, dimension, members)
        by_code: dict[str, tuple[str, ...]] = {}
        for member, code in codes.items():
            by_code[code] = (*by_code.get(code, ()), member)
        return _Index(members, {_key(m): m for m in reversed(members)}, aliases, by_code, codes)

    def _codes(self, table: Table, dimension: Field, members: Sequence[str]) -> dict[str, str]:
        codes: dict[str, str] = {}
        if dimension.code and table.field_named(dimension.code):
            pairs = self._store.distinct(table.id, dimension.name, dimension.code)
            codes = {member: code.upper() for member, code in pairs if member and code}
        if dimension.kind == "place":
            for member in members:
                if member not in codes and (place := place_named(member)):
                    codes[member] = place.code
        return codes

    def _unknown(self, table: Table, dimension: Field, name: str, index: _Index) -> UnknownName:
        choices = {_key(m): m for m in index.members} | dict(index.by_alias)
        close = difflib.get_close_matches(_key(name), list(choices)[:5000], n=3, cutoff=0.6)
        nearest = tuple(dict.fromkeys(choices[c] for c in close))
        hint = f"Nearest: {', '.join(nearest)}." if nearest else f"Members: {some(index.members)}."
        return UnknownName(f"{dimension.title} of {table.id} has no member {name!r}.", hint, nearest)


def some(names: Iterable[str], shown: int = _SHOWN) -> str:
    """Names as a list, cut after a dozen."""
    listed = [name or "(blank)" for name in names]
    return ", ".join(listed[:shown]) + (f" and {len(listed) - shown} more" if len(listed) > shown else "")


def _by_place(name: str, dimension: Field, index: _Index) -> Match | None:
    place = place_named(name) if dimension.kind == "place" else None
    if place is None:
        return None
    if own := index.by_code.get(place.code):
        return Match(name, own)
    if place.kind != "group":
        return None
    inside = [m for code in members_of(place.code) for m in index.by_code.get(code, ())]
    return Match(name, tuple(m for m in index.members if m in set(inside)), expands=place) if inside else None


def _same_place(name: str, member: str, index: _Index) -> bool:
    place = place_named(name)
    return place is not None and index.codes.get(member) == place.code


def _field(table: Table, name: str, fields: Sequence[Field], word: str, shown: Sequence[Field] | None = None) -> Field:
    wanted = _key(name)
    if exact := next((f for f in fields if f.name == name), None):
        return exact
    ways: tuple[Callable[[Field], tuple[str, ...]], ...] = (
        lambda f: (f.name,),
        lambda f: (f.title,),
        lambda f: f.aliases,
    )
    for names in ways:
        found = [f for f in fields if wanted in {_key(n) for n in names(f)}]
        if len(found) == 1:
            return found[0]
    valid = [f.name for f in (shown if shown is not None else fields)]
    close = difflib.get_close_matches(wanted, [_key(v) for v in valid], n=3, cutoff=0.5)
    nearest = tuple(v for v in valid if _key(v) in close)
    hint = f"Nearest: {', '.join(nearest)}." if nearest else f"{word.capitalize()}s: {some(valid)}."
    raise UnknownName(f"{table.id} has no {word} {name!r}.", hint, nearest)


def _names(fields: Iterable[Field]) -> str:
    return some(f.name for f in fields)


def _key(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())
