"""Numbers and units: found in text, compared, put into words. Knows no table, no place and no model."""

from assistant.quantities.asked import asks_money, is_money
from assistant.quantities.compare import agrees, units_compatible
from assistant.quantities.find import find_quantities
from assistant.quantities.format import format_value
from assistant.quantities.quantity import Quantity
from assistant.quantities.units import UNITS, normalise_unit
from assistant.quantities.years import YearSpan, find_years

__all__ = [
    "UNITS",
    "Quantity",
    "YearSpan",
    "agrees",
    "asks_money",
    "find_quantities",
    "find_years",
    "format_value",
    "is_money",
    "normalise_unit",
    "units_compatible",
]
