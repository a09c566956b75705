"""Ibis expressions as SQL of an engine, once to be read and once with its texts bound. Runs nothing.

Ibis takes milliseconds to make SQL. An expression may hold markers in the stead of texts; its template is then good for
any texts in their places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Dialect = Literal["duckdb", "postgres"]
_MARKER = re.compile(r"\x02(\d+)\x02")


@dataclass(frozen=True, slots=True)
class Statement:
    """A query: `shown` has its texts quoted in it; `bound` has `$1`, `$2`, ... in their stead, `values` holds them."""

    shown: str
    bound: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A query whose texts may be markers; `texts` are those of `$1`, `$2`, ..."""

    shown: str
    bound: str
    texts: tuple[str, ...]

    def filled(self, values: Sequence[str]) -> Statement:
        """The statement with these values in the places of the markers 0, 1, ..."""
        shown = _MARKER.sub(lambda found: values[int(found[1])].replace("'", "''"), self.shown)
        marked = (_MARKER.fullmatch(text) for text in self.texts)
        bound = tuple(values[int(m[1])] if m else text for m, text in zip(marked, self.texts, strict=True))
        return Statement(shown, self.bound, bound)


def marker(position: int) -> str:
    """What stands in an expression for the value of that position."""
    return f"\x02{position}\x02"


def template_of(expression: Any, dialect: Dialect, most: int | None = None) -> Template:
    """An expression as a template of statements that give at most so many rows; the limit is not shown."""
    from sqlglot import exp

    query = _compiler(dialect).to_sqlglot(expression)
    texts: list[str] = []

    def bind(node: Any) -> Any:
        if isinstance(node, exp.Literal) and node.is_string:
            texts.append(node.this)
            return exp.Parameter(this=exp.Literal.number(len(texts)))
        return node

    bound = query.transform(bind)
    if most is not None and bound.args.get("limit") is None:
        bound = bound.limit(most, copy=False)
    return Template(query.sql(dialect=dialect, pretty=True), bound.sql(dialect=dialect), tuple(texts))


def statement_of(expression: Any, dialect: Dialect, most: int | None = None) -> Statement:
    """An expression without markers as a statement that gives at most so many rows."""
    template = template_of(expression, dialect, most)
    return Statement(template.shown, template.bound, template.texts)


@lru_cache(maxsize=2)
def _compiler(dialect: Dialect) -> Any:
    from ibis.backends.sql.compilers import DuckDBCompiler, PostgresCompiler

    return DuckDBCompiler() if dialect == "duckdb" else PostgresCompiler()
