"""Makes questions over grids with their answers, to teach a ranker which words ask for which operation. Trains nothing.

The words are templates, paraphrases and the labels of the table itself with words dropped, shortened or exchanged:
what such a question looks up is easier than what people ask, so these count for less than questions of people.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.plan.grids.axes import Axis, Place, axes_through, totals_beside
from assistant.plan.grids.grid import Grid, Label

DROPPED = 0.12
_EXCHANGED = {
    "women": ("females", "women", "female workers"),
    "men": ("males", "men"),
    "female": ("women", "females"),
    "male": ("men", "males"),
    "under": ("below", "younger than"),
    "expenditures": ("spending", "expenditures"),
    "obligations": ("obligations", "funding"),
    "university": ("university", "college"),
    "companies": ("firms", "companies"),
    "immigrants": ("immigrants", "newcomers"),
    "million": ("million", "mn"),
    "employed": ("employed", "in work"),
}
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_MOST_MEMBERS = 25


@dataclass(frozen=True, slots=True)
class Generated:
    """A question, what it is answered by, and the kind of candidate that gives it."""

    question: str
    answer: tuple[float | str, ...]
    kind: str


class Generator:
    """Makes questions over one grid."""

    def __init__(self, grid: Grid, chance: random.Random) -> None:
        self.grid, self.chance = grid, chance
        years = [line.years for line in grid.lines] + [heading.years for heading in grid.headings]
        self._latest = max(frozenset[int]().union(*years), default=0)
        self._filled = [
            (i, j)
            for i, line in enumerate(grid.lines)
            for j in range(len(grid.headings))
            if grid.at(i, j) is not None and line.leaf.text
        ]

    def questions(self, count: int) -> Iterator[Generated]:
        """About `count` questions, look-ups twice as often as anything else."""
        makers: tuple[Callable[[Place], Generated | None], ...]
        makers = (*(self._lookup,) * 5, self._pair, self._pair, self._share, self._extreme, self._extreme)
        makers = (*makers, self._sum, self._several, self._moved, self._moved)
        for _ in range(count if self._filled else 0):
            maker = self.chance.choice(makers)
            if found := maker(self.chance.choice(self._filled)):
                yield found

    def _lookup(self, at: Place) -> Generated:
        value, (row, column) = self._value(at), self._said(at)
        templates: tuple[str, ...]
        if self._is_percent(at):
            templates = (
                "what percentage of {c} were {r}?",
                "what was the percentage of {c} in {r}?",
                "what is the percentage of {r} among {c}?",
                "how many percent of {c} had {r}?",
                "what was the proportion of {r} for {c}?",
                "what was the share of {c} who are {r}?",
                "how many percentage points did {r} account for among {c}?",
            )
        else:
            templates = (
                "what was the {c} of {r}?",
                "how many {c} were there in {r}?",
                "how many {m} {c} did {r} have?",
                "what is the {c} for {r}?",
                "in {r}, how many {m} were {c}?",
                "what was the number of {c} among {r}?",
                "how many {m} did {r} report for {c}?",
                "how many {m} did {c} of {r} increase to?",
            )
        return Generated(self._fill(templates, c=column, r=row), (float(value),), "lookup")

    def _pair(self, at: Place) -> Generated | None:
        """A difference or ratio of two members of one axis."""
        found = self._axis(at, lambda axis: not axis.years)
        if found is None:
            return None
        axis, others = found
        other = self.chance.choice(others)
        one, two = self._value(at), self._value(other)
        words = {"a": self._say(axis.label(at)), "b": self._say(axis.label(other)), "c": self._rest(at, axis)}
        if two and one / two > Decimal("1.2") and self.chance.random() < 0.4:
            times = (
                "how many times {c} of {a} is that of {b}?",
                "{a} had how many times as many {c} as {b}?",
                "what is the ratio of {a} to {b} for {c}?",
                "how many times higher was {c} among {a} than among {b}?",
            )
            return Generated(self._fill(times, **words), (float(one / two),), "ratio")
        points = "percentage points" if self._is_percent(at) else "{m}"
        more = "more" if one > two else "fewer"
        templates = (
            f"how many {more} {{c}} did {{a}} have than {{b}}?",
            f"by how many {points} was {{c}} of {{a}} {'higher' if one > two else 'lower'} than {{b}}?",
            "what is the difference in {c} between {a} and {b}?",
            "what was the gap between {a} and {b} in {c}?",
            f"how many {points} is the difference of {{c}} between {{a}} and {{b}}?",
        )
        return Generated(self._fill(templates, **words), (float(one - two),), "difference")

    def _moved(self, at: Place) -> Generated | None:
        """A change over years, as an amount or in percent."""
        found = self._axis(at, lambda axis: axis.years)
        if found is None:
            return None
        axis, others = found
        other = self.chance.choice(others)
        if max(axis.years_of(at), default=0) < max(axis.years_of(other), default=0):
            at, other = other, at
        new, old = self._value(at), self._value(other)
        words = {"a": self._say(axis.label(at)), "b": self._say(axis.label(other)), "c": self._rest(at, axis)}
        moved = "increase" if new > old else "decrease"
        if old and not self._is_percent(at) and self.chance.random() < 0.5:
            relative = (
                f"how many percent did {{c}} {moved} from {{b}} to {{a}}?",
                f"by what percentage did {{c}} {moved} between {{b}} and {{a}}?",
                f"what was the percentage {moved} of {{c}} from {{b}} to {{a}}?",
            )
            return Generated(self._fill(relative, **words), (float((new - old) / old),), "change")
        points = "percentage points" if self._is_percent(at) else "{m}"
        templates = (
            f"how many {points} did {{c}} {moved} from {{b}} to {{a}}?",
            f"by how much did {{c}} {moved} between {{b}} and {{a}}?",
            f"how much did {{c}} {moved} by from {{b}} to {{a}}?",
            "what was the change of {c} from {b} to {a}?",
        )
        return Generated(self._fill(templates, **words), (float(new - old),), "difference")

    def _share(self, at: Place) -> Generated | None:
        """A part of a total, of one member or of two."""
        if self._is_percent(at):
            return None
        wholes = [(axis, total) for axis, total in totals_beside(self.grid, at) if self._value(total) > self._value(at)]
        if not wholes or self._value(at) <= 0:
            return None
        axis, total = self.chance.choice(wholes)
        parts, part = [at], self._value(at)
        spare = [p for p in axis.places if p not in (at, total) and self._value(p) > 0 and not axis.label(p).total]
        if spare and self.chance.random() < 0.3:
            parts.append(self.chance.choice(spare))
            part += self._value(parts[-1])
            if part > self._value(total):
                return None
        words = {
            "a": " and ".join(self._say(axis.label(p)) for p in parts),
            "t": self._say(axis.label(total)),
            "c": self._rest(at, axis),
        }
        templates = (
            "what percentage of {c} did {a} account for?",
            "how many percent of {t} {c} did {a} account for?",
            "what share of {t} {c} was {a}?",
            "how many percentage points of total {c} did {a} account for?",
            "{a} made up what proportion of {c} of {t}?",
            "how many percent of {c} was funded by {a}?",
        )
        return Generated(self._fill(templates, **words), (float(part / self._value(total)),), "share")

    def _extreme(self, at: Place) -> Generated | None:
        """Which member of an axis, or of those named, has the most or least."""
        found = self._axis(at, lambda axis: len(axis.places) < _MOST_MEMBERS)
        if found is None:
            return None
        axis, others = found
        most = self.chance.random() < 0.7
        named = axis.years or self.chance.random() < 0.5 or len(others) < 2
        places = [at, self.chance.choice(others)] if named else [at, *others]
        ordered = sorted(places, key=self._value, reverse=most)
        if self._value(ordered[0]) == self._value(ordered[1]):
            return None
        words = {"c": self._rest(at, axis), "x": axis.name.replace("_", " ") if axis.kind == "rows" else "group"}
        words["g"] = "highest" if most else "lowest"
        words["n"] = "more" if most else "less"
        words["s"] = "most" if most else "fewest"
        if named:
            words |= {"a": self._say(axis.label(places[0])), "b": self._say(axis.label(places[1]))}
            templates = (
                "which had {n} {c}, {a} or {b}?",
                "who were {n} likely to be {c}, {a} or {b}?",
                "which of {a} and {b} had the {g} {c}?",
                "which group had {n} {c}, {a} or {b}?",
                "were {a} {n} likely to be {c} or were {b}?",
            )
        else:
            templates = (
                "which {x} had the {g} {c}?",
                "which {x} had the {s} {c}?",
                "what kind of {x} is {g} for {c}?",
                "who had the {g} {c}?",
                "in which {x} was {c} {g}?",
            )
        return Generated(
            self._fill(templates, **words), (axis.label(ordered[0]).text,), "highest" if most else "lowest"
        )

    def _sum(self, at: Place) -> Generated | None:
        """Two or three members together."""
        found = self._axis(at, lambda axis: not axis.years)
        if found is None:
            return None
        axis, others = found
        if any(self.grid.unit(p[1]) == "ratio" for p in axis.places):
            return None
        places = [at, *self.chance.sample(others, min(len(others), self.chance.choice((1, 1, 2))))]
        value = sum(map(self._value, places), Decimal())
        if self._is_percent(at) and value > 100:
            return None
        words = {"a": self._listed([self._say(axis.label(p)) for p in places], " and "), "c": self._rest(at, axis)}
        words["o"] = self._listed([self._say(axis.label(p)) for p in places], " or ")
        if self._is_percent(at):
            templates = (
                "what is the percentage of {c} in {o}?",
                "what percentage of {c} were {a}?",
                "what percentage of {c} were {a} combined?",
            )
        else:
            templates = (
                "how many {c} were {o}?",
                "what is the total {c} of {a}?",
                "how many {m} {c} did {a} have together?",
            )
        return Generated(self._fill(templates, **words), (float(value),), "sum")

    def _several(self, at: Place) -> Generated | None:
        """The values of two members, one after the other."""
        found = self._axis(at, lambda axis: True)
        if found is None:
            return None
        axis, others = found
        other = self.chance.choice(others)
        words = {"a": self._say(axis.label(at)), "b": self._say(axis.label(other)), "c": self._rest(at, axis)}
        name = "percentages" if self._is_percent(at) else "numbers"
        templates = (
            f"what were the {name} of {{c}} for {{a}} and {{b}} respectively?",
            f"what are the {name} of {{c}} in {{a}} and {{b}}?",
            "how many {c} did {a} and {b} have respectively?",
            f"what were the {name} of {{a}} and {{b}} among {{c}}?",
        )
        values = (float(self._value(at)), float(self._value(other)))
        return Generated(self._fill(templates, **words), values, "several") if values[0] != values[1] else None

    def _axis(self, at: Place, wanted: Callable[[Axis], bool]) -> tuple[Axis, list[Place]] | None:
        """An axis through a cell that is wanted, and the other cells on it that name no whole."""
        if self._is_odd(at):
            return None
        found = []
        for axis in axes_through(self.grid, at):
            others = [p for p in axis.places if p != at and not self._is_odd(p)]
            others = [p for p in others if not axis.label(p).total and axis.label(p).text != axis.label(at).text]
            if others and wanted(axis) and not axis.label(at).total and axis.label(at).text:
                found.append((axis, others))
        return self.chance.choice(found) if found else None

    def _is_odd(self, at: Place) -> bool:
        return self.grid.lines[at[0]].leaf.aside or not self.grid.lines[at[0]].leaf.text

    def _is_percent(self, at: Place) -> bool:
        return self.grid.percentlike(*at)

    def _value(self, at: Place) -> Decimal:
        value = self.grid.at(*at)
        assert value is not None
        return value

    def _said(self, at: Place) -> tuple[str, str]:
        """What a row and a column are called in a question."""
        line, heading = self.grid.lines[at[0]], self.grid.headings[at[1]]
        above = [label for label in line.above if self._dates(label) or (not label.years and self._maybe())]
        upper = [label for label in heading.above if self.chance.random() < 0.7]
        row = " ".join((self._say(line.leaf), *(f"in {self._say(label)}" for label in above)))
        columns = [*upper, heading.leaf]
        if heading.leaf.total and self._maybe():
            columns = [label for label in heading.above if not label.total]
        return row, " ".join(map(self._say, columns)) or self._subject()

    def _subject(self) -> str:
        """What the table is about, as its title says before it says by what."""
        return re.split(r",? by |[:,(]", self.grid.table.source.title)[0].strip().lower() or "the number"

    def _rest(self, at: Place, axis: Axis) -> str:
        """What is said of a cell besides its place on an axis."""
        own = axis.label(at)
        line, heading = self.grid.lines[at[0]], self.grid.headings[at[1]]
        labels = [label for label in (*heading.above, heading.leaf, line.leaf, *line.above) if label != own]
        sides = (heading.leaf, line.leaf)
        kept = [x for x in labels if x.text and (x in sides or self._dates(x) or (not x.years and self._maybe()))]
        kept = [label for label in kept if not label.total or not self._maybe()]
        return " ".join(map(self._say, kept)) or self._subject()

    def _dates(self, label: Label) -> bool:
        """Whether a year has to be said: the latest is what is meant where none is."""
        return bool(label.years) and (max(label.years) < self._latest or self._maybe())

    def _maybe(self) -> bool:
        return self.chance.random() < 0.6

    def _say(self, label: Label) -> str:
        """A label as someone would write it: without brackets, some words left out or exchanged."""
        text = _BRACKETS.sub("", label.text) if self.chance.random() < 0.7 else label.text
        words = text.replace("|", " ").split()
        if len(words) > 2:
            words = [word for word in words if self.chance.random() > DROPPED] or words
        said = []
        for word in words:
            other = _EXCHANGED.get(word.lower().strip(",."))
            said.append(self.chance.choice(other) if other and self._maybe() else word)
        return " ".join(said) or label.text

    def _listed(self, names: list[str], last: str) -> str:
        return ", ".join(names[:-1]) + last + names[-1] if len(names) > 1 else names[0]

    def _fill(self, templates: tuple[str, ...], **words: str) -> str:
        unit = self.grid.headings[0].field.counted.lower()
        money = "million dollars" if "million" in unit else "dollars" if "$" in unit or "dollar" in unit else ""
        text = self.chance.choice(templates)
        return " ".join(text.format(m=money, **words).split()).lower()
