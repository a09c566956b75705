"""What a figure says, in the pieces that wordings are made of: measure, people, places, years, values. Words none."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.types import Facet, Figure, MemberValue, Table
from tests.benchmarks.bench_verifier_amounts import exact, loose

ARTICLE = frozenset(
    "United States|United Kingdom|United Arab Emirates|Netherlands|Philippines|European Union|Czech Republic".split("|")
)
OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "United States": ("the United States", "the US", "the U.S.", "America"),
    "United Kingdom": ("the United Kingdom", "the UK", "Britain"),
    "United Arab Emirates": ("the United Arab Emirates", "the UAE"),
    "South Korea": ("South Korea", "the Republic of Korea"),
    "Netherlands": ("the Netherlands", "Holland"),
    "Czechia": ("Czechia", "the Czech Republic"),
    "Turkey": ("Turkey", "Türkiye"),
}
_VERBS = (
    ("birth", "were born in"),
    ("citizenship", "were citizens of"),
    ("nationality", "were nationals of"),
    ("work", "worked in"),
    ("degree", "had their first degree from"),
    ("registration", "were registered in"),
    ("origin", "came from"),
)
_COUNTS = re.compile(r"(?:number|inflow|outflow|net flow|net outflow|amount)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """A figure read for wording it; all members are of its cells."""

    figure: Figure
    table: Table
    chance: random.Random

    @property
    def title(self) -> str:
        """The measure's title, its first letter small."""
        request = self.figure.request
        name = next((f.title for f in self.table.measures if f.name == request.measure), self.table.measures[0].title)
        name = re.sub(r" by (?:country|specialty|origin)\b.*$", "", name)
        return name if name[1:2].isupper() else name[:1].lower() + name[1:]

    @property
    def unit(self) -> str:
        """The unit of the single values."""
        request = self.figure.request
        return next((f.unit for f in self.table.measures if f.name == request.measure), "")

    @property
    def what(self) -> str:
        """The measure as what a number of it is: "share of nurses", "number of AI articles"."""
        counted = self.unit == "count" and not _COUNTS.match(self.title)
        return f"number of {self.title}" if counted else self.title

    @property
    def people(self) -> str:
        """Of what a share is, or what is counted; "" where the title does not say."""
        if self.unit == "percent" and self.title.lower().startswith("share of "):
            return self.title[len("share of ") :]
        return self.title if self.unit == "count" and not _COUNTS.match(self.title) else ""

    def facets(self, kind: str) -> list[Facet]:
        """The facets of one kind that have members: place, time or category."""
        return [f for f in self.figure.facets if f.members and _kind(f) == kind]

    @property
    def by(self) -> Facet | None:
        """The facet whose members tell several values apart."""
        field = self.figure.request.by
        return next((f for f in self.figure.facets if f.field == field), None)

    @property
    def year(self) -> str:
        """The only period, "" where there are several or none."""
        members = [m for f in self.facets("time") for m in f.members]
        return members[0] if len(members) == 1 else ""

    def when(self) -> str:
        """ " in 2022", or nothing."""
        return f" in {self.year}" if self.year else ""

    def name(self, member: str) -> str:
        """A place by one of its names, with "the" where it takes one."""
        return self.chance.choice(OTHER_NAMES.get(member, (f"the {member}" if member in ARTICLE else member,)))

    def at(self, facet: Facet, member: str) -> str:
        """A member after a measure: "from China", "in Spain", "for Engineering"."""
        if _kind(facet) != "place":
            return f"for {member}"
        both = {f.direction for f in self.figure.facets} >= {"origin", "destination"}
        if facet.direction == "origin":
            return f"from {self.name(member)}"
        if "partner" in facet.title:
            return f"with {self.name(member)}"
        return f"{'to' if both else 'in'} {self.name(member)}"

    def setting(self, leave: str = "") -> str:
        """All other members after a measure, those of the field `leave` left out: " from China to Spain (Elite)"."""
        told = ""
        for facet in self.facets("place"):
            if facet.field != leave and len(facet.members) == 1:
                told += f" {self.at(facet, facet.members[0])}"
        for facet in self.facets("category"):
            if facet.field == leave or len(facet.members) != 1 or self._is_default(facet):
                continue
            told += self.chance.choice((" ({1})", " ({0}: {1})", " for {1}")).format(facet.title, facet.members[0])
        return told

    def _is_default(self, facet: Facet) -> bool:
        field = self.table.field_named(facet.field)
        return field is not None and facet.members[0] == field.default

    @property
    def place(self) -> str:
        """The one place the figure is of, "" where there are several or none."""
        members = [m for f in self.facets("place") for m in f.members]
        return members[0] if len(members) == 1 else ""

    def verb(self, facet: Facet, member: str) -> str:
        """What the people of a share did: "were born in Spain"; "" where the field does not say."""
        told = next((verb for word, verb in _VERBS if word in facet.title), "")
        return f"{told} {self.name(member)}" if told and facet.direction else ""

    def amount(self, value: Decimal, unit: str = "", exactly: bool = False) -> str:
        """A true wording of a value; of every third a loose one."""
        unit = unit or self.unit
        others = [] if exactly else loose(value, unit)
        if others and self.chance.random() < 0.4:
            return self.chance.choice(others)
        return self.chance.choice(exact(value, unit))

    def source(self) -> str:
        """A publisher of the figure's table."""
        return next((s.publisher for s in self.figure.sources if s.publisher), "the source")

    @property
    def ends(self) -> tuple[MemberValue, MemberValue] | None:
        """The two values, in the order of time where years tell them apart."""
        if len(self.figure.values) != 2:
            return None
        one, other = self.figure.values
        return (other, one) if self.in_time and self.member(one) > self.member(other) else (one, other)

    @property
    def in_time(self) -> bool:
        """Whether only years tell the values apart."""
        times = {f.field for f in self.facets("time")}
        apart = {pair for v in self.figure.values for pair in v.members if not self._common(pair)}
        return bool(apart) and all(field in times for field, _ in apart)

    def _common(self, pair: tuple[str, str]) -> bool:
        return all(pair in v.members for v in self.figure.values)

    def member(self, value: MemberValue) -> str:
        """The member that tells a value from the others."""
        return next((m for f, m in value.members if not self._common((f, m))), value.members[-1][1])


def _kind(facet: Facet) -> str:
    if facet.kind in ("year", "period", "date", "time"):
        return "time"
    return "place" if facet.kind == "place" or facet.direction else "category"
