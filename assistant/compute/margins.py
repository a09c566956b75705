"""The margin of a share of a small sample, from the share and the number it is a share of. Knows no other error."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Protocol

from assistant.compute.numbers import number
from assistant.compute.rows import Row
from assistant.quantities import format_value
from assistant.types import Field, Table

_FEW = 3
_TOLD = Decimal(3)  # points; a smaller margin is not worth a sentence
_NORMAL = Decimal("1.96")


class Told(Protocol):
    """Rows of one table that a figure speaks of."""

    @property
    def table(self) -> Table:
        """The table."""

    @property
    def measure(self) -> Field:
        """The measure read."""

    @property
    def told(self) -> tuple[Row, ...]:
        """The rows that the value speaks of."""


def margin_of(percent: Decimal, size: Decimal) -> Decimal | None:
    """Half the width of the 95 percent interval of a share, in points (Agresti and Coull); None where it has none.

    Their interval, unlike the plain one, does not vanish at 0 and 100 percent.
    """
    if size <= 0 or not 0 <= percent <= 100:
        return None
    with localcontext(prec=28):
        square = _NORMAL * _NORMAL
        widened = size + square
        share = (percent / 100 * size + square / 2) / widened
        return _NORMAL * (share * (1 - share) / widened).sqrt() * 100


def margins(parts: Sequence[Told]) -> list[str]:
    """What to say of shares whose base, the measure's weight, is small; nothing where many shares are told."""
    told = []
    for part in parts:
        base = part.table.field_named(part.measure.weight or "")
        if part.measure.unit != "percent" or base is None or base.unit != "count" or len(part.told) > _FEW:
            continue
        told += [text for row in part.told if (text := _margin(row, base, alone=len(part.told) == 1))]
    return told


def _margin(row: Row, base: Field, alone: bool) -> str:
    margin = margin_of(row.value, row.weight) if row.weight is not None else None
    if margin is None or margin < _TOLD:
        return ""
    assert row.weight is not None
    counted = base.counted or base.title[:1].lower() + base.title[1:]
    of = "" if alone else f" of {', '.join(m for m in row.members.values() if m)}"
    shown = format_value(margin.quantize(Decimal("0.1")), "points")
    base_told = f"the share{of} rests on {number(row.weight)} ({counted})"
    return f"Small base: {base_told}; of a sample, its margin is about ±{shown}."
