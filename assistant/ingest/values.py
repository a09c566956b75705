"""Typed values of spreadsheet cells as the text a grid keeps. Reads no file, understands no column."""

from __future__ import annotations

import datetime as dt
from typing import Any

from assistant.ingest.text import clean_line


def value_text(value: Any, *, percent: bool = False) -> str:
    """A cell's value as text: dates by ISO, whole floats without a point, percentages with their sign (`12.5%`)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value != value:
        return ""
    if percent and isinstance(value, int | float):
        return f"{float(f'{value * 100:.12g}'):.12g}%"
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return clean_line(str(value))


def plain_number(value: float) -> str:
    """A float to 15 digits in positional notation; infinity is no value."""
    if value in (float("inf"), float("-inf")):
        return ""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.20f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.0f}"
