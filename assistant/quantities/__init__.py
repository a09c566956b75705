"""Numbers and units: found in text, compared, put into words. Knows no table, no place and no model."""

from assistant.quantities.compare import agrees, units_compatible
from assistant.quantities.find import Quantity, find_quantities
from assistant.quantities.format import format_value
from assistant.quantities.units import UNITS, normalise_unit

__all__ = [
    "UNITS",
    "Quantity",
    "agrees",
    "find_quantities",
    "format_value",
    "normalise_unit",
    "units_compatible",
]
