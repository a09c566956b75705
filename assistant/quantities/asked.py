"""Whether a question wants an amount of money. Reads no number and knows no table."""

from __future__ import annotations

import re

from assistant.quantities.units import CURRENCIES

_PAID = r"(?:earn|pay|paid|cost|spend|spent|charge|invest|donate|owe|borrow|sell for|sold for|make a (?:year|month))"
_HOW_MUCH = re.compile(
    rf"\bhow much\b(?! (?:of\b|more\b|less\b|\w+er\b))[^.?!;]*\b{_PAID}(?:s|ed|ing)?\b|\bhow much money\b",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"\bearn(?:ed|s|ing)?\s+(?:an?|the|their|his|her)?\s*(?:[\w.'’-]+\s){0,4}(?:degrees?|doctorates?|phds?|ph\.d|masters?|diplomas?)",
    re.IGNORECASE,
)


def asks_money(question: str) -> bool:
    """Whether it asks how much is earned, paid or spent; a degree that is earned is no money."""
    return bool(_HOW_MUCH.search(question)) and not _FINISHED.search(question)


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit in CURRENCIES
