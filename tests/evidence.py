"""Hits, quotes and figures made by hand from the real articles, for the tests of answers."""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from assistant.types import (
    Evidence,
    Facet,
    Figure,
    FigureRequest,
    Hit,
    Locator,
    MemberValue,
    Operation,
    Passage,
    Plan,
    Quote,
    SearchFilter,
    Source,
)

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"


def hits_of(*names: str, similarity: float = 0.6) -> tuple[Hit, ...]:
    """A hit for each paragraph of the articles, in order; offsets count from the article's first heading."""
    hits: list[Hit] = []
    for name in names:
        front, body = (ARTICLES / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[1:]
        title = re.search(r'^title: "(.*)"$', front, re.MULTILINE)
        assert title
        source = Source(name, "article", title.group(1).replace('\\"', '"'), "Talent flow briefs")
        hits += _paragraphs(source, body.lstrip("\n"), len(hits), similarity)
    return tuple(hits)


def hit(text: str, title: str = "A brief", section: str = "Part", rank: int = 1, similarity: float = 0.6) -> Hit:
    """A hit of one passage."""
    source = Source(title.lower().replace(" ", "-"), "article", title, "Talent flow briefs")
    passage = Passage(
        f"p{rank}", source.id, "passage", f"{title} > {section}", text, Locator(section=section, start=0, end=len(text))
    )
    return Hit(passage, source, 1 / rank, rank, similarity)


def _paragraphs(source: Source, body: str, before: int, similarity: float) -> list[Hit]:
    found: list[Hit] = []
    section = ""
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", body):
        text = match.group()
        if text.startswith("#"):
            section = text.lstrip("# ")
            continue
        rank = before + len(found) + 1
        place = Locator(section=section, start=match.start(), end=match.end())
        passage = Passage(f"{source.id}-{rank}", source.id, "passage", f"{source.title} > {section}", text, place)
        found.append(Hit(passage, source, 1 / rank, rank, similarity))
    return found


def quote_of(hits: Sequence[Hit], text: str, key: str = "1") -> Quote:
    """The quote of a sentence that one of the hits holds, given by its beginning."""
    for found in hits:
        start = found.passage.text.find(text)
        if start >= 0:
            end = re.compile(r"\.(?=\s[A-Z]|$)").search(found.passage.text, start)
            assert end
            base = found.passage.locator.start or 0
            locator = Locator(section=found.passage.locator.section, start=base + start, end=base + end.end())
            return Quote(key, found, found.passage.text[start : end.end()], locator, 0.8)
    raise AssertionError(f"no hit holds {text!r}")


def plan(question: str, **changes: object) -> Plan:
    """A plan for a question without figures."""
    values: dict[str, object] = {"wants_prose": True, **changes}
    return Plan(question, question, question, SearchFilter(), **values)  # type: ignore[arg-type]


def figure(
    label: str,
    value: str | None,
    unit: str,
    operation: Operation = "lookup",
    facets: Sequence[Facet] = (),
    values: Sequence[tuple[tuple[tuple[str, str], ...], str]] = (),
    display: str = "",
    key: str = "F1",
    caveats: tuple[str, ...] = (),
    publisher: str = "MacroPolo",
    values_unit: str = "",
) -> Figure:
    """A figure as `compute` makes them."""
    return Figure(
        key=key,
        label=label,
        value=Decimal(value) if value is not None else None,
        values=tuple(MemberValue(members, Decimal(number)) for members, number in values),
        unit=unit,
        display=display or f"{value} {unit}",
        operation=operation,
        request=FigureRequest(operation, "talent_tracker", "share"),
        formula="",
        cells=(),
        sql="",
        caveats=caveats,
        values_unit=values_unit,
        facets=tuple(facets),
        sources=(Source("talent_tracker", "table", "Top-tier AI researchers by country", publisher),),
    )


def origin(*members: str, title: str = "country of undergraduate degree") -> Facet:
    """A facet of places people come from."""
    return Facet("origin", title, "place", "origin", members)


def destination(*members: str, title: str = "country of work") -> Facet:
    """A facet of places people go to."""
    return Facet("destination", title, "place", "destination", members)


def years(*members: str) -> Facet:
    """The facet of time."""
    return Facet("year", "year", "year", None, members)


def evidence(hits: Sequence[Hit] = (), figures: Sequence[Figure] = ()) -> Evidence:
    """Hits and figures together."""
    return Evidence(tuple(hits), tuple(figures))
