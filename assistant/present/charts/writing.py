"""Chart specifications as JSON text: each decimal with all its digits, keys in the order given. Draws nothing."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def written(value: Any) -> str:
    """The value as compact JSON; the same value gives the same text, and a decimal loses no digit."""
    if isinstance(value, str):
        return _encoded(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{_encoded(key)}:{written(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(written(held) for held in value) + "]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _encoded(value)
