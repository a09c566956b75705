"""A true sentence with its evidence, and the numbers and words of that evidence. Judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.types import Figure, Quote

NUMBER = re.compile(r"(?<![\w.,])(?<!-)\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])(?!,\d)")
YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]\d)")


@dataclass(frozen=True)
class Truth:
    """A true sentence with the evidence it cites under its key."""

    text: str
    origin: str
    wording: str
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    others: dict[str, Decimal] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key the sentence cites."""
        return self.figures[0].key if self.figures else self.quotes[0].key

    @property
    def words(self) -> str:
        """All that the evidence says, as one text."""
        told = [f"{q.text} {q.hit.source.title}" for q in self.quotes]
        for figure in self.figures:
            told += [figure.label, figure.display, *figure.caveats]
            told += [m for f in figure.facets for m in (f.title, *f.members)]
            told += [f"{m} {v.value}" for v in figure.values for _, m in v.members]
            told += [s.publisher + " " + s.title for s in figure.sources]
        return "\n".join(told)

    @property
    def numbers(self) -> frozenset[Decimal]:
        """Every number of the evidence."""
        values = [v.value for f in self.figures for v in f.values]
        values += [f.value for f in self.figures if f.value is not None]
        values += [number_of(m.group()) for m in NUMBER.finditer(self.words)]
        return frozenset(abs(v) for v in values)


def number_of(text: str) -> Decimal:
    """The number that digits with separators are."""
    return Decimal(text.replace(",", "").rstrip("."))
