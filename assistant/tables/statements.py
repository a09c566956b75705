"""Ibis expressions as SQL of an engine, once to be read and once with its texts bound. Runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Dialect = Literal["duckdb", "postgres"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A query: `shown` has its texts quoted in it; `bound` has `$1`, `$2`, ... in their stead, `values` holds them."""

    shown: str
    bound: str
    values: tuple[str, ...]


def statement_of(expression: Any, dialect: Dialect, most: int | None = None) -> Statement:
    """An expression as a statement that gives at most so many rows; the limit is not shown."""
    from sqlglot import exp

    query = _compiler(dialect).to_sqlglot(expression)
    values: list[str] = []

    def bind(node: Any) -> Any:
        if isinstance(node, exp.Literal) and node.is_string:
            values.append(node.this)
            return exp.Parameter(this=exp.Literal.number(len(values)))
        return node

    bound = query.transform(bind)
    if most is not None and bound.args.get("limit") is None:
        bound = bound.limit(most, copy=False)
    return Statement(query.sql(dialect=dialect, pretty=True), bound.sql(dialect=dialect), tuple(values))


@lru_cache(maxsize=2)
def _compiler(dialect: Dialect) -> Any:
    from ibis.backends.sql.compilers import DuckDBCompiler, PostgresCompiler

    return DuckDBCompiler() if dialect == "duckdb" else PostgresCompiler()
