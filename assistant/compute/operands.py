"""What operands have to be, whatever is done with them: without a table beside them, of one value each."""

from __future__ import annotations

from decimal import Decimal

from assistant.compute.result import Result
from assistant.errors import FigureError
from assistant.types import FigureRequest


def refuse_own_table(request: FigureRequest) -> None:
    """Refuse operands beside a table.

    Raises:
        FigureError: the request names both.
    """
    if request.table or request.where:
        raise FigureError("The request has operands and a table of its own.", "Give either `operands` or a `table`.")


def one_value(result: Result) -> Decimal:
    """The value of an operand.

    Raises:
        FigureError: it has several.
    """
    if result.value is None:
        raise FigureError(
            f"An operand gives {len(result.values)} values where one is needed: {result.label}.",
            "Name one member of each dimension and one period in every operand.",
        )
    return result.value
