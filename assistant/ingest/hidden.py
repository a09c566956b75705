"""What is said of hidden sheets, rows and columns: sheets are left, rows and columns are read. Reads no file."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 5


def hidden_sheets(names: Sequence[str]) -> tuple[str, ...]:
    """The remark on sheets that were left out because they are hidden."""
    if not names:
        return ()
    shown = ", ".join(repr(name[:60]) for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    sheets, are = ("sheet", "is") if len(names) == 1 else ("sheets", "are")
    return (f"the {sheets} {shown}{more} {are} hidden and not read. Unhide what is to be read.",)


def hidden_lines(rows: int, columns: int) -> tuple[str, ...]:
    """The caveat of a table with rows or columns that its sheet hides: they count as the others do."""
    told = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in ((rows, "row"), (columns, "column")) if n]
    return (f"The sheet hides {' and '.join(told)} of this table, which count here as the others do.",) if told else ()
