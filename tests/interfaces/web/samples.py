"""Answers with hostile words in every place, and a library that holds their sources."""

from decimal import Decimal

from assistant.types import (
    Answer,
    Cell,
    Citation,
    Claim,
    Field,
    Figure,
    FigureRequest,
    Locator,
    MemberValue,
    Note,
    Option,
    Publication,
    Receipt,
    Source,
    Step,
    Table,
)

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>"\' onmouseover="x'
TEXT = "## Where they go\n\nMany left. Spain registered 1,240 nurses. Others stayed.\n\n## Why\n\nPay is low.\n"


def table(title: str = "Flows of nurses", *, name: str = "nurses") -> Table:
    fields = (
        Field("year", "Year", "integer", "time"),
        Field("origin", "Country of origin", "string", "dimension"),
        Field(name, "Nurses", "integer", "measure"),
        Field("remark", "Remark", "string", "attribute"),
    )
    return Table(Source("flows", "table", title, "Observatory"), "About flows.", fields, 2, "hash")


class Shelf:
    """A table store of one table."""

    def __init__(self, held: Table | None = None, rows: tuple[tuple[str, ...], ...] = ()) -> None:
        self._table = held or table()
        self._rows = rows or (("2021", "Portugal", "300", "=1+1"), ("2022", "Portugal", "310", "fine"))

    def get(self, table_id: str) -> Table:
        assert table_id == self._table.id
        return self._table

    def rows(self, table_id: str) -> tuple[tuple[str, ...], ...]:
        assert table_id == self._table.id
        return self._rows


class Library:
    """A library of one text and one table."""

    def __init__(self, text: str = TEXT, tables: Shelf | None = None) -> None:
        self._text = text
        self.tables = tables or Shelf()

    def source_text(self, source_id: str) -> str:
        return self._text


def quote(key: str, words: str, text: str = TEXT, **changes: object) -> Citation:
    """The citation of words of a text."""
    start = text.index(words)
    values: dict[str, object] = {
        "kind": "passage",
        "source_id": "brief",
        "title": "A brief",
        "publisher": "Us",
        "published": "2024-05",
        "url": "https://example.org/brief",
        "based_on": (Publication("The register", "Ministry", "2023", "https://example.org/register", "primary"),),
        "evidence": "mixed",
        "licence": "CC BY 4.0",
        "locator": Locator(section="Where they go", start=start, end=start + len(words)),
        "quote": words,
    }
    return Citation(key=key, **(values | changes))  # type: ignore[arg-type]


def cells(key: str, *rows: int) -> Citation:
    """The citation of cells of the table."""
    where = Locator(rows=rows, fields=("nurses",))
    return Citation(key, "table", "flows", "Flows", "Observatory", "2023", "", (), "", "", where, "310")


def figure(key: str = "F1", **changes: object) -> Figure:
    """A difference of two cells."""
    values: dict[str, object] = {
        "label": "Nurses, Portugal",
        "value": Decimal(10),
        "values": (
            MemberValue((("year", "2021"),), Decimal(300)),
            MemberValue((("year", "2022"),), Decimal(310)),
        ),
        "unit": "count",
        "display": "10",
        "operation": "difference",
        "request": FigureRequest("difference", "flows", "nurses"),
        "formula": "310 − 300 = 10",
        "cells": (Cell("flows", 1, "nurses", "310"), Cell("flows", 0, "nurses", "300")),
        "sql": 'SELECT "nurses" FROM "flows" WHERE 1 < 2',
        "caveats": ("Small sample.",),
    }
    return Figure(key=key, **(values | changes))  # type: ignore[arg-type]


def answer(**changes: object) -> Answer:
    """An answer of one quote and one figure."""
    values: dict[str, object] = {
        "status": "answered",
        "text": "Spain registered 1,240 nurses [1]. The number rose by 10 [F1].",
        "citations": (quote("1", "Spain registered 1,240 nurses."), cells("F1", 1, 0)),
        "figures": (figure(),),
        "claims": (Claim("Spain registered 1,240 nurses.", ("1",), "quoted"),),
        "notes": (Note("caveat", "All fields."), Note("assumption", "The latest year, 2022 [1].")),
        "steps": (Step("plan", 0.2, "lookup over flows"), Step("verify", 0.1, "2 sentences kept")),
        "receipt": Receipt("How many?", "1", "c", "s"),
        **changes,
    }
    return Answer("id", "How many?", "How many?", **values)  # type: ignore[arg-type]


def hostile_answer() -> Answer:
    """An answer all of whose words are hostile."""
    cited = quote(
        "1",
        HOSTILE,
        HOSTILE,
        source_id=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        published=HOSTILE,
        url="javascript:alert(1)",
        based_on=(Publication(HOSTILE, HOSTILE, HOSTILE, "data:text/html,x", HOSTILE),),
        evidence=HOSTILE,
        licence=HOSTILE,
        locator=Locator(section=HOSTILE, start=0, end=len(HOSTILE)),
    )
    drawn = figure(label=HOSTILE, display=HOSTILE, formula=HOSTILE, sql=HOSTILE, caveats=(HOSTILE,))
    return answer(
        text=f"{HOSTILE} [1][F1] ![x](https://evil.example/x.png) [here](javascript:alert(1)) [1](https://evil.example)",
        citations=(cited, cells("F1", 0, 1)),
        figures=(drawn,),
        notes=(Note("caveat", HOSTILE),),
        options=(Option(HOSTILE, HOSTILE),),
        steps=(Step(HOSTILE, 0.1, HOSTILE),),
    )


def hostile_library() -> Library:
    """The sources of `hostile_answer`."""
    rows = (("2021", HOSTILE, "300", HOSTILE), ("2022", HOSTILE, "310", HOSTILE))
    return Library(HOSTILE, Shelf(table(HOSTILE), rows))
